package org.meridian.ui.viewer.model;

/**
 * What a drag does freely, in the steps of a key: window, zoom and place of an image. Away from the
 * ends a step and the one against it leave all as it was. Used on the model's thread.
 */
public final class SmallStep {
    /** A step changes the window by this share of its width. */
    private static final double WINDOW = 0.05;

    private static final double ZOOM = 1.25;

    /** A step moves the image by this share of its area on the screen. */
    private static final double PAN = 0.1;

    private SmallStep() {}

    public static void wider(ViewerModel model) {
        window(model, WINDOW, 0);
    }

    /** Takes a step wider back, which was a share of a narrower window. */
    public static void narrower(ViewerModel model) {
        window(model, -WINDOW / (1 + WINDOW), 0);
    }

    public static void brighter(ViewerModel model) {
        window(model, 0, -WINDOW);
    }

    public static void darker(ViewerModel model) {
        window(model, 0, WINDOW);
    }

    private static void window(ViewerModel model, double right, double down) {
        model.windowDrag(right * Windowing.PIXELS_PER_WIDTH, down * Windowing.PIXELS_PER_WIDTH);
    }

    /**
     * Zooms about the middle.
     *
     * @param count 1 to enlarge, -1 to make smaller
     */
    public static void zoom(ViewerModel model, int count) {
        model.zoom(Math.pow(ZOOM, count));
    }

    /** Moves the image as a drag does; {@code right} and {@code down} in steps. */
    public static void pan(ViewerModel model, int right, int down) {
        model.panDrag(right * PAN * model.width(), down * PAN * model.height());
    }
}

package org.meridian.imaging;

/**
 * From image pixels to the device pixels of a viewport: {@code device = offset + scale * image}.
 * Both count from the upper left corner of the first pixel, so that its centre is at 0.5. A
 * negative scale mirrors.
 */
public record ViewTransform(double scaleX, double scaleY, double offsetX, double offsetY) {
    public ViewTransform {
        if (!Double.isFinite(scaleX + scaleY + offsetX + offsetY) || scaleX == 0 || scaleY == 0) {
            throw new IllegalArgumentException("no transform");
        }
    }

    /**
     * The whole image in the middle of the viewport, with the right shape when its pixels are not
     * square.
     *
     * @param columnSpacing and {@code rowSpacing} in any common unit; 1 and 1 when unknown
     */
    public static ViewTransform fit(
            int columns,
            int rows,
            double columnSpacing,
            double rowSpacing,
            int viewportWidth,
            int viewportHeight) {
        double unit =
                Math.min(
                        Math.max(1, viewportWidth) / (columns * columnSpacing),
                        Math.max(1, viewportHeight) / (rows * rowSpacing));
        double scaleX = unit * columnSpacing;
        double scaleY = unit * rowSpacing;
        return new ViewTransform(
                scaleX,
                scaleY,
                (viewportWidth - columns * scaleX) / 2,
                (viewportHeight - rows * scaleY) / 2);
    }

    /** Enlarged by a factor, about a device position that stays where it is. */
    public ViewTransform zoomed(double factor, double deviceX, double deviceY) {
        return new ViewTransform(
                scaleX * factor,
                scaleY * factor,
                deviceX + (offsetX - deviceX) * factor,
                deviceY + (offsetY - deviceY) * factor);
    }

    /** Moved by device pixels. */
    public ViewTransform panned(double deltaX, double deltaY) {
        return new ViewTransform(scaleX, scaleY, offsetX + deltaX, offsetY + deltaY);
    }

    public double toDeviceX(double imageX) {
        return offsetX + scaleX * imageX;
    }

    public double toDeviceY(double imageY) {
        return offsetY + scaleY * imageY;
    }

    public double toImageX(double deviceX) {
        return (deviceX - offsetX) / scaleX;
    }

    public double toImageY(double deviceY) {
        return (deviceY - offsetY) / scaleY;
    }
}

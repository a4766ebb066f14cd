package org.meridian.ui.viewer.model;

import org.meridian.ui.viewer.model.ViewerModel.Look;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.Optional;

/**
 * Turns the pointer into changes of an image: the left button does what its tool says, the middle
 * one drags the image, the right one the zoom. What is drawn there is taken before the tool. The
 * keys can lead a pointer too. Used on the model's thread.
 */
public final class PointerInput {
    /** A button of the mouse. */
    public enum Button {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** A hand that trembles by so many pixels does not drag yet. */
    private static final double SLACK = 3;

    private static final double WHEEL_ZOOM = 1.15;
    private static final int BIG_STEP = 10;

    /** A whole series is scrolled by a drag over the image's height, a short one not too fast. */
    private static final double LEAST_PIXELS_AN_IMAGE = 6;

    private final ViewerModel model;
    private final Toolbox tools;
    private final Drawing drawing;
    private final Together together;
    private Optional<Drag> drag = Optional.empty();
    private Optional<Point> last = Optional.empty();
    private boolean byKeys;

    private record Drag(Tool tool, Button button, Point from, Look look, int index, boolean moved) {
        Drag movedTo(Point to) {
            boolean far = Math.hypot(to.x() - from.x(), to.y() - from.y()) > SLACK;
            return new Drag(tool, button, from, look, index, moved || far);
        }
    }

    /**
     * @param together what is done to all images
     */
    public PointerInput(ViewerModel model, Toolbox tools, Drawing drawing, Together together) {
        this.model = model;
        this.tools = tools;
        this.drawing = drawing;
        this.together = together;
    }

    public void press(Button button, Point at) {
        byKeys = false;
        down(button, at);
    }

    private void down(Button button, Point at) {
        last = Optional.of(at);
        if (drag.isPresent() || button == Button.LEFT && (takeLine(at) || pressDrawing(at))) {
            return;
        }
        Tool tool =
                switch (button) {
                    case LEFT -> tools.left();
                    case MIDDLE -> Tool.PAN;
                    case RIGHT -> Tool.ZOOM;
                };
        drag = Optional.of(new Drag(tool, button, at, model.look(), model.index(), false));
        if (tool == Tool.PATH && model.plane() != Plane.CURVED) {
            together.path(at);
        } else if (tool == Tool.CROSSHAIR || tool == Tool.PATH) {
            together.cross(at);
        } else if (tool == Tool.MAGNIFIER) {
            model.redrawOverlay();
        }
    }

    private boolean takeLine(Point at) {
        return !drawing.draws() && together.take(at);
    }

    /** Whether the drawing took the press. */
    private boolean pressDrawing(Point at) {
        var shape = tools.left().shape();
        if (shape.isPresent() && (drawing.draws() || !drawing.isOnHandle(at))) {
            drawing.draw(shape.get(), at);
            return true;
        }
        return drawing.take(at);
    }

    public void move(Point to) {
        byKeys = false;
        to(to);
    }

    private void to(Point to) {
        last = Optional.of(to);
        model.point(Optional.of(to));
        if (together.drag(to)) {
            return;
        }
        drawing.move(to);
        drag = drag.map(d -> d.movedTo(to));
        drag.filter(Drag::moved).ifPresent(d -> apply(d, to));
    }

    private void apply(Drag d, Point to) {
        double right = to.x() - d.from().x();
        double down = to.y() - d.from().y();
        switch (d.tool()) {
            case WINDOW -> from(d, () -> model.windowDrag(right, down));
            case TURN -> from(d, () -> turn(right, down));
            case PAN -> from(d, () -> model.panDrag(right, down));
            case ZOOM -> from(d, () -> model.zoomDrag(down));
            case SCROLL -> model.goTo(d.index() + (int) Math.round(down / pixelsAnImage()));
            case CROSSHAIR -> together.cross(to);
            case PATH -> followBack(to);
            default -> {
                // a drawing tool drags nothing of the image
            }
        }
    }

    /** On the straightened volume the place of the patient is shown on the others. */
    private void followBack(Point to) {
        if (model.plane() == Plane.CURVED) {
            together.cross(to);
        }
    }

    /** A drag is counted from where it began. */
    private void from(Drag d, Runnable change) {
        model.together(
                () -> {
                    model.restore(d.look());
                    change.run();
                });
    }

    /** Turns a volume that is seen from outside; of anything else the window is dragged. */
    private void turn(double right, double down) {
        if (model.plane() == Plane.OUTSIDE) {
            double angle = Math.PI / Math.min(model.width(), model.height());
            model.outside().turn(right * angle, down * angle);
        } else {
            model.windowDrag(right, down);
        }
    }

    private double pixelsAnImage() {
        return Math.max(LEAST_PIXELS_AN_IMAGE, (double) model.height() / Math.max(1, model.size()));
    }

    /**
     * Ends a drag.
     *
     * @return whether the right button was pressed without being dragged, which asks for the menu
     */
    public boolean release(Button button, Point at) {
        if (button == Button.LEFT) {
            together.release();
            drawing.release(at);
        }
        Optional<Drag> ended = drag.filter(d -> d.button() == button);
        if (ended.isPresent()) {
            drag = Optional.empty();
            model.redrawOverlay();
        }
        return ended.filter(d -> button == Button.RIGHT && !d.moved()).isPresent();
    }

    public void leave() {
        if (!byKeys) {
            model.point(Optional.empty());
        }
    }

    /**
     * Turns the wheel.
     *
     * @param notches positive away from the hand
     * @param zoom with Ctrl: zoom at the pointer
     * @param big with Shift: ten images; of planes with both a thicker or thinner slab
     */
    public void wheel(int notches, Point at, boolean zoom, boolean big) {
        if (zoom && big && model.plane().cuts()) {
            SlabChoice now = model.slab();
            model.setSlab(notches > 0 ? now.thicker() : now.thinner());
        } else if (zoom || model.plane() == Plane.OUTSIDE) {
            model.zoomAt(at, Math.pow(WHEEL_ZOOM, notches));
        } else {
            model.scroll(-notches * (big ? BIG_STEP : 1));
        }
    }

    /** Where the magnifier is held; empty while it is not. */
    public Optional<Point> glass() {
        return drag.filter(d -> d.tool() == Tool.MAGNIFIER).flatMap(d -> last);
    }

    // --- the pointer that keys lead ---

    /** Where the keys have led the pointer; empty while the hand leads it. */
    public Optional<Point> keyPointer() {
        return byKeys ? last : Optional.empty();
    }

    /** Leads the pointer by the keys, from where it was last or from the middle. */
    public void nudge(double right, double down) {
        Point from = last.orElseGet(() -> new Point(model.width() / 2.0, model.height() / 2.0));
        byKeys = true;
        to(
                new Point(
                        Math.max(0, Math.min(model.width() - 1.0, from.x() + right)),
                        Math.max(0, Math.min(model.height() - 1.0, from.y() + down))));
    }

    /** Presses and releases the left button where the keys have led the pointer. */
    public void tap() {
        Optional<Point> at = keyPointer();
        if (at.isEmpty()) {
            nudge(0, 0);
        } else {
            down(Button.LEFT, at.get());
            release(Button.LEFT, at.get());
        }
    }

    /**
     * Takes a running drag back, or what is being drawn.
     *
     * @return whether there was any
     */
    public boolean cancel() {
        drag.ifPresent(
                d -> {
                    model.restore(d.look());
                    model.goTo(d.index());
                });
        boolean was = drag.isPresent() | drawing.cancel() | together.cancel();
        drag = Optional.empty();
        return was;
    }

    /** Forgets a drag, when another subject comes. */
    public void forget() {
        drag = Optional.empty();
        drawing.keep();
        drawing.cancel();
        together.cancel();
        byKeys = false;
    }
}

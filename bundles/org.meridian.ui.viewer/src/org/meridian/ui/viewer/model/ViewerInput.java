package org.meridian.ui.viewer.model;

import org.meridian.ui.viewer.model.ViewerModel.Look;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.Optional;

/**
 * Turns the pointer and actions into changes of the model: the left button drags the window, the
 * middle one the image, the right one the zoom. Used on the model's thread.
 */
public final class ViewerInput {
    /** Goes to another series of the study. */
    public interface SeriesSteps {
        /**
         * @param count 1 for the next, -1 for the previous one; beyond an end nothing
         */
        void step(int count);
    }

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

    private final ViewerModel model;
    private final SeriesSteps series;
    private Optional<Drag> drag = Optional.empty();

    private record Drag(Button button, Point from, Look look, boolean moved) {
        Drag movedTo(Point to) {
            boolean far = Math.hypot(to.x() - from.x(), to.y() - from.y()) > SLACK;
            return new Drag(button, from, look, moved || far);
        }
    }

    public ViewerInput(ViewerModel model, SeriesSteps series) {
        this.model = model;
        this.series = series;
    }

    public void press(Button button, Point at) {
        if (drag.isEmpty()) {
            drag = Optional.of(new Drag(button, at, model.look(), false));
        }
    }

    public void move(Point to) {
        model.point(Optional.of(to));
        drag = drag.map(d -> d.movedTo(to));
        drag.filter(Drag::moved).ifPresent(d -> apply(d, to));
    }

    private void apply(Drag d, Point to) {
        double right = to.x() - d.from().x();
        double down = to.y() - d.from().y();
        model.restore(d.look());
        switch (d.button()) {
            case LEFT -> model.windowDrag(right, down);
            case MIDDLE -> model.panDrag(right, down);
            case RIGHT -> model.zoomDrag(down);
        }
    }

    /**
     * Ends a drag.
     *
     * @return whether the right button was pressed without being dragged, which asks for the menu
     */
    public boolean release(Button button) {
        Optional<Drag> ended = drag.filter(d -> d.button() == button);
        if (ended.isPresent()) {
            drag = Optional.empty();
        }
        return ended.filter(d -> button == Button.RIGHT && !d.moved()).isPresent();
    }

    public void leave() {
        model.point(Optional.empty());
    }

    /**
     * Turns the wheel.
     *
     * @param notches positive away from the hand
     * @param zoom with Ctrl: zoom at the pointer
     * @param big with Shift: ten images
     */
    public void wheel(int notches, Point at, boolean zoom, boolean big) {
        if (zoom) {
            model.zoomAt(at, Math.pow(WHEEL_ZOOM, notches));
        } else {
            model.scroll(-notches * (big ? BIG_STEP : 1));
        }
    }

    public void run(ViewerAction action) {
        switch (action) {
            case NEXT_IMAGE -> model.scroll(1);
            case PREVIOUS_IMAGE -> model.scroll(-1);
            case TEN_ON -> model.scroll(BIG_STEP);
            case TEN_BACK -> model.scroll(-BIG_STEP);
            case FIRST_IMAGE -> model.home();
            case LAST_IMAGE -> model.end();
            case NEXT_SERIES -> series.step(1);
            case PREVIOUS_SERIES -> series.step(-1);
            case AUTO_WINDOW -> model.autoWindow();
            case PRESET_1,
                    PRESET_2,
                    PRESET_3,
                    PRESET_4,
                    PRESET_5,
                    PRESET_6,
                    PRESET_7,
                    PRESET_8,
                    PRESET_9 ->
                    model.preset(action.ordinal() - ViewerAction.PRESET_1.ordinal() + 1);
            case INVERT -> model.toggleInvert();
            case OVERLAYS -> model.toggleOverlays();
            case FIT -> model.fit();
            case ONE_TO_ONE -> model.oneToOne();
            case RESET -> model.reset();
            case CANCEL -> cancel();
        }
    }

    /** Takes a running drag back; without one the view is reset. */
    private void cancel() {
        if (drag.isPresent()) {
            model.restore(drag.get().look());
            drag = Optional.empty();
        } else {
            model.reset();
        }
    }

    /** Forgets a drag, when another subject comes. */
    public void forget() {
        drag = Optional.empty();
    }
}

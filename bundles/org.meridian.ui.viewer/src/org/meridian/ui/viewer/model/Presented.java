package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.workflow.ImageDescription;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The presentation state by which a cell shows its images (PS3.3 A.33), for which of them it was
 * applied, and where it puts them on the screen: a person changes what it made of an image until
 * another image comes. Used on the model's thread.
 */
final class Presented {
    private final Viewport viewport;
    private Optional<PresentationState> state = Optional.empty();

    /** Empty before the first image; of a cut an empty one. */
    private Optional<Optional<ImageDescription>> applied = Optional.empty();

    private Optional<Display> current = Optional.empty();
    private OptionalDouble pitch = OptionalDouble.empty();

    Presented(Viewport viewport) {
        this.viewport = viewport;
    }

    Optional<PresentationState> state() {
        return state;
    }

    void choose(Optional<PresentationState> wanted) {
        state = wanted;
        applied = Optional.empty();
        current = Optional.empty();
    }

    /** How the displayed image is shown by the state; empty where it says nothing of it. */
    Optional<Display> current() {
        return current;
    }

    /** The same; of an image as it came where it says nothing. */
    Display display() {
        return current.orElse(Display.PLAIN);
    }

    /** The state, where it says something of the displayed image. */
    Optional<PresentationState> inForce() {
        return state.filter(s -> current.isPresent());
    }

    /**
     * Whether another image is displayed than the last time, while there is a state. A state is of
     * images as they were taken: on a cut it says nothing.
     */
    boolean moves(Optional<Displayed> displayed) {
        if (state.isEmpty() || displayed.isEmpty()) {
            return false;
        }
        Optional<ImageDescription> image =
                displayed.filter(d -> d.plane() == Plane.STACK).map(Displayed::description);
        if (applied.isPresent() && isSame(applied.get(), image)) {
            return false;
        }
        applied = Optional.of(image);
        current =
                image.flatMap(
                        i ->
                                state.filter(s -> s.isFor(i.sopInstanceUID()))
                                        .map(s -> s.display(i.sopInstanceUID(), i.frame())));
        return true;
    }

    /** Turns and enlarges the displayed image as the state says; as it came where it does not. */
    void place() {
        Display display = display();
        if (!viewport.turn().equals(display.turn())) {
            viewport.turn(display.turn());
        }
        display.area().ifPresentOrElse(this::show, viewport::fit);
    }

    private void show(DisplayedArea area) {
        viewport.show(
                area.left() - 1, area.top() - 1, area.right(), area.bottom(), magnification(area));
    }

    /** Device pixels a column of the image as the area wants them; empty for as it fits. */
    private OptionalDouble magnification(DisplayedArea area) {
        return switch (area.mode()) {
            case SCALE_TO_FIT -> OptionalDouble.empty();
            case MAGNIFY -> OptionalDouble.of(area.magnification());
            case TRUE_SIZE ->
                    pitch.isPresent() && area.columnSpacing().isPresent()
                            ? OptionalDouble.of(
                                    area.columnSpacing().getAsDouble() / pitch.getAsDouble())
                            : OptionalDouble.empty();
        };
    }

    /**
     * Takes how far the screen's pixels are apart, in millimetres; empty when unknown.
     *
     * @return whether they were others before
     */
    boolean pitch(OptionalDouble wanted) {
        if (wanted.equals(pitch)) {
            return false;
        }
        pitch = wanted;
        rescale();
        return true;
    }

    /** On a screen with other pixels, shows anew an area whose size counts in those. */
    void rescale() {
        current.flatMap(Display::area)
                .filter(a -> a.mode() != DisplayedArea.Mode.SCALE_TO_FIT)
                .ifPresent(this::show);
    }

    /** Whether the image is to be as large as it is, of which the screen knows nothing. */
    boolean isTrueSizeUnknown() {
        return current.flatMap(Display::area)
                .filter(a -> a.mode() == DisplayedArea.Mode.TRUE_SIZE)
                .filter(a -> magnification(a).isEmpty())
                .isPresent();
    }

    private static boolean isSame(
            Optional<ImageDescription> one, Optional<ImageDescription> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty()
                        || one.get().sopInstanceUID().equals(other.get().sopInstanceUID())
                                && one.get().frame() == other.get().frame());
    }
}

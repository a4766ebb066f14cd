package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.PresentationState;
import org.meridian.workflow.ImageDescription;

import java.util.Optional;

/**
 * The presentation state by which a cell shows its images (PS3.3 A.33), and for which of them it
 * was applied: a person changes what it made of an image until another image comes. Used on the
 * model's thread.
 */
final class Presented {
    private Optional<PresentationState> state = Optional.empty();

    /** Empty before the first image; of a cut an empty one. */
    private Optional<Optional<ImageDescription>> applied = Optional.empty();

    private Optional<Display> current = Optional.empty();

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

    private static boolean isSame(
            Optional<ImageDescription> one, Optional<ImageDescription> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty()
                        || one.get().sopInstanceUID().equals(other.get().sopInstanceUID())
                                && one.get().frame() == other.get().frame());
    }
}

package org.meridian.ui.viewer.model;

import org.meridian.dicom.present.Shutters;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether what the file or the state covers of an image is covered (PS3.3 C.7.6.11). Used on the
 * model's thread.
 */
public final class Covering {
    private final Supplier<Optional<Displayed>> displayed;
    private final Presented presented;
    private final Runnable changed;
    private boolean on = true;

    /**
     * @param changed is called when something else is covered
     */
    Covering(Supplier<Optional<Displayed>> displayed, Presented presented, Runnable changed) {
        this.displayed = displayed;
        this.presented = presented;
        this.changed = changed;
    }

    /** As at the start, told to nobody. */
    void clear() {
        on = true;
    }

    /** Whether what is to be covered is covered. */
    public boolean isOn() {
        return on;
    }

    public void toggle() {
        on = !on;
        changed.run();
    }

    /** Whether anything of the picture on the screen is to be covered. */
    public boolean isPossible() {
        return displayed.get().filter(d -> !of(d).isEmpty()).isPresent();
    }

    /** What is to be covered: what the state that is shown says takes the place of the file's. */
    Shutters of(Displayed image) {
        return presented
                .current()
                .map(state -> new Shutters(state.shutters(), state.shutterGrey()))
                .orElseGet(image::shutters);
    }
}

package org.meridian.ui.viewer.model;

import org.meridian.ui.viewer.model.ViewerModel.Change;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How much stands on the image. Used on the model's thread. */
public final class Overlays {
    private final Supplier<Optional<Displayed>> displayed;
    private final Consumer<Change> changed;
    private OverlayLevel level = OverlayLevel.FULL;

    /**
     * @param changed is told what to draw again
     */
    Overlays(Supplier<Optional<Displayed>> displayed, Consumer<Change> changed) {
        this.displayed = displayed;
        this.changed = changed;
    }

    public OverlayLevel level() {
        return level;
    }

    /** Whether marks and drawings are shown. */
    public boolean areShown() {
        return level != OverlayLevel.OFF;
    }

    public void show(OverlayLevel wanted) {
        level = wanted;
        // the file's own overlays are drawn as pixels
        boolean drawn = displayed.get().filter(d -> !d.planes().isEmpty()).isPresent();
        changed.accept(drawn ? Change.PICTURE : Change.OVERLAY);
    }

    /** Less of it, after the least all again. */
    public void next() {
        show(level.next());
    }
}

package org.meridian.ui.viewer.model;

import org.meridian.core.event.Events.Registration;
import org.meridian.ui.viewer.model.ViewerModel.Change;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who hears of what changes; of several changes together once. Used on the model's thread. */
final class Changes {
    private final Runnable before;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private Optional<Change> held = Optional.empty();

    /**
     * @param before is done before anybody hears of another picture
     */
    Changes(Runnable before) {
        this.before = before;
    }

    Registration listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The pixels are others, and all above them. */
    void picture() {
        tell(Change.PICTURE);
    }

    void tell(Change change) {
        if (held.isPresent()) {
            held = change == Change.PICTURE ? Optional.of(change) : held;
            return;
        }
        if (change == Change.PICTURE) {
            before.run();
        }
        listeners.forEach(l -> l.accept(change));
    }

    /** Listeners hear of several changes once, after the last one. */
    void together(Runnable changes) {
        boolean outermost = held.isEmpty();
        held = held.or(() -> Optional.of(Change.OVERLAY));
        changes.run();
        if (outermost) {
            Change last = held.orElseThrow();
            held = Optional.empty();
            tell(last);
        }
    }
}

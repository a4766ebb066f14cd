package org.meridian.core.event;

import org.meridian.core.event.Events.Registration;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Who wants to hear that one thing has changed, whatever it was. They are called on the thread that
 * tells. Safe for all threads.
 */
public final class Listeners {
    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    public Registration add(Runnable listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    public void tell() {
        all.forEach(Runnable::run);
    }
}

package org.meridian.core.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells those who asked of facts that happened. A fact is a record of ids with a name in the past
 * tense ({@code StudyImported}), published after its commit. Listeners are called on the
 * publisher's thread, return at once, and take work elsewhere. Safe for all threads.
 */
public final class Events {
    private final List<Subscription<?>> subscriptions = new CopyOnWriteArrayList<>();

    /** Ends with {@link #close()}. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    public <T> Registration subscribe(Class<T> type, Consumer<? super T> listener) {
        Subscription<T> subscription = new Subscription<>(type, listener);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    public void publish(Object fact) {
        subscriptions.forEach(s -> s.offer(fact));
    }

    private record Subscription<T>(Class<T> type, Consumer<? super T> listener) {
        void offer(Object fact) {
            if (type.isInstance(fact)) {
                listener.accept(type.cast(fact));
            }
        }
    }
}

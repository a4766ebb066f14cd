package org.meridian.monitor;

import org.meridian.core.event.Events.Registration;
import org.meridian.monitor.internal.SessionReader;
import org.meridian.monitor.spi.DeviceEvent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A running session: one device on one port, tied to one patient. Reads on a thread of its own;
 * when the port is lost it is opened again by its path until the session is closed. Safe for all
 * threads.
 */
public final class MonitorSession implements AutoCloseable {
    private final SessionRecord record;
    private final SessionReader reader;
    private final List<Consumer<? super DeviceEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<MonitorSession> ended;

    /**
     * @param ended is told when the session was closed, filed or not
     */
    MonitorSession(
            SessionRecord record, SessionReader.Starter starter, Consumer<MonitorSession> ended) {
        this.record = record;
        this.ended = ended;
        this.reader = starter.start(event -> listeners.forEach(l -> l.accept(event)));
    }

    /** The session as it was filed at its start. */
    public SessionRecord record() {
        return record;
    }

    /** What is to be shown now: for painting on a timer. */
    public LiveValues live() {
        return reader.live();
    }

    /**
     * Tells every event, on the reading thread: listeners return at once and never wait for the
     * user interface.
     */
    public Registration listen(Consumer<? super DeviceEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Why the newest minutes are not filed, if they are not. They are kept and tried again. */
    public Optional<RuntimeException> problem() {
        return reader.problem();
    }

    /** Now, as the session's host times count it. */
    public Instant now() {
        return reader.now();
    }

    /**
     * Ends reading, files the last minute and the end.
     *
     * @throws org.meridian.core.MeridianException {@link MonitorError#NOT_FILED}
     */
    @Override
    public void close() {
        try {
            reader.close();
        } finally {
            ended.accept(this);
        }
    }
}

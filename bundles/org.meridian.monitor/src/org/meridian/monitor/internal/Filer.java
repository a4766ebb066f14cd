package org.meridian.monitor.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.monitor.MonitorError;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Files the minutes of a session on a thread of its own, so that a slow disk never holds up the
 * reading. A minute that could not be filed is kept and tried again with the next. Safe for all
 * threads.
 */
final class Filer {
    /** A day: more is not kept in memory. */
    private static final int MOST_WAITING = 24 * 60;

    private final Filing filing;
    private final Deque<Filing.Part> waiting = new ArrayDeque<>();
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("monitor-filer").factory());
    private volatile @Nullable RuntimeException problem;

    Filer(Filing filing) {
        this.filing = filing;
    }

    /**
     * Takes a minute that is over.
     *
     * @throws MeridianException {@link MonitorError#NOT_FILED} when a day of them waits
     */
    void add(Filing.Part part) {
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                throw notFiled();
            }
            waiting.addLast(part);
        }
        executor.execute(this::fileWaiting);
    }

    /** Why minutes wait, if they do. */
    Optional<RuntimeException> problem() {
        return Optional.ofNullable(problem);
    }

    private void fileWaiting() {
        Filing.Part next = first();
        try {
            while (next != null) {
                filing.minute(next);
                synchronized (waiting) {
                    waiting.removeFirst();
                }
                next = first();
            }
            problem = null;
        } catch (RuntimeException e) {
            problem = e;
        }
    }

    private Filing.@Nullable Part first() {
        synchronized (waiting) {
            return waiting.peekFirst();
        }
    }

    /** Files what waits and the end of the session; returns when it is done or has failed. */
    void end(Instant time) {
        executor.execute(this::fileWaiting);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
                throw notFiled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFiled();
        }
        if (first() != null) {
            throw notFiled();
        }
        filing.end(time);
    }

    private MeridianException notFiled() {
        synchronized (waiting) {
            return new MeridianException(
                    problem, MonitorError.NOT_FILED, Integer.toString(waiting.size()));
        }
    }
}

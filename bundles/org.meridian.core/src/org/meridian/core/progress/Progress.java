package org.meridian.core.progress;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How long work tells how far it is and learns that it is no longer wanted. Implementations are
 * safe for all threads.
 */
public interface Progress {
    /** Tells nobody and is never cancelled. */
    Progress NONE = silent(() -> false);

    /** Tells nobody, and is cancelled as soon as this says so. */
    static Progress silent(BooleanSupplier cancelled) {
        return new Progress() {
            @Override
            public void begin(String task, long total) {
                // nobody looks
            }

            @Override
            public void worked(long units) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    /**
     * Starts a task.
     *
     * @param task a text for a person, in their language, that identifies no patient
     * @param total the units of work, 0 when unknown
     */
    void begin(String task, long total);

    /** Adds finished units. */
    void worked(long units);

    /**
     * Says more of how far the task is, such as its rate and what time is left.
     *
     * @param line for a person, in their language; identifies no patient
     */
    default void detail(String line) {
        // most look at the units alone
    }

    boolean cancelled();

    /** Call between steps. */
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }
}

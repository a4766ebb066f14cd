package org.meridian.workflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A list of names that stays on a screen. Its grain in the ledger is the opening: the first reading
 * is one search entry, and reading it again because the archive changed meanwhile is none (what
 * came in has entries of its own). Who asks something else opens another list. Each reading passes
 * the door. Safe for all threads.
 */
public final class OpenList<T> {
    private final Supplier<List<T>> reading;
    private final Consumer<List<T>> record;
    private boolean recorded;

    /**
     * @param record writes the entry of an opening, with what it showed
     */
    OpenList(Supplier<List<T>> reading, Consumer<List<T>> record) {
        this.reading = reading;
        this.record = record;
    }

    /** What the list holds now. The names are given out after their entry is written. */
    public List<T> rows() {
        List<T> rows = reading.get();
        synchronized (this) {
            if (!recorded) {
                record.accept(rows);
                recorded = true;
            }
        }
        return rows;
    }
}

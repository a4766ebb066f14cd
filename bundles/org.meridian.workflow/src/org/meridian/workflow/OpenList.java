package org.meridian.workflow;

import org.meridian.core.record.Patient;
import org.meridian.core.store.LedgerEntry;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list of names that stays on a screen. Its grain in the ledger is the opening: the first reading
 * is one search entry, and reading it again because the archive changed meanwhile is none (what
 * came in has entries of its own). Who asks something else opens another list. Each reading passes
 * the door. Safe for all threads.
 */
public final class OpenList<T> {
    private final Actor actor;
    private final Supplier<List<T>> reading;
    private final Function<T, Patient> person;
    private final Function<List<T>, LedgerEntry> entry;
    private boolean recorded;

    /**
     * @param person whose name a row shows
     * @param entry of an opening, with what it showed
     */
    OpenList(
            Actor actor,
            Supplier<List<T>> reading,
            Function<T, Patient> person,
            Function<List<T>, LedgerEntry> entry) {
        this.actor = actor;
        this.reading = reading;
        this.person = person;
        this.entry = entry;
    }

    /** What the list holds now. The names are given out after their entry is written. */
    public List<T> rows() {
        return recorded(reading.get());
    }

    /** As {@link #rows}, for an answer that leaves the program as data, which may be unusual. */
    public List<T> handOut() {
        List<T> rows = reading.get();
        actor.handOut(rows.stream().map(person));
        return recorded(rows);
    }

    private synchronized List<T> recorded(List<T> rows) {
        if (!recorded) {
            actor.record(entry.apply(rows));
            recorded = true;
        }
        return rows;
    }
}

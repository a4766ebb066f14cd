package org.meridian.testkit.store;

import org.meridian.core.store.AppendLog;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the ledger where a test is about another room: remembers the entries, in order. */
public final class RecordedLog implements AppendLog {
    private final List<LedgerEntry> entries = new CopyOnWriteArrayList<>();
    private final List<Integer> seals = new CopyOnWriteArrayList<>();

    @Override
    public void append(UnitOfWork unit, List<LedgerEntry> added) {
        entries.addAll(added);
    }

    @Override
    public void seal(UnitOfWork group) {
        seals.add(entries.size());
    }

    /** Everything appended so far; also what its group lost by a failing commit. */
    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** The types of {@link #entries}. */
    public List<LedgerEntry.Type> types() {
        return entries.stream().map(LedgerEntry::type).toList();
    }

    /** How many entries there were at each seal. */
    public List<Integer> seals() {
        return List.copyOf(seals);
    }
}

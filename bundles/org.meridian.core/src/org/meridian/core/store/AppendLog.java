package org.meridian.core.store;

import java.util.List;

/** The ledger as the store sees it. Called on the writer's thread only. */
public interface AppendLog {
    /** Ends a unit: locks the head row and gives its entries the next leaf numbers. */
    void append(UnitOfWork unit, List<LedgerEntry> entries);

    /** Ends a group, before its commit: one signed head over everything appended. */
    void seal(UnitOfWork group);
}

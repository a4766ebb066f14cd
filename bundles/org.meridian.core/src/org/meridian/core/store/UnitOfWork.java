package org.meridian.core.store;

/**
 * One transaction: all of its rows, its ledger entries and its index-queue rows are kept, or none.
 * Blobs are written and synced before (see {@link BlobStore}). A unit is lent to a {@link Work} on
 * the writer's thread; throwing from the work rolls this unit back and no other.
 */
public interface UnitOfWork extends Reads {
    /**
     * Inserts, updates or deletes.
     *
     * @return the number of rows
     */
    int update(String sql, Object... parameters);

    /** The next value of a sequence of the caller's schema part. */
    long next(String sequence);

    /** Writes this fact into the ledger, as an entry of the same transaction. */
    void append(LedgerEntry entry);

    /**
     * Puts a record into the index queue: its {@link IndexContributor} is asked for it after the
     * commit.
     */
    void index(String kind, String key);

    /** Publishes a fact after the commit was synced. */
    void afterCommit(Object fact);

    /** What is done with the unit. */
    @FunctionalInterface
    interface Work<T> {
        T run(UnitOfWork unit);
    }
}

package org.meridian.core.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The one way to the database. Safe for all threads. */
public interface Database {
    /**
     * Hands a unit to the writer. The future completes after the unit's group was committed and
     * synced to the disk, or with the work's own exception after its rollback.
     */
    <T> CompletableFuture<T> submit(UnitOfWork.Work<T> work);

    /**
     * {@link #submit} and wait; throws what the work threw. Never called from the writer's thread.
     */
    <T> T write(UnitOfWork.Work<T> work);

    /** Reads committed data; readers do not wait for the writer. */
    <T> T read(Function<Reads, T> reader);
}

package org.meridian.core.store;

import java.util.Optional;
import java.util.function.Consumer;

/** A room's records as the search index sees them. */
public interface IndexContributor {
    /** The kind given to {@link UnitOfWork#index}. */
    String kind();

    /** The record's document as of now; empty when the record is gone. */
    Optional<IndexDocument> document(Reads reads, String key);

    /**
     * Keys of the records whose documents tell of another record, which changed.
     *
     * @param kind of the other record
     */
    default void related(Reads reads, String kind, String key, Consumer<String> keys) {}

    /** Every key of the kind, for a rebuild. */
    void keys(Reads reads, Consumer<String> key);
}

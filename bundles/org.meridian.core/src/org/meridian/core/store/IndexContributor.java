package org.meridian.core.store;

import java.util.Optional;
import java.util.function.Consumer;

/** A room's records as the search index sees them. */
public interface IndexContributor {
    /** The kind given to {@link UnitOfWork#index}. */
    String kind();

    /** The record's document as of now; empty when the record is gone. */
    Optional<IndexDocument> document(Reads reads, String key);

    /** Every key of the kind, for a rebuild. */
    void keys(Reads reads, Consumer<String> key);
}

package org.meridian.store;

/**
 * A record that the search index must look at again.
 *
 * @param position gapless, in the order of commits; the index keeps the last one it has done
 * @param kind and {@code key} as given to {@code UnitOfWork.index}
 */
public record QueuedRecord(long position, String kind, String key) {}

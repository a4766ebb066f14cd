package org.meridian.archive;

import java.util.SortedSet;

/**
 * How the search index differs from the records.
 *
 * @param missing kind and key of records that are not in it
 * @param outdated kind and key of records that it has in another state
 * @param extra kind and key of documents without a record
 */
public record IndexDifference(
        SortedSet<String> missing, SortedSet<String> outdated, SortedSet<String> extra) {
    boolean isNone() {
        return missing.isEmpty() && outdated.isEmpty() && extra.isEmpty();
    }
}

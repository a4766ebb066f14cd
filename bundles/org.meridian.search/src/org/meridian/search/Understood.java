package org.meridian.search;

import java.util.List;

/**
 * Words of a query that were understood as more than words.
 *
 * @param from where they begin in {@link ReadQuery#text}, {@code to} where they end
 * @param words as they were typed
 * @param meanings all of which hold
 * @param orWords whether the words may stand in the record as they are instead
 * @param excluded whether it must not hold
 */
public record Understood(
        int from,
        int to,
        String words,
        List<Meaning> meanings,
        boolean orWords,
        boolean excluded) {}

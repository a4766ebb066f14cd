package org.meridian.search.internal.language;

import org.meridian.search.Meaning;

import java.util.List;
import java.util.Set;

/**
 * Words that were understood.
 *
 * @param end after the last of them, as an index into the text
 * @param meanings all of which hold
 * @param alsoWords other texts of which one may stand in the record instead of the meaning; the
 *     typed words among them where they may be meant as they stand. Empty: the meaning alone.
 */
record Phrase(int end, List<Meaning> meanings, Set<String> alsoWords) {
    Phrase(int end, Meaning meaning) {
        this(end, List.of(meaning), Set.of());
    }
}

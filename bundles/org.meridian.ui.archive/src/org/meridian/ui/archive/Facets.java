package org.meridian.ui.archive;

import org.meridian.search.Meaning;
import org.meridian.search.Understood;

import java.util.Map;
import java.util.Set;

/** Values of keyword fields as words of a query, and found in one again. */
final class Facets {
    /** Names of the fields in the language of queries, where they are others. */
    private static final Map<String, String> NAMES = Map.of("bodyPartExamined", "body");

    private Facets() {}

    /** {@code modality:CT}; a value with spaces in quotation marks. */
    static String words(String field, String value) {
        String quoted = value.matches("\\S+") ? value : '"' + value + '"';
        return NAMES.getOrDefault(field, field) + ":" + quoted;
    }

    /** Whether what was understood asks for this value and nothing else. */
    static boolean is(Understood one, String field, String value) {
        return !one.excluded()
                && !one.orWords()
                && one.meanings().size() == 1
                && one.meanings().getFirst() instanceof Meaning.Values values
                && values.field().equals(field)
                && values.values().equals(Set.of(value));
    }
}

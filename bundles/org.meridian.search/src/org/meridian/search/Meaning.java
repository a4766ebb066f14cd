package org.meridian.search;

import java.util.Set;

/** What words were understood to ask for. */
public sealed interface Meaning {
    /** This and everything that a request asks for already. */
    SearchRequest and(SearchRequest request);

    /** A date in a range. */
    record Dates(DateRange range) implements Meaning {
        @Override
        public SearchRequest and(SearchRequest request) {
            return request.withDates(request.dates().map(range::and).orElse(range));
        }
    }

    /**
     * One of the values of a keyword field.
     *
     * @param field such as {@code modality}
     */
    record Values(String field, Set<String> values) implements Meaning {
        @Override
        public SearchRequest and(SearchRequest request) {
            return request.withAnother(field, values);
        }
    }

    /**
     * A number in a range.
     *
     * @param name such as {@code diameter} (mm), {@code age} (years) or {@code spo2min}
     */
    record Number(String name, NumberRange range) implements Meaning {
        @Override
        public SearchRequest and(SearchRequest request) {
            return request.withNumber(name, range);
        }
    }

    /** Words in one part of the record. */
    record InPart(PartWords words) implements Meaning {
        @Override
        public SearchRequest and(SearchRequest request) {
            return request.withWordsIn(words);
        }
    }
}

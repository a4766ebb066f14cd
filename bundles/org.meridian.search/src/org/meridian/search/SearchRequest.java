package org.meridian.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is searched: everything asked for must hold.
 *
 * @param text words divided by spaces, each of which must be found in any field: a name in Chinese
 *     characters (also from its middle), in pinyin, in initials or in Latin letters with or without
 *     accents and with a small typing error; the beginning of an identifier; a word of a text; a
 *     keyword; a date in digits ({@code 2024}, {@code 2024-05}, {@code 2024-05-31})
 * @param phrases words that must stand together and as they are: without other endings, other
 *     spellings or typing errors
 * @param inParts words that must be found in one part of the record
 * @param anyOf for each list one of its requests must hold: the same in several languages, or a
 *     word that may be meant in two ways
 * @param noneOf requests that must not hold
 * @param samePerson requests for each of which the record's person has a record, this or another
 * @param filters keyword fields with the exact values of which a record has one. Besides the
 *     record's own there are {@link #KIND} and {@link #YEAR}.
 * @param numbers ranges by the number's name
 * @param offset how many hits are passed over
 * @param limit how many are given, at least 1
 * @param facets keyword fields whose values are counted
 */
public record SearchRequest(
        String text,
        List<String> phrases,
        List<PartWords> inParts,
        List<List<SearchRequest>> anyOf,
        List<SearchRequest> noneOf,
        List<SearchRequest> samePerson,
        Map<String, Set<String>> filters,
        Optional<DateRange> dates,
        Map<String, NumberRange> numbers,
        SortOrder sort,
        int offset,
        int limit,
        Set<String> facets) {
    /** Field of the kind of record, for filters and facets. */
    public static final String KIND = "kind";

    /** Field of the date's year in four digits, for filters and facets. */
    public static final String YEAR = "year";

    private static final int USUAL_LIMIT = 50;

    public SearchRequest {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
        }
        phrases = List.copyOf(phrases);
        inParts = List.copyOf(inParts);
        anyOf = anyOf.stream().map(List::copyOf).toList();
        noneOf = List.copyOf(noneOf);
        samePerson = List.copyOf(samePerson);
        filters = Map.copyOf(filters);
        numbers = Map.copyOf(numbers);
        facets = Set.copyOf(facets);
    }

    /** The 50 best hits of words; everything when there are none. */
    public static SearchRequest of(String text) {
        return new SearchRequest(
                text,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                SortOrder.RELEVANCE,
                0,
                USUAL_LIMIT,
                Set.of());
    }

    public SearchRequest withText(String words) {
        return but(parts -> parts.text = words);
    }

    /** Wants this phrase besides all else. */
    public SearchRequest withPhrase(String phrase) {
        return but(parts -> parts.phrases = with(phrases, phrase));
    }

    /** Wants these words in a part of the record, besides all else. */
    public SearchRequest withWordsIn(PartWords words) {
        return but(parts -> parts.inParts = with(inParts, words));
    }

    /** Wants what one of these requests asks for, besides all else. */
    public SearchRequest withAnyOf(List<SearchRequest> requests) {
        return but(parts -> parts.anyOf = with(anyOf, requests));
    }

    /** Leaves out what a request asks for. */
    public SearchRequest without(SearchRequest request) {
        return but(parts -> parts.noneOf = with(noneOf, request));
    }

    /** Wants these numbers of a record of the same person, not of the record itself. */
    public SearchRequest withNumbersOfPerson(Set<String> names) {
        Map<String, NumberRange> own = new HashMap<>(numbers);
        own.keySet().removeAll(names);
        Map<String, NumberRange> others = new HashMap<>(numbers);
        others.keySet().retainAll(names);
        SearchRequest record = of("").but(parts -> parts.numbers = others);
        return but(
                parts -> {
                    parts.samePerson = with(samePerson, record);
                    parts.numbers = own;
                });
    }

    private static <T> List<T> with(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** Takes these values too, where values of the field are asked for; else these alone. */
    public SearchRequest withAnother(String field, Set<String> values) {
        Set<String> all = new HashSet<>(filters.getOrDefault(field, Set.of()));
        all.addAll(values);
        return withFilter(field, all);
    }

    /** Wants one of these values, instead of a former filter of the field; none: any value. */
    public SearchRequest withFilter(String field, Set<String> values) {
        Map<String, Set<String>> more = new HashMap<>(filters);
        if (values.isEmpty()) {
            more.remove(field);
        } else {
            more.put(field, Set.copyOf(values));
        }
        return but(parts -> parts.filters = more);
    }

    public SearchRequest withDates(DateRange range) {
        return but(parts -> parts.dates = Optional.of(range));
    }

    /** Wants a number in this range, and in a former range of the same number. */
    public SearchRequest withNumber(String name, NumberRange range) {
        Map<String, NumberRange> more = new HashMap<>(numbers);
        more.merge(name, range, NumberRange::and);
        return but(parts -> parts.numbers = more);
    }

    public SearchRequest withSort(SortOrder order) {
        return but(parts -> parts.sort = order);
    }

    public SearchRequest withPage(int from, int size) {
        return but(
                parts -> {
                    parts.offset = from;
                    parts.limit = size;
                });
    }

    public SearchRequest withFacets(Set<String> fields) {
        return but(parts -> parts.facets = fields);
    }

    /** The same request but for what this sets. */
    private SearchRequest but(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.request();
    }

    /** A request that is being changed. */
    private static final class Parts {
        String text;
        List<String> phrases;
        List<PartWords> inParts;
        List<List<SearchRequest>> anyOf;
        List<SearchRequest> noneOf;
        List<SearchRequest> samePerson;
        Map<String, Set<String>> filters;
        Optional<DateRange> dates;
        Map<String, NumberRange> numbers;
        SortOrder sort;
        int offset;
        int limit;
        Set<String> facets;

        Parts(SearchRequest from) {
            text = from.text;
            phrases = from.phrases;
            inParts = from.inParts;
            anyOf = from.anyOf;
            noneOf = from.noneOf;
            samePerson = from.samePerson;
            filters = from.filters;
            dates = from.dates;
            numbers = from.numbers;
            sort = from.sort;
            offset = from.offset;
            limit = from.limit;
            facets = from.facets;
        }

        SearchRequest request() {
            return new SearchRequest(
                    text,
                    phrases,
                    inParts,
                    anyOf,
                    noneOf,
                    samePerson,
                    filters,
                    dates,
                    numbers,
                    sort,
                    offset,
                    limit,
                    facets);
        }
    }
}

package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Random documents and requests, compared with going through all documents in plain Java. */
class FacetTest {
    private static final List<String> SURNAMES = List.of("王", "李", "张", "欧阳", "单");
    private static final List<String> GIVEN = List.of("小明", "伟", "芳芳", "学友");
    private static final List<String> WORDS = List.of("nodule", "effusion", "fracture", "stone");
    private static final Set<String> FIELDS =
            Set.of("modality", "sex", "kind", "year", "institution", "nothing");
    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    private static final Random RANDOM = new Random(4);
    private static final SearchIndex INDEX = SearchIndex.open(new MemoryFiles());
    private static final Map<String, IndexDocument> DOCUMENTS = new TreeMap<>();

    @BeforeAll
    static void fill() {
        for (int i = 0; i < 3000; i++) {
            // keys come again: an update, and now and then a removal
            String key = Integer.toString(RANDOM.nextInt(2000));
            String kind = RANDOM.nextInt(4) == 0 ? "session" : "study";
            if (RANDOM.nextInt(10) == 0) {
                INDEX.delete(kind, key);
                DOCUMENTS.remove(kind + key);
            } else {
                IndexDocument document = document(kind, key);
                INDEX.update(document);
                DOCUMENTS.put(kind + key, document);
            }
            if (i % 250 == 0) {
                INDEX.search(SearchRequest.of("").withFacets(FIELDS));
            }
            if (i % 800 == 0) {
                INDEX.commit(i);
            }
        }
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    private static <T> T one(List<T> values) {
        return values.get(RANDOM.nextInt(values.size()));
    }

    private static IndexDocument document(String kind, String key) {
        Map<String, String> keywords = new HashMap<>();
        keywords.put("modality", one(List.of("CT", "MR", "CT\\SR", "MR\\CT\\SR", "US", "")));
        keywords.put("sex", one(List.of("F", "M", "")));
        if (RANDOM.nextBoolean()) {
            keywords.put("institution", "医院 " + RANDOM.nextInt(30));
        }
        Map<String, Double> numbers =
                RANDOM.nextBoolean() ? Map.of("spo2", 80.0 + RANDOM.nextInt(20)) : Map.of();
        return new IndexDocument(
                kind,
                key,
                PatientKey.random(),
                "title",
                List.of(PersonName.parse("=" + one(SURNAMES) + "^" + one(GIVEN))),
                List.of(),
                List.of(one(WORDS) + " and " + one(WORDS)),
                RANDOM.nextInt(10) == 0
                        ? Optional.empty()
                        : Optional.of(START.plusDays(RANDOM.nextInt(1500))),
                keywords,
                numbers);
    }

    /** A request, and what must hold but for the filters. */
    private record Asked(SearchRequest request, Predicate<IndexDocument> conditions) {}

    private static Asked asked(Random random) {
        SearchRequest request = SearchRequest.of("").withFacets(FIELDS).withPage(0, 5000);
        Predicate<IndexDocument> conditions = document -> true;
        if (random.nextBoolean()) {
            String surname = SURNAMES.get(random.nextInt(SURNAMES.size()));
            request = request.withText(surname);
            conditions = conditions.and(d -> d.names().getFirst().ideographic().contains(surname));
        }
        if (random.nextBoolean()) {
            Set<String> words = Set.copyOf(WORDS.subList(random.nextInt(3), 3 + random.nextInt(2)));
            request = request.withAnyOf(words.stream().map(SearchRequest::of).toList());
            conditions =
                    conditions.and(d -> words.stream().anyMatch(d.texts().getFirst()::contains));
        }
        if (random.nextInt(3) == 0) {
            DateRange range = new DateRange(START.plusDays(300), START.plusDays(900));
            request = request.withDates(range);
            conditions =
                    conditions.and(
                            d ->
                                    d.date().isPresent()
                                            && !d.date().get().isBefore(range.from())
                                            && !d.date().get().isAfter(range.to()));
        }
        if (random.nextInt(3) == 0) {
            request = request.withNumber("spo2", NumberRange.lessThan(90));
            conditions = conditions.and(d -> d.numbers().getOrDefault("spo2", 99.0) < 90);
        }
        if (random.nextBoolean()) {
            request = request.withFilter("modality", Set.of("MR", "US"));
        }
        if (random.nextBoolean()) {
            request = request.withFilter("sex", Set.of("F"));
        }
        if (random.nextInt(3) == 0) {
            request = request.withFilter("year", Set.of("2021", "2022", "1999"));
        }
        if (random.nextInt(5) == 0) {
            request = request.withFilter("driver", Set.of("nobody's"));
        }
        return new Asked(request, conditions);
    }

    private static Set<String> values(IndexDocument document, String field) {
        String joined =
                switch (field) {
                    case "kind" -> document.kind();
                    case "year" -> document.date().map(d -> "" + d.getYear()).orElse("");
                    default -> document.keywords().getOrDefault(field, "");
                };
        Set<String> values = new HashSet<>(Arrays.asList(joined.split("\\\\")));
        values.remove("");
        return values;
    }

    private static boolean passes(IndexDocument document, SearchRequest request, String but) {
        return request.filters().entrySet().stream()
                .filter(filter -> !filter.getKey().equals(but))
                .allMatch(
                        filter ->
                                values(document, filter.getKey()).stream()
                                        .anyMatch(filter.getValue()::contains));
    }

    @RepeatedTest(100)
    void hitsTotalAndCountsAreThoseOfAScan(RepetitionInfo repetition) {
        Asked asked = asked(new Random(repetition.getCurrentRepetition()));
        SearchPage page = INDEX.search(asked.request());
        List<IndexDocument> candidates =
                DOCUMENTS.values().stream().filter(asked.conditions()).toList();
        List<String> expected =
                candidates.stream()
                        .filter(d -> passes(d, asked.request(), ""))
                        .map(d -> d.kind() + d.key())
                        .sorted()
                        .toList();
        assertEquals(expected, page.hits().stream().map(h -> h.kind() + h.key()).sorted().toList());
        assertEquals(expected.size(), page.total());
        assertEquals(FIELDS, page.facets().keySet());
        page.facets()
                .forEach(
                        (field, counts) ->
                                assertEquals(
                                        counted(candidates, asked.request(), field),
                                        counts,
                                        field + " " + asked.request()));
        assertEquals(page.total(), INDEX.search(asked.request().withFacets(Set.of())).total());
    }

    private static List<FacetCount> counted(
            List<IndexDocument> candidates, SearchRequest request, String field) {
        Map<String, Long> counts = new HashMap<>();
        candidates.stream()
                .filter(d -> passes(d, request, field))
                .flatMap(d -> values(d, field).stream())
                .forEach(value -> counts.merge(value, 1L, Long::sum));
        return counts.entrySet().stream()
                .map(e -> new FacetCount(e.getKey(), e.getValue()))
                .sorted(
                        Comparator.comparingLong(FacetCount::count)
                                .reversed()
                                .thenComparing(FacetCount::value))
                .toList();
    }

    @RepeatedTest(6)
    void pagesFollowEachOtherInTheOrderAskedFor(RepetitionInfo repetition) {
        Asked asked = asked(new Random(repetition.getCurrentRepetition()));
        for (SortOrder order : SortOrder.values()) {
            SearchRequest request = asked.request().withSort(order).withFacets(Set.of());
            List<Hit> whole;
            List<Hit> paged = new ArrayList<>();
            do {
                whole = INDEX.search(request).hits();
                paged.clear();
                for (int from = 0; from < whole.size() + 97; from += 97) {
                    paged.addAll(INDEX.search(request.withPage(from, 97)).hits());
                }
                // segments that are merged meanwhile have equals in another order
            } while (!keys(whole).equals(keys(INDEX.search(request).hits())));
            assertEquals(keys(whole), keys(paged), order.name());
            for (int i = 1; i < whole.size(); i++) {
                assertTrue(
                        inOrder(order, whole.get(i - 1), whole.get(i)),
                        order + " at " + i + " of " + whole.size());
            }
        }
    }

    private static List<String> keys(List<Hit> hits) {
        return hits.stream().map(h -> h.kind() + h.key()).toList();
    }

    private static boolean inOrder(SortOrder order, Hit first, Hit second) {
        return switch (order) {
            case RELEVANCE ->
                    first.score() > second.score()
                            || first.score() == second.score() && !day(first).isBefore(day(second));
            case DATE_DESCENDING -> !day(first).isBefore(day(second));
            case DATE_ASCENDING ->
                    day(second).equals(LocalDate.MIN)
                            || !day(first).equals(LocalDate.MIN)
                                    && !day(first).isAfter(day(second));
            case NAME -> surname(first) <= surname(second);
        };
    }

    private static LocalDate day(Hit hit) {
        return DOCUMENTS.get(hit.kind() + hit.key()).date().orElse(LocalDate.MIN);
    }

    /** Li, Ouyang, Shan, Wang, Zhang. */
    private static int surname(Hit hit) {
        String name = DOCUMENTS.get(hit.kind() + hit.key()).names().getFirst().ideographic();
        return List.of("李", "欧阳", "单", "王", "张").indexOf(name.split("\\^")[0]);
    }
}

package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Pages of many segments, with changed and deleted records, against a list that is sorted. */
class OrderTest {
    private static final int RECORDS = 600;
    private static final int ALL = 10_000;
    private static final LocalDate FIRST = LocalDate.of(1965, 1, 1);
    private static final List<String> WORDS =
            List.of("nodule", "noduleux", "Nodule^Anna", "effusion");

    private final Map<String, Optional<LocalDate>> days = new HashMap<>();
    private final SearchIndex index = SearchIndex.open(new MemoryFiles());

    OrderTest() {
        Random random = new Random(3);
        for (int i = 0; i < RECORDS; i++) {
            update(Integer.toString(i), random);
            if (i % 7 == 0) {
                update(Integer.toString(random.nextInt(i + 1)), random);
            }
            if (i % 11 == 0) {
                String gone = Integer.toString(random.nextInt(i + 1));
                index.delete("study", gone);
                days.remove(gone);
            }
            if (i % 50 == 0) {
                index.commit(i);
            }
        }
    }

    private void update(String key, Random random) {
        Optional<LocalDate> day =
                random.nextInt(20) == 0
                        ? Optional.empty()
                        : Optional.of(FIRST.plusDays(random.nextInt(300) * 70L));
        days.put(key, day);
        index.update(
                new IndexDocument(
                        "study",
                        key,
                        PatientKey.random(),
                        key,
                        List.of(PersonName.parse(random.nextInt(3) == 0 ? "Nodule^Anna" : "B^C")),
                        List.of(),
                        List.of(WORDS.get(random.nextInt(WORDS.size()))),
                        day,
                        Map.of(),
                        Map.of()));
    }

    @AfterEach
    void close() {
        index.close();
    }

    private List<Hit> hits(SearchRequest request) {
        return index.search(request).hits();
    }

    private long day(Hit hit, long undated) {
        return days.get(hit.key()).map(LocalDate::toEpochDay).orElse(undated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodule", "nodule effusion", "anna", "nodule anna", "zzz", ""})
    void theBestComeFirstAndOfEquallyGoodOnesTheNewest(String text) {
        List<Hit> all = hits(SearchRequest.of(text).withPage(0, ALL));
        List<Hit> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparingDouble((Hit hit) -> -hit.score())
                        .thenComparing(
                                Comparator.comparingLong((Hit hit) -> day(hit, Long.MIN_VALUE))
                                        .reversed()));
        assertEquals(scoresAndDays(sorted), scoresAndDays(all));
        assertEquals(all.size(), index.search(SearchRequest.of(text)).total());
        assertPages(SearchRequest.of(text), all);
    }

    private List<String> scoresAndDays(List<Hit> hits) {
        return hits.stream().map(hit -> hit.score() + " " + days.get(hit.key())).toList();
    }

    /** A page is what stands there in the whole list, up to what is equal. */
    private void assertPages(SearchRequest request, List<Hit> all) {
        for (int from = 0; from < all.size(); from += 37) {
            int to = Math.min(from + 37, all.size());
            assertEquals(
                    scoresAndDays(all.subList(from, to)),
                    scoresAndDays(hits(request.withPage(from, 37))));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DATE_DESCENDING", "DATE_ASCENDING"})
    void thoseWithoutADateAreTheLast(SortOrder order) {
        SearchRequest request = SearchRequest.of("nodule").withSort(order);
        List<Hit> all = hits(request.withPage(0, ALL));
        boolean newest = order == SortOrder.DATE_DESCENDING;
        List<Long> found =
                all.stream()
                        .map(hit -> day(hit, newest ? Long.MIN_VALUE : Long.MAX_VALUE))
                        .toList();
        List<Long> sorted = new ArrayList<>(found);
        sorted.sort(newest ? Comparator.reverseOrder() : Comparator.naturalOrder());
        assertEquals(sorted, found);
        assertTrue(all.stream().anyMatch(hit -> days.get(hit.key()).isEmpty()));
        assertEquals(all.size(), index.search(request.withPage(0, 10)).total());
        assertPages(request, all);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70, 700, 7_000, 30_000})
    void aRangeHasJustTheRecordsOfItsDays(int length) {
        LocalDate from = FIRST.plusDays(700);
        LocalDate to = from.plusDays(length);
        SearchRequest request = SearchRequest.of("").withDates(new DateRange(from, to));
        List<String> wanted =
                days.entrySet().stream()
                        .filter(
                                one ->
                                        one.getValue()
                                                .filter(day -> !day.isBefore(from))
                                                .filter(day -> !day.isAfter(to))
                                                .isPresent())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        SearchPage page = index.search(request.withPage(0, ALL));
        assertEquals(wanted, page.hits().stream().map(Hit::key).sorted().toList());
        assertEquals(wanted.size(), index.search(request.withPage(0, 1)).total());
    }

    @Test
    void withoutAWordEveryRecordIsThere() {
        assertEquals(
                days.keySet().stream().sorted().toList(),
                hits(SearchRequest.of("").withPage(0, ALL)).stream()
                        .map(Hit::key)
                        .sorted()
                        .toList());
    }
}

package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Conditions that are joined, left open and excluded. */
class SearchRequestTest {
    private static final SearchIndex INDEX = SearchIndex.open(new MemoryFiles());

    @BeforeAll
    static void fill() {
        add("1", "=王^春", "CT", "Fracture of the left lateral malleolus");
        add("2", "May^Rosalind", "MR", "Lateral tear of the left meniscus");
        add("3", "Berg^Anna", "CT", "Chest");
    }

    private static void add(String key, String name, String modality, String text) {
        INDEX.update(
                new IndexDocument(
                        "study",
                        key,
                        PatientKey.random(),
                        key,
                        List.of(PersonName.parse(name)),
                        List.of("A-" + key),
                        List.of(text),
                        Optional.empty(),
                        Map.of("modality", modality),
                        Map.of("age", 20.0 * Integer.parseInt(key))));
    }

    @AfterAll
    static void close() {
        INDEX.close();
    }

    @Test
    void oneOfSeveralRequestsIsEnough() {
        assertEquals(
                Set.of("1", "2"),
                keys(
                        SearchRequest.of("")
                                .withAnyOf(
                                        List.of(
                                                SearchRequest.of("春"),
                                                SearchRequest.of("")
                                                        .withFilter("modality", Set.of("MR"))))));
    }

    @Test
    void whatIsUnwantedIsLeftOut() {
        SearchRequest ct = SearchRequest.of("").withFilter("modality", Set.of("CT"));
        assertEquals(Set.of("2"), keys(SearchRequest.of("").without(ct)));
        assertEquals(Set.of("3"), keys(ct.without(SearchRequest.of("malleolus"))));
        assertEquals(
                Set.of("1", "2"),
                keys(
                        SearchRequest.of("")
                                .without(
                                        SearchRequest.of("")
                                                .withNumber("age", NumberRange.moreThan(40)))));
    }

    @Test
    void aPhraseStandsTogetherAndAsItIs() {
        assertEquals(Set.of("1", "2"), keys(SearchRequest.of("left lateral")));
        assertEquals(Set.of("1"), keys(SearchRequest.of("").withPhrase("left lateral")));
        assertEquals(Set.of("3"), keys(SearchRequest.of("ber")));
        assertEquals(Set.of(), keys(SearchRequest.of("").withPhrase("ber")));
        assertEquals(Set.of("2"), keys(SearchRequest.of("").withPhrase("May")));
        assertEquals(Set.of("3"), keys(SearchRequest.of("").withPhrase("A-3")));
    }

    @Test
    void valuesOfAFieldAreAlternatives() {
        assertEquals(
                Set.of("1", "2", "3"),
                keys(
                        SearchRequest.of("")
                                .withAnother("modality", Set.of("CT"))
                                .withAnother("modality", Set.of("MR"))));
    }

    private static Set<String> keys(SearchRequest request) {
        return INDEX.search(request).hits().stream()
                .map(Hit::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

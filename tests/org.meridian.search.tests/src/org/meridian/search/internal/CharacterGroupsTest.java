package org.meridian.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.search.PartWords;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchRequest;
import org.meridian.testkit.search.MemoryFiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

class CharacterGroupsTest {
    /** Few, so that pairs repeat; the last one is a character of two. */
    private static final int[] CHARACTERS = "肺叶结节𠮷".codePoints().toArray();

    private final Random random = new Random(13);

    private String characters(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> Character.toString(CHARACTERS[random.nextInt(CHARACTERS.length)]))
                .reduce("", String::concat);
    }

    @Test
    void aPhraseIsFoundJustWhereItsCharactersStandTogether() {
        requireFound(
                i -> characters(random.nextInt(5)) + "，a" + characters(1 + i % 6),
                text -> document(List.of(), List.of(text)),
                wanted -> SearchRequest.of("").withPhrase(wanted));
    }

    @Test
    void aPartOfANameIsFoundJustWhereItsCharactersStandTogether() {
        requireFound(
                i -> characters(1 + i % 6),
                name -> document(List.of(PersonName.parse("=" + name)), List.of()),
                wanted ->
                        SearchRequest.of("")
                                .withWordsIn(new PartWords(PartWords.Part.NAME, wanted)));
    }

    private void requireFound(
            IntFunction<String> written,
            Function<String, IndexDocument> document,
            Function<String, SearchRequest> request) {
        List<String> all = IntStream.range(0, 300).mapToObj(written).toList();
        Map<String, String> texts = new HashMap<>();
        try (SearchIndex index = SearchIndex.open(new MemoryFiles())) {
            for (String text : all) {
                IndexDocument one = document.apply(text);
                texts.put(one.key(), text);
                index.update(one);
            }
            int found = 0;
            for (int i = 0; i < 300; i++) {
                String wanted = characters(1 + i % 5);
                List<String> expected =
                        all.stream().filter(text -> text.contains(wanted)).sorted().toList();
                assertEquals(
                        expected,
                        index.search(request.apply(wanted).withPage(0, all.size())).hits().stream()
                                .map(hit -> texts.get(hit.key()))
                                .sorted()
                                .toList(),
                        wanted);
                found += expected.size();
            }
            assertTrue(found > 1000, "too few to compare");
        }
    }

    private static IndexDocument document(List<PersonName> names, List<String> texts) {
        PatientKey patient = PatientKey.random();
        return new IndexDocument(
                "study",
                patient.toString(),
                patient,
                "title",
                names,
                List.of(),
                texts,
                Optional.empty(),
                Map.of(),
                Map.of());
    }
}

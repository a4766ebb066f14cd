package org.meridian.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.IndexDocument;
import org.meridian.search.Hit;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchRequest;
import org.meridian.testkit.search.MemoryFiles;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
        List<String> texts =
                IntStream.range(0, 300)
                        .mapToObj(i -> characters(random.nextInt(5)) + "，a" + characters(1 + i % 6))
                        .toList();
        try (SearchIndex index = SearchIndex.open(new MemoryFiles())) {
            for (int i = 0; i < texts.size(); i++) {
                index.update(study(Integer.toString(i), texts.get(i)));
            }
            int found = 0;
            for (int i = 0; i < 300; i++) {
                String wanted = characters(1 + i % 5);
                List<String> expected =
                        IntStream.range(0, texts.size())
                                .filter(t -> texts.get(t).contains(wanted))
                                .mapToObj(Integer::toString)
                                .sorted()
                                .toList();
                assertEquals(
                        expected,
                        index
                                .search(
                                        SearchRequest.of("")
                                                .withPhrase(wanted)
                                                .withPage(0, texts.size()))
                                .hits()
                                .stream()
                                .map(Hit::key)
                                .sorted()
                                .toList(),
                        wanted);
                found += expected.size();
            }
            assertTrue(found > 1000, "too few to compare");
        }
    }

    private static IndexDocument study(String key, String text) {
        return new IndexDocument(
                "study",
                key,
                PatientKey.random(),
                "title",
                List.of(),
                List.of(),
                List.of(text),
                Optional.empty(),
                Map.of(),
                Map.of());
    }
}

package org.meridian.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class TypingErrorsTest {
    private final Random random = new Random(11);

    /** A few letters, so that they are often exchanged and doubled. */
    private void edit(StringBuilder word) {
        int at = random.nextInt(word.length());
        char letter = (char) ('a' + random.nextInt(3));
        switch (random.nextInt(4)) {
            case 0 -> word.insert(at, letter);
            case 1 -> word.deleteCharAt(at);
            case 2 -> word.setCharAt(at, letter);
            default -> word.append(word.charAt(at)).deleteCharAt(at);
        }
        if (at + 1 < word.length() && random.nextInt(3) == 0) {
            char first = word.charAt(at);
            word.setCharAt(at, word.charAt(at + 1));
            word.setCharAt(at + 1, first);
        }
    }

    @Test
    void aWordIsNearJustWhenLuceneFindsIt() {
        int near = 0;
        for (String typed : List.of("abca", "abcab", "abcabca", "abcabcab", "aabbccaabb", "abc")) {
            int errors = TypingErrors.forgiven(typed);
            ByteRunAutomaton lucene =
                    new FuzzyQuery(new Term("name", typed), errors, 1).getAutomata().runAutomaton;
            for (int i = 0; i < 2000; i++) {
                StringBuilder edited = new StringBuilder(typed);
                for (int edits = random.nextInt(4); edits > 0 && !edited.isEmpty(); edits--) {
                    edit(edited);
                }
                BytesRef word = new BytesRef(edited);
                boolean expected = lucene.run(word.bytes, word.offset, word.length);
                assertEquals(
                        expected,
                        TypingErrors.near(typed, edited.toString()),
                        typed + " and " + edited);
                near += expected ? 1 : 0;
            }
        }
        assertTrue(near > 1000 && near < 11_000, () -> "near: too few or too many");
    }

    @Test
    void shortWordsAndNumbersHaveNoErrors() {
        assertEquals(
                List.of(0, 1, 1, 2, 0),
                List.of("abc", "abcd", "abcdefg", "abcdefgh", "p0001234").stream()
                        .map(TypingErrors::forgiven)
                        .toList());
    }
}

package org.meridian.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class FoldingTest {
    /** Words of Latin letters are folded with fewer rules. */
    @Test
    void everyLatinLetterIsFoldedAsWithTheRulesOfAllScripts() {
        Transliterator all = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
        Normalizer2 compatible = Normalizer2.getNFKCInstance();
        Folding folding = new Folding();
        List<String> words =
                Stream.concat(
                                IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                                        .filter(
                                                c ->
                                                        Character.UnicodeScript.of(c)
                                                                == Character.UnicodeScript.LATIN)
                                        .mapToObj(c -> "b" + Character.toString(c) + "1"),
                                Stream.of("O’Brien", "Ngu̱yễn-Łukasz", "Ærø·Straße"))
                        .toList();
        assertEquals(
                words.stream()
                        .map(
                                word ->
                                        all.transliterate(compatible.normalize(word))
                                                .replaceAll("[^a-z0-9]", ""))
                        .collect(Collectors.joining(" ")),
                words.stream().map(folding::latin).collect(Collectors.joining(" ")));
    }
}

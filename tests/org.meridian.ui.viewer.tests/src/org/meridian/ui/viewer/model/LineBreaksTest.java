package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

class LineBreaksTest {
    private static List<String> fit(String sentence, Locale locale, int width) {
        return LineBreaks.fit(sentence, locale, width, String::length);
    }

    @Test
    void wordsStayWhole() {
        assertEquals(
                List.of("Slices are", "missing, or", "doubled."),
                fit("Slices are missing, or doubled.", Locale.ENGLISH, 11));
    }

    @Test
    void aWordThatIsTooWideStandsAlone() {
        assertEquals(
                List.of("a", "1.2.840.10008", "b"), fit("a 1.2.840.10008 b", Locale.ENGLISH, 5));
    }

    @Test
    void chineseBreaksBetweenCharactersAndNotBeforeAStop() {
        List<String> lines = fit("层面缺失或间距不一致。", Locale.SIMPLIFIED_CHINESE, 5);
        assertEquals("层面缺失或间距不一致。", String.join("", lines));
        assertEquals("层面缺失或", lines.get(0));
        assertEquals(false, lines.get(lines.size() - 1).startsWith("。"));
    }

    @Test
    void shortAndEmptyOnesStayAsTheyAre() {
        assertEquals(List.of("one"), fit("one", Locale.ENGLISH, 10));
        assertEquals(List.of(), fit("", Locale.ENGLISH, 10));
    }
}

package org.meridian.ui.viewer.model;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Breaks a sentence into lines that fit, by the rules of its language. Stateless. */
public final class LineBreaks {
    private LineBreaks() {}

    /**
     * @param width that a line may take; a word that is wider stands alone
     * @param measure the width of a text, in the same unit
     */
    public static List<String> fit(
            String sentence, Locale locale, int width, ToIntFunction<String> measure) {
        if (!sentence.isEmpty() && measure.applyAsInt(sentence) <= width) {
            return List.of(sentence.strip());
        }
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(sentence);
        List<String> lines = new ArrayList<>();
        int start = 0;
        int fits = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String line = sentence.substring(start, end).stripTrailing();
            if (fits > start && measure.applyAsInt(line) > width) {
                lines.add(sentence.substring(start, fits).strip());
                start = fits;
            }
            fits = end;
        }
        if (start < sentence.length()) {
            lines.add(sentence.substring(start).strip());
        }
        return lines;
    }
}

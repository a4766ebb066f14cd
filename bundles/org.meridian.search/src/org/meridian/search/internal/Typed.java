package org.meridian.search.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person typed, divided into runs: words at spaces, and where Chinese characters meet
 * others.
 */
final class Typed {
    private static final int MOST_WORDS = 32;
    private static final int LONGEST_WORD = 128;

    private Typed() {}

    /** The runs of a text, in the normal form of width. */
    static List<String> runs(String text) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        List<String> runs = new ArrayList<>();
        if (!typed.isEmpty()) {
            List<String> words = List.of(typed.split("\\s+"));
            for (String word : words.subList(0, Math.min(words.size(), MOST_WORDS))) {
                divide(word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word, runs);
            }
        }
        return List.copyOf(runs);
    }

    /** Whether the run is of Chinese characters or others that are written without spaces. */
    static boolean cjk(String run) {
        return Folding.cjk(run.codePointAt(0));
    }

    /** Divides {@code 张三CT}. */
    private static void divide(String word, List<String> runs) {
        StringBuilder run = new StringBuilder();
        for (int c : word.codePoints().toArray()) {
            if (!run.isEmpty()
                    && Folding.cjk(run.codePointBefore(run.length())) != Folding.cjk(c)) {
                runs.add(run.toString());
                run.setLength(0);
            }
            run.appendCodePoint(c);
        }
        runs.add(run.toString());
    }
}

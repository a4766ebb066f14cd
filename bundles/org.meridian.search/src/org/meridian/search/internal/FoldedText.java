package org.meridian.search.internal;

import java.util.Arrays;

/** A text in the form in which it is compared, and where each of its characters was before. */
final class FoldedText {
    private final String folded;
    private final int[] origin;

    FoldedText(String text, Folding folding) {
        StringBuilder built = new StringBuilder(text.length());
        int[] origins = new int[text.length() + 1];
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int before = built.length();
            folding.append(built, c);
            if (origins.length <= built.length()) {
                origins = Arrays.copyOf(origins, 2 * (built.length() + 1));
            }
            Arrays.fill(origins, before, built.length(), at);
            at += Character.charCount(c);
        }
        folded = built.toString();
        origins[folded.length()] = text.length();
        origin = origins;
    }

    String folded() {
        return folded;
    }

    /** Where in the text the folded character comes from; at its length, the text's length. */
    int origin(int index) {
        return origin[index];
    }

    /** The first place in the text after all that the folded character before this one is from. */
    int originEnd(int index) {
        int end = index;
        while (end < folded.length() && end > 0 && origin[end] == origin[end - 1]) {
            end++;
        }
        return origin[end];
    }
}

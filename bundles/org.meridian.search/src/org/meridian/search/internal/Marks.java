package org.meridian.search.internal;

import org.meridian.search.Highlight;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Marked characters of a text, as spans and as the piece of the text around them. */
final class Marks {
    private static final String CUT = "…";

    private final String text;
    private final BitSet marked = new BitSet();

    Marks(String text) {
        this.text = text;
    }

    void add(int from, int to) {
        marked.set(from, to);
    }

    boolean isEmpty() {
        return marked.isEmpty();
    }

    int count() {
        return marked.cardinality();
    }

    /** The whole text with its spans. */
    Highlight whole(Highlight.Part part) {
        return new Highlight(part, text, spans(0, text.length(), 0));
    }

    /** A piece of at most {@code length} characters in which the first span stands. */
    Highlight piece(Highlight.Part part, int length) {
        if (text.length() <= length) {
            return whole(part);
        }
        int first = Math.max(marked.nextSetBit(0), 0);
        int from = whole(Math.clamp(first - length / 4, 0, text.length() - length));
        int to = whole(from + length);
        String before = from > 0 ? CUT : "";
        String after = to < text.length() ? CUT : "";
        return new Highlight(
                part,
                before + text.substring(from, to) + after,
                spans(from, to, before.length() - from));
    }

    /** The place, or the one before where a character of two would be cut. */
    private int whole(int place) {
        return place > 0
                        && place < text.length()
                        && Character.isLowSurrogate(text.charAt(place))
                        && Character.isHighSurrogate(text.charAt(place - 1))
                ? place - 1
                : place;
    }

    private List<Highlight.Span> spans(int from, int to, int shift) {
        List<Highlight.Span> spans = new ArrayList<>();
        int start = marked.nextSetBit(from);
        while (start >= 0 && start < to) {
            int end = Math.min(marked.nextClearBit(start), to);
            spans.add(new Highlight.Span(start + shift, end + shift));
            start = marked.nextSetBit(end);
        }
        return List.copyOf(spans);
    }
}

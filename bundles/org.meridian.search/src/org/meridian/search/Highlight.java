package org.meridian.search;

import java.util.List;

/**
 * Where a hit agrees with what was searched.
 *
 * @param text the title, an identifier, or a piece of a text
 * @param spans in order, not overlapping
 */
public record Highlight(Part part, String text, List<Span> spans) {
    /** Of what the text is. */
    public enum Part {
        TITLE,
        IDENTIFIER,
        TEXT
    }

    /**
     * Characters of the text.
     *
     * @param from first, counted as in {@link String#charAt}
     * @param to after the last
     */
    public record Span(int from, int to) {}
}

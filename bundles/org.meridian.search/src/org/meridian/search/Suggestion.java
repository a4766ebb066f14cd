package org.meridian.search;

/**
 * What a person may be about to type.
 *
 * @param text stands for the last word, or for all words, that were typed
 * @param kind {@link #NAME}, {@link #IDENTIFIER}, {@link #WORD} or the field of a keyword ({@code
 *     modality})
 * @param count how many records have it
 */
public record Suggestion(String text, String kind, long count) {
    public static final String NAME = "name";
    public static final String IDENTIFIER = "identifier";
    public static final String WORD = "word";
}

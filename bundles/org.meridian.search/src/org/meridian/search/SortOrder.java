package org.meridian.search;

/** In which order hits come. */
public enum SortOrder {
    /** The best first, the newer first among equals. */
    RELEVANCE,
    /** The newest first; what has no date last. */
    DATE_DESCENDING,
    /** The oldest first; what has no date last. */
    DATE_ASCENDING,
    /** By the person's name in the alphabet, Chinese ones by their pinyin; nameless last. */
    NAME
}

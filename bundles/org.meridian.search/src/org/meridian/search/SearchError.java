package org.meridian.search;

import org.meridian.core.ErrorCode;

/** Failures of the search index; it holds nothing that cannot be made again. */
public enum SearchError implements ErrorCode {
    /** The index cannot be opened or read. */
    UNREADABLE("SEA-001"),
    /** The index cannot be written, for instance because the disk is full. */
    UNWRITABLE("SEA-002"),
    /** The user kept no search under this name. */
    NO_SAVED_SEARCH("SEA-020"),
    /** A search to be kept has no name or no words, or too long ones. */
    BAD_NAME("SEA-021");

    private final String code;

    SearchError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

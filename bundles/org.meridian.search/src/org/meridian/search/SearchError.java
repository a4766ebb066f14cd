package org.meridian.search;

import org.meridian.core.ErrorCode;

/** Failures of the search index; it holds nothing that cannot be made again. */
public enum SearchError implements ErrorCode {
    /** The index cannot be opened or read. */
    UNREADABLE("SEA-001"),
    /** The index cannot be written, for instance because the disk is full. */
    UNWRITABLE("SEA-002");

    private final String code;

    SearchError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

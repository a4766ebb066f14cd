package org.meridian.archive.quality;

import org.meridian.core.ErrorCode;

/** Failures of mending and accepting. */
public enum QualityError implements ErrorCode {
    /** There is no issue {0}. */
    NO_SUCH_ISSUE("ARC-060"),
    /** {0} cannot be "{1}". */
    BAD_VALUE("ARC-061"),
    /** {0} is in the files alone. */
    NOT_IN_ROWS("ARC-062"),
    /** It was decided before. */
    DECIDED("ARC-063"),
    NO_REASON("ARC-064"),
    /** There is nothing to take back. */
    NOT_DECIDED("ARC-065"),
    /** The value was changed again since. */
    CHANGED_SINCE("ARC-066"),
    /** There is no source {0}. */
    NO_SUCH_SOURCE("ARC-067");

    private final String code;

    QualityError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

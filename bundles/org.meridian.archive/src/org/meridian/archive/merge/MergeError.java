package org.meridian.archive.merge;

import org.meridian.core.ErrorCode;

/** Failures of merging. */
public enum MergeError implements ErrorCode {
    /** There is no such person. */
    NO_SUCH_PERSON("ARC-150"),
    /** Both are one person's already. */
    SAME_PERSON("ARC-151"),
    NO_REASON("ARC-152"),
    /** There is no merge {0}. */
    NO_SUCH_MERGE("ARC-153");

    private final String code;

    MergeError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

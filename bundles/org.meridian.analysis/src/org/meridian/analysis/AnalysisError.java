package org.meridian.analysis;

import org.meridian.core.ErrorCode;

/** Failures of analysis, and (from 100) warnings about its input. */
public enum AnalysisError implements ErrorCode {
    WRONG_MODALITY("ANA-001"),
    GAPS("ANA-002"),
    TOO_THICK("ANA-003"),
    NO_LUNG("ANA-004"),
    TOO_FEW_SLICES("ANA-005"),
    BAD_SETTING("ANA-006"),
    NO_SUCH_FINDING("ANA-007"),
    NO_REASON("ANA-008"),
    DAMAGED_MODEL("ANA-009"),
    NO_SUCH_DETECTOR("ANA-010"),
    /** A newer run took its place. Argument: its id. */
    SUPERSEDED("ANA-011"),
    THICK_SLICES("ANA-101"),
    CUT_AT_TOP("ANA-102"),
    CUT_AT_BOTTOM("ANA-103"),
    LITTLE_LUNG("ANA-104");

    private final String code;

    AnalysisError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

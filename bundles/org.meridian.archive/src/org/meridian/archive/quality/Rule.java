package org.meridian.archive.quality;

import org.meridian.core.ErrorCode;

/**
 * What can be said against a record, each with a stable code, how much it matters and what it is
 * said of. The sentence under the code says what is wrong and what to do.
 */
public enum Rule implements ErrorCode {
    NO_PATIENT_ID("QUA-001", Severity.ERROR, Level.PATIENT),
    NO_NAME("QUA-002", Severity.ERROR, Level.PATIENT),
    NO_BIRTH_DATE("QUA-003", Severity.WARNING, Level.PATIENT),
    NO_SEX("QUA-004", Severity.WARNING, Level.PATIENT),
    NO_STUDY_DATE("QUA-005", Severity.WARNING, Level.STUDY),
    NO_MODALITY("QUA-006", Severity.ERROR, Level.SERIES),
    NO_LATERALITY("QUA-007", Severity.WARNING, Level.SERIES),
    NO_PIXEL_SPACING("QUA-008", Severity.WARNING, Level.SERIES),
    NO_SLICE_THICKNESS("QUA-009", Severity.HINT, Level.SERIES),

    BORN_AFTER_STUDY("QUA-020", Severity.ERROR, Level.PATIENT),
    TOO_OLD("QUA-021", Severity.ERROR, Level.PATIENT),
    AGE_DIFFERS("QUA-022", Severity.WARNING, Level.STUDY),
    STUDY_IN_THE_FUTURE("QUA-023", Severity.ERROR, Level.STUDY),
    STUDY_TOO_EARLY("QUA-024", Severity.WARNING, Level.STUDY),
    BIRTH_DATE_UNREADABLE("QUA-025", Severity.ERROR, Level.PATIENT),
    STUDY_DATE_UNREADABLE("QUA-026", Severity.ERROR, Level.STUDY),
    WEIGHT_IMPOSSIBLE("QUA-027", Severity.WARNING, Level.SERIES),
    NO_WEIGHT_FOR_SUV("QUA-028", Severity.ERROR, Level.SERIES),
    HEIGHT_IMPOSSIBLE("QUA-029", Severity.WARNING, Level.SERIES),
    SEX_UNKNOWN_CODE("QUA-030", Severity.WARNING, Level.PATIENT),
    SPACING_IMPOSSIBLE("QUA-031", Severity.ERROR, Level.SERIES),
    /** Persons who changed sex and wrongly chosen protocols are both real: no more than a hint. */
    BODY_PART_AGAINST_SEX("QUA-032", Severity.HINT, Level.SERIES),
    ACQUIRED_BEFORE_STUDY("QUA-033", Severity.HINT, Level.SERIES),

    SAME_ID_OTHER_PERSON("QUA-040", Severity.ERROR, Level.PATIENT),
    SAME_PERSON_OTHER_ID("QUA-041", Severity.WARNING, Level.PATIENT),
    NAME_MISTYPED("QUA-042", Severity.WARNING, Level.PATIENT),
    PATIENT_ID_MISTYPED("QUA-043", Severity.WARNING, Level.PATIENT),
    NO_ISSUER("QUA-044", Severity.HINT, Level.PATIENT),
    RESIDENT_ID_CHECK_DIGIT("QUA-045", Severity.ERROR, Level.PATIENT),
    RESIDENT_ID_BIRTH_DATE("QUA-046", Severity.ERROR, Level.PATIENT),
    RESIDENT_ID_SEX("QUA-047", Severity.ERROR, Level.PATIENT),

    BODY_PART_UNKNOWN("QUA-050", Severity.HINT, Level.SERIES),
    MODALITY_UNKNOWN("QUA-051", Severity.WARNING, Level.SERIES),
    UNIT_UNKNOWN("QUA-052", Severity.WARNING, Level.SERIES),

    PATIENT_TEXT_GARBLED("QUA-060", Severity.ERROR, Level.PATIENT),
    STUDY_TEXT_GARBLED("QUA-061", Severity.WARNING, Level.STUDY),
    SERIES_TEXT_GARBLED("QUA-062", Severity.WARNING, Level.SERIES),

    UID_NOT_VALID("QUA-070", Severity.HINT, Level.SERIES),
    UID_TWICE("QUA-071", Severity.ERROR, Level.SERIES),
    SLICES_MISSING("QUA-072", Severity.WARNING, Level.SERIES),
    NUMBERS_MISSING("QUA-073", Severity.HINT, Level.SERIES),
    NOT_AS_THE_STANDARD("QUA-074", Severity.HINT, Level.SERIES),

    VITAL_IMPOSSIBLE("QUA-080", Severity.ERROR, Level.SESSION),
    VITAL_SENTINEL("QUA-081", Severity.ERROR, Level.SESSION),
    VITAL_PULSE_ZERO("QUA-082", Severity.WARNING, Level.SESSION),
    VITAL_PRESSURES_TURNED("QUA-083", Severity.ERROR, Level.SESSION),
    VITAL_GAP("QUA-084", Severity.HINT, Level.SESSION),
    VITAL_CLOCK("QUA-085", Severity.WARNING, Level.SESSION),
    VITAL_UNIT("QUA-086", Severity.ERROR, Level.SESSION),
    VITAL_TWICE("QUA-087", Severity.HINT, Level.SESSION),
    VITAL_FLAT("QUA-088", Severity.WARNING, Level.SESSION);

    /** How much a rule matters; the weights make the score. */
    public enum Severity {
        /** Something is missing or unusual that others cope without. */
        HINT(1),
        /** Somebody who reads or searches will miss it. */
        WARNING(3),
        /** It can lead to the wrong person, date or measurement. */
        ERROR(6);

        private final int weight;

        Severity(int weight) {
            this.weight = weight;
        }

        /** Points of ten that the share of series without such an open issue gives. */
        public int weight() {
            return weight;
        }
    }

    /** What a rule is said of. */
    public enum Level {
        PATIENT,
        STUDY,
        SERIES,
        /** A monitor's session. */
        SESSION
    }

    private final String code;
    private final Severity severity;
    private final Level level;

    Rule(String code, Severity severity, Level level) {
        this.code = code;
        this.severity = severity;
        this.level = level;
    }

    @Override
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    public Level level() {
        return level;
    }
}

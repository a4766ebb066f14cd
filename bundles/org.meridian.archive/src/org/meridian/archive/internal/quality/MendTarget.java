package org.meridian.archive.internal.quality;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.quality.Rule.Level;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The values of the archive's rows that a person may mend: the attribute, the row it stands in, and
 * the form a value must have. Dates are in ISO 8601, names in DICOM's form.
 */
public enum MendTarget {
    PATIENT_ID(Level.PATIENT, "PatientID", "patient_id", Form.TEXT),
    ISSUER(Level.PATIENT, "IssuerOfPatientID", "issuer", Form.TEXT),
    NAME(Level.PATIENT, "PatientName", "alphabetic", Form.NAME),
    BIRTH_DATE(Level.PATIENT, "PatientBirthDate", "birth_date", Form.DATE),
    SEX(Level.PATIENT, "PatientSex", "sex", Form.SEX),
    STUDY_DATE(Level.STUDY, "StudyDate", "study_date", Form.DATE),
    STUDY_DESCRIPTION(Level.STUDY, "StudyDescription", "description", Form.TEXT),
    AGE(Level.STUDY, "PatientAge", "age", Form.AGE),
    MODALITY(Level.SERIES, "Modality", "modality", Form.CODE),
    SERIES_DESCRIPTION(Level.SERIES, "SeriesDescription", "description", Form.TEXT),
    BODY_PART(Level.SERIES, "BodyPartExamined", "body_part", Form.CODE);

    private enum Form {
        TEXT("[^\\p{Cntrl}\\\\]{1,64}"),
        NAME("[^\\p{Cntrl}\\\\]{1,194}"),
        DATE("\\d{4}-?\\d{2}-?\\d{2}"),
        SEX("[MFO]"),
        AGE("\\d{3}[DWMY]"),
        CODE("[A-Z0-9_ ]{1,16}");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final Level level;
    private final String attribute;
    private final String column;
    private final Form form;

    MendTarget(Level level, String attribute, String column, Form form) {
        this.level = level;
        this.attribute = attribute;
        this.column = column;
        this.form = form;
    }

    /** The target of an attribute; empty for one that only the file has. */
    public static Optional<MendTarget> of(Level level, String attribute) {
        return Arrays.stream(values())
                .filter(target -> target.level == level && target.attribute.equals(attribute))
                .findFirst();
    }

    /** A value as the row keeps it; empty where it has not the form. */
    public Optional<String> accepted(String value) {
        String stripped = value.strip();
        if (!form.pattern.matcher(stripped).matches()) {
            return Optional.empty();
        }
        if (form == Form.NAME) {
            String name = PersonName.parse(stripped).toDicom();
            return Optional.of(name).filter(n -> !n.isEmpty());
        }
        return form == Form.DATE ? date(stripped) : Optional.of(stripped);
    }

    private static Optional<String> date(String value) {
        String digits = value.replace("-", "");
        try {
            return Optional.of(
                    LocalDate.of(
                                    Integer.parseInt(digits.substring(0, 4)),
                                    Integer.parseInt(digits.substring(4, 6)),
                                    Integer.parseInt(digits.substring(6)))
                            .toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What stands in the row; empty for nothing. */
    public String read(Reads reads, String record) {
        return reads.first(
                        "select * from " + table() + " where " + key() + " = ?",
                        this::read,
                        keyValue(record))
                .orElse("");
    }

    private String read(Row row) {
        return switch (form) {
            case NAME ->
                    new PersonName(
                                    row.text("alphabetic"),
                                    row.text("ideographic"),
                                    row.text("phonetic"))
                            .toDicom();
            case DATE -> row.date(column).map(LocalDate::toString).orElse("");
            default -> row.text(column);
        };
    }

    /**
     * Puts a value into the row.
     *
     * @param value in the form that {@link #accepted} gives, or empty for nothing
     */
    public void write(UnitOfWork unit, String record, String value) {
        String where = " where " + key() + " = ?";
        if (form == Form.NAME) {
            PersonName name = PersonName.parse(value);
            unit.update(
                    "update archive_patient set alphabetic = ?, ideographic = ?, phonetic = ?"
                            + where,
                    name.alphabetic(),
                    name.ideographic(),
                    name.phonetic(),
                    keyValue(record));
            return;
        }
        @Nullable Object kept = value;
        if (form == Form.DATE) {
            kept = value.isEmpty() ? null : LocalDate.parse(value);
        }
        unit.update(
                "update " + table() + " set " + column + " = ?" + where, kept, keyValue(record));
    }

    private String table() {
        return switch (level) {
            case PATIENT -> "archive_patient";
            case STUDY -> "archive_study";
            case SERIES -> "archive_series";
            case SESSION -> throw new IllegalStateException("a session has no values to mend");
        };
    }

    private String key() {
        return switch (level) {
            case PATIENT -> "patient";
            case STUDY -> "study_uid";
            case SERIES, SESSION -> "series_uid";
        };
    }

    private Object keyValue(String record) {
        return level == Level.PATIENT ? UUID.fromString(record) : record;
    }
}

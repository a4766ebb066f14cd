package org.meridian.core.record;

import java.util.UUID;

/**
 * Names one person in this archive; says nothing about them. The patient ID of a hospital is {@link
 * Patient#patientID()}.
 */
public record PatientKey(UUID value) {
    public static PatientKey random() {
        return new PatientKey(UUID.randomUUID());
    }

    public static PatientKey of(String text) {
        return new PatientKey(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.meridian.core.record;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One person, one file.
 *
 * @param key the person in this archive
 * @param patientID the identifier the source gave (0010,0020); empty when it gave none
 * @param issuer issuer of the identifier (0010,0021); empty when unknown
 * @param sex DICOM's M, F or O; empty when unknown
 */
public record Patient(
        PatientKey key,
        String patientID,
        String issuer,
        PersonName name,
        Optional<LocalDate> birthDate,
        String sex) {}

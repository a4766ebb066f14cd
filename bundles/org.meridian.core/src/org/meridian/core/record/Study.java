package org.meridian.core.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One study of a patient as the archive lists it.
 *
 * @param patientAge the age at the study as DICOM's AS ({@code 063Y}), given by the source or
 *     computed from the dates; empty when unknown
 * @param modalities of its series, sorted
 */
public record Study(
        String studyInstanceUID,
        PatientKey patient,
        Optional<LocalDate> studyDate,
        String studyTime,
        String studyDescription,
        String accessionNumber,
        String patientAge,
        List<String> modalities,
        int numberOfSeries,
        int numberOfInstances) {}

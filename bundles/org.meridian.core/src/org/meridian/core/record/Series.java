package org.meridian.core.record;

/** One series of a study as the archive lists it; {@code seriesNumber} is 0 when unknown. */
public record Series(
        String seriesInstanceUID,
        String studyInstanceUID,
        PatientKey patient,
        String modality,
        int seriesNumber,
        String seriesDescription,
        String bodyPartExamined,
        int numberOfInstances) {}

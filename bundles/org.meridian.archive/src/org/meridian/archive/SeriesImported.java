package org.meridian.archive;

import org.meridian.core.record.PatientKey;

/** New instances of a series are in the archive. */
public record SeriesImported(
        PatientKey patient, String studyInstanceUID, String seriesInstanceUID, int instances) {}

package org.meridian.analysis;

import org.meridian.analysis.spi.Mark;
import org.meridian.core.record.Finding.Provenance;
import org.meridian.core.record.PatientKey;

import java.util.List;

/**
 * One run of a detector on one series.
 *
 * @param marks ranked
 * @param warnings about the input
 */
public record DetectionResult(
        PatientKey patient,
        String studyInstanceUID,
        String seriesInstanceUID,
        String findingType,
        List<Mark> marks,
        Provenance provenance,
        List<InputWarning> warnings) {
    public DetectionResult {
        marks = List.copyOf(marks);
        warnings = List.copyOf(warnings);
    }
}

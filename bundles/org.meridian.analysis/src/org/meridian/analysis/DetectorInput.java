package org.meridian.analysis;

import org.meridian.core.record.PatientKey;
import org.meridian.imaging.Volume;

/**
 * A series as a detector is given it.
 *
 * @param modality as in DICOM
 * @param regular whether its slices are evenly spaced without a gap and of one geometry
 */
public record DetectorInput(
        PatientKey patient,
        String studyInstanceUID,
        String seriesInstanceUID,
        String modality,
        boolean regular,
        Volume volume) {}

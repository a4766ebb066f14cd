package org.meridian.workflow;

import org.meridian.core.record.Finding.Position;

import java.util.List;

/**
 * What the sample holds.
 *
 * @param studyInstanceUID the chest CT
 * @param imported instances new in the archive; 0 when this seed's sample was there already
 * @param patients persons of the sample
 * @param observations values of the monitor recording
 * @param nodules the truth about the chest CT
 */
public record SampleReport(
        String studyInstanceUID,
        int imported,
        int patients,
        int observations,
        List<Nodule> nodules) {

    /** A nodule that was put into the CT: centre and diameter in millimetres. */
    public record Nodule(Position position, double diameter) {}
}

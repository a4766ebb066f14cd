package org.meridian.core.record;

/**
 * One stored SOP instance.
 *
 * @param blob the stored Part 10 file, byte for byte as it came
 * @param numberOfFrames 0 for an object without pixels
 */
public record Instance(
        String sopInstanceUID,
        String sopClassUID,
        String seriesInstanceUID,
        PatientKey patient,
        int instanceNumber,
        int numberOfFrames,
        String transferSyntaxUID,
        BlobId blob) {}

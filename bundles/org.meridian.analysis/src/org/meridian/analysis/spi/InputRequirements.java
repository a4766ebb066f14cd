package org.meridian.analysis.spi;

/**
 * What a detector needs to see, checked before it runs.
 *
 * @param modality as in DICOM's Modality, for instance {@code CT}
 * @param lungs whether there must be lung in the volume
 * @param thickness distance between slices in millimetres beyond which a warning is given
 * @param refusedThickness distance beyond which the detector is not run
 */
public record InputRequirements(
        String modality, boolean lungs, double thickness, double refusedThickness) {}

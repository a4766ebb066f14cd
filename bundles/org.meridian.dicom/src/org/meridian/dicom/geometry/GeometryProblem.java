package org.meridian.dicom.geometry;

import org.meridian.core.text.Texts;

import java.util.Locale;

/** Why a series is no plain volume. */
public enum GeometryProblem {
    /** There are no images in the series. */
    EMPTY,
    /** One slice spans no volume. */
    SINGLE_SLICE,
    /** An image does not say where it lies, or says what cannot be. */
    MISSING_GEOMETRY,
    /** Images lie in different planes. */
    MIXED_ORIENTATION,
    /** Images differ in rows or columns. */
    MIXED_SIZE,
    /** Images differ in pixel spacing. */
    MIXED_PIXEL_SPACING,
    /** Images are placed in different coordinate systems. */
    MIXED_FRAME_OF_REFERENCE,
    /** Images differ in their modality transformation. */
    MIXED_RESCALE,
    /** Two images lie at the same place. */
    DUPLICATE_POSITION,
    /** Slices are missing or unequally far apart. */
    UNEQUAL_SPACING,
    /** Slices are shifted to the side, and not by the same way each. */
    NOT_ALIGNED,
    /** Slices are shifted to the side by the same way each: the gantry was tilted. */
    GANTRY_TILT;

    /** A sentence for a person. */
    public String text(Locale locale) {
        return Texts.of(GeometryProblem.class, locale).get(name());
    }
}

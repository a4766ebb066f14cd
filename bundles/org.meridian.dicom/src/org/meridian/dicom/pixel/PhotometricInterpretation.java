package org.meridian.dicom.pixel;

import java.util.Optional;

/** What the samples of a pixel mean (PS3.3 C.7.6.3.1.2). */
public enum PhotometricInterpretation {
    /** The lowest value is white. */
    MONOCHROME1("MONOCHROME1", 1),
    /** The lowest value is black. */
    MONOCHROME2("MONOCHROME2", 1),
    PALETTE_COLOR("PALETTE COLOR", 1),
    RGB("RGB"),
    YBR_FULL("YBR_FULL"),
    YBR_FULL_422("YBR_FULL_422"),
    /** As YBR_FULL_422, with the range of television. */
    YBR_PARTIAL_422("YBR_PARTIAL_422"),
    /** The same with one colour for four pixels; in no uncompressed syntax. */
    YBR_PARTIAL_420("YBR_PARTIAL_420"),
    YBR_ICT("YBR_ICT"),
    YBR_RCT("YBR_RCT"),
    /** Hue, saturation, value (retired). */
    HSV("HSV"),
    /** RGB behind a palette index that overrides it where it is above 0 (retired). */
    ARGB("ARGB", 4),
    /** Cyan, magenta, yellow, black (retired). */
    CMYK("CMYK", 4);

    private final String term;
    private final int samples;

    PhotometricInterpretation(String term) {
        this(term, 3);
    }

    PhotometricInterpretation(String term, int samples) {
        this.term = term;
        this.samples = samples;
    }

    /** The defined term. */
    public String term() {
        return term;
    }

    public static Optional<PhotometricInterpretation> of(String term) {
        for (PhotometricInterpretation value : values()) {
            if (value.term.equals(term)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Samples of a pixel. */
    public int samplesPerPixel() {
        return samples;
    }

    /** Whether two pixels of a row share their colour where nothing is compressed. */
    public boolean isSubsampled() {
        return this == YBR_FULL_422 || this == YBR_PARTIAL_422;
    }

    /** Whether a pixel has one sample that is a grey value. */
    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }
}

package org.meridian.dicom.pixel;

import java.util.Optional;

/** What the samples of a pixel mean (PS3.3 C.7.6.3.1.2). */
public enum PhotometricInterpretation {
    /** The lowest value is white. */
    MONOCHROME1("MONOCHROME1"),
    /** The lowest value is black. */
    MONOCHROME2("MONOCHROME2"),
    PALETTE_COLOR("PALETTE COLOR"),
    RGB("RGB"),
    YBR_FULL("YBR_FULL"),
    YBR_FULL_422("YBR_FULL_422"),
    YBR_ICT("YBR_ICT"),
    YBR_RCT("YBR_RCT");

    private final String term;

    PhotometricInterpretation(String term) {
        this.term = term;
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

    /** Whether a pixel has one sample that is a grey value. */
    public boolean isMonochrome() {
        return this == MONOCHROME1 || this == MONOCHROME2;
    }
}

package org.meridian.imaging;

/**
 * How 16 stored bits become a modality value such as Hounsfield units: {@code slope * stored +
 * intercept} (PS3.3 C.11.1).
 *
 * @param signed whether the 16 bits are two's complement
 */
public record Rescale(double slope, double intercept, boolean signed) {
    /** Signed values that are modality values already. */
    public static final Rescale IDENTITY = new Rescale(1, 0, true);

    public Rescale {
        if (!Double.isFinite(slope) || !Double.isFinite(intercept) || slope == 0) {
            throw new IllegalArgumentException("no rescale: " + slope + ", " + intercept);
        }
    }

    /** The stored number of 16 bits. */
    public int stored(short bits) {
        return signed ? bits : bits & 0xffff;
    }

    /** The modality value of 16 bits. */
    public double value(short bits) {
        return slope * stored(bits) + intercept;
    }
}

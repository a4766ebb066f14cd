package org.meridian.imaging;

import java.util.Comparator;
import java.util.List;

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

    /** Of the same stored values to modality values so many times as great. */
    public Rescale scaled(double factor) {
        return new Rescale(slope * factor, intercept * factor, signed);
    }

    /** The one whose steps are the largest: all others' values fit into its 16 bits. */
    public static Rescale common(List<Rescale> rescales) {
        return rescales.stream()
                .max(Comparator.comparingDouble(r -> Math.abs(r.slope())))
                .orElse(IDENTITY);
    }

    /**
     * The same modality values as another rescale stores them, rounded to its steps and bounded by
     * its range; the array itself where both are the same.
     */
    public short[] converted(short[] values, Rescale other) {
        if (equals(other)) {
            return values;
        }
        int least = other.signed ? Short.MIN_VALUE : 0;
        int most = least + 0xffff;
        short[] converted = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            long stored = Math.round((value(values[i]) - other.intercept) / other.slope);
            converted[i] = (short) Math.max(least, Math.min(most, stored));
        }
        return converted;
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

package org.meridian.imaging;

/**
 * A plane's thickness, and what becomes of the values along it. The samples lie evenly on both
 * sides of the plane; those outside of the volume do not count.
 *
 * @param thickness between the first and the last sample, in millimetres
 * @param step between neighbouring samples, in millimetres
 */
public record Slab(Projection projection, double thickness, double step) {
    private static final int MOST_SAMPLES = 4096;

    /** One value of many. */
    public enum Projection {
        /** Maximum intensity projection. */
        MAXIMUM,
        /** Minimum intensity projection. */
        MINIMUM,
        /** Arithmetic mean. */
        MEAN
    }

    public Slab {
        if (!(thickness >= 0 && step > 0 && thickness / step < MOST_SAMPLES)) {
            throw new IllegalArgumentException("no slab: " + thickness + " by " + step);
        }
    }

    /** How many samples a pixel has. */
    public int samples() {
        return 1 + (int) Math.round(thickness / step);
    }

    /** Distance of a sample from the plane along its normal, in millimetres. */
    double offset(int sample) {
        return (sample - (samples() - 1) / 2.0) * step;
    }
}

package org.meridian.imaging;

/**
 * A plane's thickness, and what becomes of the values along it. The samples lie evenly on both
 * sides of the plane; those outside of the volume do not count.
 *
 * @param thickness between the first and the last sample, in millimetres
 * @param step between neighbouring samples, in millimetres
 */
public record Slab(Projection projection, double thickness, double step) {
    /** One sample a pixel: the plane itself. */
    public static final Slab THIN = new Slab(Projection.MAXIMUM, 0, 1);

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

    /** The slab with a sample for each plane of a stack that it can hold, as thick as is wanted. */
    public static Slab across(PlaneStack stack, Projection projection, double thickness) {
        double bounded = Math.min(thickness, 2 * stack.extent());
        double step = Math.max(stack.step(), bounded / (MOST_SAMPLES - 1));
        return new Slab(projection, bounded, step);
    }

    /** As thick as is wanted to the last, which is not nothing; its samples about a step apart. */
    public static Slab spanning(Projection projection, double thickness, double step) {
        long pieces = Math.max(1, Math.min(MOST_SAMPLES - 1, Math.round(thickness / step)));
        return new Slab(projection, thickness, thickness / pieces);
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

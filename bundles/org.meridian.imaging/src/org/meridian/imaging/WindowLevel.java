package org.meridian.imaging;

/**
 * The part of the value range that is shown from black to white (PS3.3 C.11.2).
 *
 * @param center WindowCenter, in modality values
 * @param width WindowWidth, in modality values; at least 1 for LINEAR
 */
public record WindowLevel(double center, double width, VoiFunction function) {
    /** A threshold is a window as narrow as this by LINEAR_EXACT. */
    private static final double HAIR = 1e-6;

    public WindowLevel {
        if (!Double.isFinite(center) || !function.allows(width)) {
            throw new IllegalArgumentException("no window: " + center + "/" + width);
        }
    }

    /** A window by the LINEAR function of PS3.3 C.11.2.1.2.1. */
    public WindowLevel(double center, double width) {
        this(center, width, VoiFunction.LINEAR);
    }

    /**
     * The same window where values are multiplied by a factor. One by the LINEAR function, which
     * counts whole values, becomes the same by LINEAR_EXACT.
     */
    public WindowLevel scaled(double factor) {
        return function == VoiFunction.LINEAR
                ? new WindowLevel(
                        (center - 0.5) * factor,
                        Math.max(HAIR, width - 1) * factor,
                        VoiFunction.LINEAR_EXACT)
                : new WindowLevel(center * factor, width * factor, function);
    }

    /** The grey of a modality value, from 0 for black to 1 for white. */
    public double share(double value) {
        return function.share(value, center, width);
    }

    /** The grey of a modality value, 0 to 255, not rounded. */
    public double grey(double value) {
        return 255 * share(value);
    }

    /**
     * The greys, rounded, of all 16-bit patterns: index it with {@code bits & 0xffff}.
     *
     * @param invert white for low values, as MONOCHROME1 wants
     */
    public byte[] lut(Rescale rescale, boolean invert) {
        byte[] lut = new byte[65536];
        for (int bits = 0; bits < lut.length; bits++) {
            int grey = (int) (grey(rescale.value((short) bits)) + 0.5);
            lut[bits] = (byte) (invert ? 255 - grey : grey);
        }
        return lut;
    }

    /**
     * A window for an image that brings none: from the 1st to the 99th percentile of its values,
     * which a few extreme pixels do not spoil.
     */
    public static WindowLevel auto(GreyImage image) {
        int[] histogram = new int[65536];
        int offset = image.rescale().signed() ? 32768 : 0;
        int pixels = image.columns() * image.rows();
        for (int i = 0; i < pixels; i++) {
            histogram[image.rescale().stored(image.values()[i]) + offset]++;
        }
        double low = percentile(histogram, pixels * 0.01) - offset;
        double high = percentile(histogram, pixels * 0.99) - offset;
        double a = image.rescale().slope() * low + image.rescale().intercept();
        double b = image.rescale().slope() * high + image.rescale().intercept();
        return new WindowLevel((a + b) / 2 + 0.5, Math.max(1, Math.abs(b - a) + 1));
    }

    private static int percentile(int[] histogram, double count) {
        long seen = 0;
        for (int i = 0; i < histogram.length; i++) {
            seen += histogram[i];
            if (seen > count) {
                return i;
            }
        }
        return histogram.length - 1;
    }
}

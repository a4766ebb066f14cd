package org.meridian.imaging;

/**
 * A window with its function.
 *
 * @param center and {@code width} in modality values
 */
public record VoiWindow(double center, double width, VoiFunction function) {
    public VoiWindow {
        if (!Double.isFinite(center) || !function.allows(width)) {
            throw new IllegalArgumentException("no window: " + center + "/" + width);
        }
    }

    /** The grey of a modality value, from 0 for black to 1 for white. */
    public double grey(double value) {
        return function.share(value, center, width);
    }
}

package org.meridian.ui.viewer.model;

/**
 * How coarse a picture of a volume has to be so that it is rendered within a time, from what the
 * pictures before took. Not safe for threads.
 */
final class Detail {
    /**
     * Frame time that is held while a hand moves, in milliseconds; a tenth of a second is asked.
     */
    private static final double WANTED = 70;

    private static final double COARSEST = 8;
    private static final double FIRST = 4;

    /** A picture of twice the stride has a quarter of the pixels and half of the samples each. */
    private static final double POWER = 3;

    private double stride = FIRST;

    /** Device pixels from pixel to pixel. */
    double stride() {
        return stride;
    }

    /** Learns from a picture of {@link #stride}. */
    void took(double milliseconds) {
        double change = Math.pow(Math.max(1, milliseconds) / WANTED, 1 / POWER);
        // one disturbed frame must not make all that follow coarse
        double bounded = Math.max(0.7, Math.min(1.6, change));
        stride = Math.max(1, Math.min(COARSEST, stride * bounded));
    }

    /** What a picture of another stride is expected to take, in milliseconds. */
    double expected(double milliseconds, double other) {
        return milliseconds * Math.pow(stride / other, POWER);
    }
}

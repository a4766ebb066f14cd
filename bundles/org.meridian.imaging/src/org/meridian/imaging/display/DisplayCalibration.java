package org.meridian.imaging.display;

import org.meridian.imaging.GrayscaleStandardDisplay;

import java.util.Arrays;

/**
 * Makes equal steps of grey look equal on a screen whose luminances were measured (PS3.14 annex C):
 * between the measured driving levels the logarithm of the luminance runs monotonely and smoothly,
 * by cubic Hermite pieces (Fritsch and Carlson 1980, the harmonic mean of Fritsch and Butland
 * 1984).
 */
public final class DisplayCalibration {
    private static final int GREYS = 256;

    private DisplayCalibration() {}

    /**
     * @param measured without any calibration
     * @return the driving level for each of 256 greys
     */
    public static byte[] levels(LuminanceResponse measured) {
        int[] levels = GrayscaleStandardDisplay.calibration(luminances(measured), GREYS);
        byte[] bytes = new byte[GREYS];
        for (int i = 0; i < GREYS; i++) {
            bytes[i] = (byte) levels[i];
        }
        return bytes;
    }

    /** What a reader sees at each of the 256 driving levels. */
    static double[] luminances(LuminanceResponse measured) {
        double[] logs = Arrays.stream(measured.seen()).map(Math::log).toArray();
        double[] slopes = slopes(logs);
        int spacing = LuminanceResponse.LEVELS.get(1);
        double[] luminances = new double[GREYS];
        for (int level = 0; level < GREYS; level++) {
            int i = Math.min(level / spacing, logs.length - 2);
            double t = (level - i * spacing) / (double) spacing;
            double rest = 1 - t;
            double log =
                    logs[i] * (1 + 2 * t) * rest * rest
                            + slopes[i] * t * rest * rest
                            + logs[i + 1] * t * t * (3 - 2 * t)
                            - slopes[i + 1] * t * t * rest;
            luminances[level] = Math.exp(log);
        }
        return luminances;
    }

    /** Slopes a piece, which keep each piece between its ends. */
    private static double[] slopes(double[] values) {
        int last = values.length - 1;
        double[] slopes = new double[values.length];
        slopes[0] = values[1] - values[0];
        slopes[last] = values[last] - values[last - 1];
        for (int i = 1; i < last; i++) {
            double before = values[i] - values[i - 1];
            double after = values[i + 1] - values[i];
            slopes[i] = before > 0 && after > 0 ? 2 * before * after / (before + after) : 0;
        }
        return slopes;
    }
}

package org.meridian.imaging;

/**
 * The Grayscale Standard Display Function (PS3.14): luminances in candela per square metre and just
 * noticeable differences, and the calibration of a display to it. Pure functions.
 */
public final class GrayscaleStandardDisplay {
    /** The JND indices that the standard defines. */
    public static final double FIRST_JND = 1;

    public static final double LAST_JND = 1023;

    /** The coefficients a, c, e, g, m. */
    private static final double[] NUMERATOR = {
        -1.3011877, 8.0242636e-2, 1.3646699e-1, -2.5468404e-2, 1.3635334e-3
    };

    /** 1 and the coefficients b, d, f, h, k. */
    private static final double[] DENOMINATOR = {
        1, -2.5840191e-2, -1.0320229e-1, 2.8745620e-2, -3.1978977e-3, 1.2992634e-4
    };

    private GrayscaleStandardDisplay() {}

    /** The luminance of a JND index from 1 to 1023, which need not be whole (PS3.14 7.1). */
    public static double luminance(double jnd) {
        if (!(jnd >= FIRST_JND && jnd <= LAST_JND)) {
            throw new IllegalArgumentException("no JND index: " + jnd);
        }
        double x = Math.log(jnd);
        return Math.pow(10, polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x));
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }

    /**
     * The JND index of a luminance, by inverting {@link #luminance} rather than by the standard's
     * approximation; luminances beyond the function have its first or last index.
     */
    public static double jnd(double luminance) {
        double low = FIRST_JND;
        double high = LAST_JND;
        // halving 50 times leaves less than a double can tell
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (luminance(middle) < luminance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Which driving level shows each P-value so that equal steps look equal (PS3.14 C).
     *
     * @param measured luminance of each driving level from 0 on, with the ambient light that the
     *     screen reflects; rises from level to level or stays
     * @param count of P-values, at least 2
     * @return a driving level for each P-value from 0 on
     */
    public static int[] calibration(double[] measured, int count) {
        if (measured.length < 2 || count < 2) {
            throw new IllegalArgumentException(measured.length + " levels, " + count + " values");
        }
        for (int i = 1; i < measured.length; i++) {
            if (!(measured[i] >= measured[i - 1])) {
                throw new IllegalArgumentException("luminance falls at level " + i);
            }
        }
        double first = jnd(measured[0]);
        double last = jnd(measured[measured.length - 1]);
        int[] levels = new int[count];
        int level = 0;
        for (int i = 0; i < count; i++) {
            double wanted = luminance(first + (last - first) * i / (count - 1));
            while (level + 1 < measured.length
                    && Math.abs(measured[level + 1] - wanted)
                            <= Math.abs(measured[level] - wanted)) {
                level++;
            }
            levels[i] = level;
        }
        return levels;
    }
}

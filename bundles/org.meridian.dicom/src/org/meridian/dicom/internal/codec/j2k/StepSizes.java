package org.meridian.dicom.internal.codec.j2k;

/** Chooses the step sizes of subbands (ITU-T T.800 annex E). */
final class StepSizes {
    private static final int MANTISSA_BITS = 11;

    // impulse responses of the 9/7's synthesis, from the middle to one side
    private static final double[] LOW = {
        1.115087052456994, 0.591271763114247, -0.057543526228500, -0.091271763114250
    };
    private static final double[] HIGH = {
        0.602949018236358,
        -0.266864118442872,
        -0.078223266528988,
        0.016864118442875,
        0.026748757410810
    };

    private StepSizes() {}

    /** Without steps, for the 5/3. */
    static Quantization reversible(int guardBits, int precision, int levels) {
        int[] steps = new int[3 * levels + 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = precision + gain(i) << MANTISSA_BITS;
        }
        return new Quantization(guardBits, false, steps);
    }

    /**
     * For the 9/7: a step in any subband makes an error of the same size in the image.
     *
     * @param base the size, in the image's values
     */
    static Quantization irreversible(int guardBits, int precision, int levels, double base) {
        int[] steps = new int[3 * levels + 1];
        for (int i = 0; i < steps.length; i++) {
            double step = base / norm(i, levels);
            int power = Math.getExponent(step);
            int mantissa = (int) ((Math.scalb(step, -power) - 1) * (1 << MANTISSA_BITS));
            steps[i] = precision + gain(i) - power << MANTISSA_BITS | mantissa;
        }
        return new Quantization(guardBits, false, steps);
    }

    /**
     * Exponent of two of a subband's nominal gain; subbands as {@link Quantization} counts them.
     */
    static int gain(int subband) {
        return subband == 0 ? 0 : (subband - 1) % 3 == 2 ? 2 : 1;
    }

    /** What a coefficient of one makes in the image after the 9/7's synthesis, as L2 norm. */
    static double norm(int subband, int levels) {
        if (subband == 0) {
            return norm(LOW, levels) * norm(LOW, levels);
        }
        int level = levels - (subband - 1) / 3;
        double high = norm(HIGH, level);
        return gain(subband) == 2 ? high * high : high * norm(LOW, level);
    }

    private static double norm(double[] filter, int level) {
        double[] response = {1};
        for (int i = level; i > 0; i--) {
            response = synthesised(response, i == level ? filter : LOW);
        }
        double sum = 0;
        for (double value : response) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double[] synthesised(double[] response, double[] filter) {
        int reach = filter.length - 1;
        double[] result = new double[2 * response.length - 1 + 2 * reach];
        for (int i = 0; i < response.length; i++) {
            for (int j = -reach; j <= reach; j++) {
                result[2 * i + reach + j] += response[i] * filter[Math.abs(j)];
            }
        }
        return result;
    }
}

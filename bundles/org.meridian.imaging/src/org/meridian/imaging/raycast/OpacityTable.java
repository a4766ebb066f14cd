package org.meridian.imaging.raycast;

import org.meridian.imaging.Rescale;

/** A transfer function at every stored value of a volume, for steps of one length. */
final class OpacityTable {
    /** The most steps that one sample stands for. */
    static final int LONGEST = 8;

    /** Light by which what a sample takes may differ within a block where it stands for more. */
    private static final float DIFFERENCE = 0.04f;

    /** Light that such a sample takes at most. */
    private static final float MOST = 0.1f;

    private final int first;
    private final float[] values;
    private final Extremes alphas;

    /**
     * @param step between samples, in millimetres
     * @param least and {@code greatest}: the volume's stored values
     */
    OpacityTable(TransferFunction function, Rescale rescale, double step, int least, int greatest) {
        first = least;
        float[] alpha = new float[greatest - least + 1];
        values = new float[4 * alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            TransferFunction.Point point = function.at(rescale.value((short) (least + i)));
            alpha[i] = (float) -Math.expm1(-point.opacity() * step);
            values[4 * i] = alpha[i];
            values[4 * i + 1] = (float) point.red();
            values[4 * i + 2] = (float) point.green();
            values[4 * i + 3] = (float) point.blue();
        }
        alphas = new Extremes(alpha);
    }

    /** The stored value that is first in it. */
    int first() {
        return first;
    }

    /**
     * Of each value, from the first on, the share of light that a step takes, red, green and blue.
     */
    float[] values() {
        return values;
    }

    /**
     * How many steps a sample may stand for where all stored values are between two: so many that
     * it makes no difference that can be seen where in them it lies. 0 where nothing is to be seen.
     */
    byte stride(int least, int greatest) {
        float most = alphas.greatest(least - first, greatest - first);
        if (most == 0) {
            return 0;
        }
        float difference = most - alphas.least(least - first, greatest - first);
        int stride = LONGEST;
        while (stride > 1 && (stride * difference > DIFFERENCE || stride * most > MOST)) {
            stride /= 2;
        }
        return (byte) stride;
    }
}

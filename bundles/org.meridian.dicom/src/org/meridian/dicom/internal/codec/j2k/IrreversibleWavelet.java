package org.meridian.dicom.internal.codec.j2k;

/**
 * The inverse irreversible 9/7 wavelet (ITU-T T.800 F.3.8.2.1.2) in single precision. The subbands'
 * gain of two a high-pass is part of the scale here and not of the step sizes.
 */
final class IrreversibleWavelet extends InverseWavelet<float[]> {
    private static final float[] LIFTING = {
        -0.443506852f, -0.882911075f, 0.052980118f, 1.586134342f
    };
    private static final float LOW_SCALE = 1.230174105f;
    private static final float HIGH_SCALE = 1.625786132f;

    /** OpenJPEG's, 3e-5 below 2 / K. */
    private static final float USUAL_HIGH_SCALE = 1.625732422f;

    private final float highScale;

    /**
     * @param exact whether the scale of the higher half is that of the standard; else values are
     *     rounded as the most used decoder of the standard's first part rounds them
     */
    IrreversibleWavelet(boolean exact) {
        super(LIFTING.length);
        highScale = exact ? HIGH_SCALE : USUAL_HIGH_SCALE;
    }

    @Override
    float[] array(int length) {
        return new float[length];
    }

    @Override
    void spread(float[] source, int from, int count, float[] target, int to, boolean high) {
        for (int i = 0; i < count; i++) {
            target[to + 2 * i] = source[from + i];
        }
    }

    @Override
    void single(float[] values, int start, int count, boolean high) {
        // a single sample was not transformed
    }

    @Override
    void scale(float[] values, int start, int count, boolean high) {
        float scale = high ? highScale : LOW_SCALE;
        for (int i = start; i < start + count; i++) {
            values[i] *= scale;
        }
    }

    @Override
    void across(float[] values, int step, int line, int above, int below, int count) {
        float factor = LIFTING[step];
        for (int i = 0; i < count; i++) {
            values[line + i] += (values[above + i] + values[below + i]) * factor;
        }
    }

    @Override
    void along(float[] values, int step, int start, int first, int count) {
        float factor = LIFTING[step];
        int at = start + first;
        int end = start + count - 1;
        if (step == 0) {
            scaleHalf(values, at, end, LOW_SCALE);
            scaleHalf(values, start + 1 - first, end, highScale);
        }
        if (first == 0) {
            values[at] += 2 * values[at + 1] * factor;
            at += 2;
        }
        for (; at < end; at += 2) {
            values[at] += (values[at - 1] + values[at + 1]) * factor;
        }
        if (at == end) {
            values[at] += 2 * values[at - 1] * factor;
        }
    }

    private static void scaleHalf(float[] values, int first, int last, float scale) {
        for (int i = first; i <= last; i += 2) {
            values[i] *= scale;
        }
    }
}

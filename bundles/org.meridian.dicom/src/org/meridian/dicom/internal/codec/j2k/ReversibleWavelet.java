package org.meridian.dicom.internal.codec.j2k;

/** The inverse reversible 5/3 wavelet (ITU-T T.800 F.3.8.2.1.1). */
final class ReversibleWavelet extends InverseWavelet<int[]> {
    ReversibleWavelet() {
        super(2);
    }

    @Override
    int[] array(int length) {
        return new int[length];
    }

    @Override
    void spread(int[] source, int from, int count, int[] target, int to, boolean high) {
        for (int i = 0; i < count; i++) {
            target[to + 2 * i] = source[from + i];
        }
    }

    @Override
    void single(int[] values, int start, int count, boolean high) {
        for (int i = start; high && i < start + count; i++) {
            values[i] /= 2;
        }
    }

    @Override
    void scale(int[] values, int start, int count, boolean high) {
        // the 5/3 wavelet has no scale
    }

    @Override
    void across(int[] values, int step, int line, int above, int below, int count) {
        if (step == 0) {
            for (int i = 0; i < count; i++) {
                values[line + i] -= values[above + i] + values[below + i] + 2 >> 2;
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[line + i] += values[above + i] + values[below + i] >> 1;
            }
        }
    }

    @Override
    void along(int[] values, int step, int start, int first, int count) {
        int at = start + first;
        int end = start + count - 1;
        if (first == 0) {
            values[at] += step == 0 ? -(2 * values[at + 1] + 2 >> 2) : values[at + 1];
            at += 2;
        }
        if (step == 0) {
            for (; at < end; at += 2) {
                values[at] -= values[at - 1] + values[at + 1] + 2 >> 2;
            }
        } else {
            for (; at < end; at += 2) {
                values[at] += values[at - 1] + values[at + 1] >> 1;
            }
        }
        if (at == end) {
            values[at] += step == 0 ? -(2 * values[at - 1] + 2 >> 2) : values[at - 1];
        }
    }
}

package org.meridian.dicom.internal.codec.jpegls;

import java.util.Arrays;

/**
 * What coding and decoding of a JPEG-LS scan have in common: contexts, prediction and what is
 * learnt from each error (ITU-T T.87 annex A). For one thread.
 */
abstract class JpegLsModel {
    static final int CONTEXTS = 365;

    /** The order of run lengths (T.87 A.2.1). */
    static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12,
        13, 14, 15
    };

    final int width;
    final int maxVal;
    final int near;
    final int range;
    final int step;
    final int qbpp;
    final int limit;
    final byte[] gradients;
    final int[] a = new int[CONTEXTS + 2];
    final int[] b = new int[CONTEXTS];
    final int[] c = new int[CONTEXTS];
    final int[] n = new int[CONTEXTS + 2];
    final int[] negatives = new int[2];
    final int[] runIndex;
    private final int reach;
    private final int reset;
    private final int firstA;

    /**
     * @param width columns
     * @param components of the scan
     */
    JpegLsModel(JpegLsParameters p, int width, int components) {
        this.width = width;
        this.maxVal = p.maxVal();
        this.near = p.near();
        this.range = p.range();
        this.step = 2 * near + 1;
        this.reach = range * step;
        this.reset = p.reset();
        this.qbpp = p.qbpp();
        this.limit = p.limit();
        this.firstA = Math.max(2, range + 32 >> 6);
        this.gradients = gradients(p);
        this.runIndex = new int[components];
        restart();
    }

    /** Sets everything learnt back, as at the start of the scan. */
    final void restart() {
        Arrays.fill(a, firstA);
        Arrays.fill(b, 0);
        Arrays.fill(c, 0);
        Arrays.fill(n, 1);
        Arrays.fill(negatives, 0);
        Arrays.fill(runIndex, 0);
    }

    /** T.87 A.3.3: the class of each difference, which is counted from -{@code maxVal}. */
    private static byte[] gradients(JpegLsParameters p) {
        int zero = p.maxVal();
        byte[] table = new byte[2 * zero + 1];
        int[] from = {p.near() + 1, p.t1(), p.t2(), p.t3(), zero + 1};
        for (int q = 1; q <= 4; q++) {
            Arrays.fill(table, zero + from[q - 1], zero + from[q], (byte) q);
            Arrays.fill(table, zero - from[q] + 1, zero - from[q - 1] + 1, (byte) -q);
        }
        return table;
    }

    /** T.87 A.4.1. */
    static int median(int ra, int rb, int rc) {
        int least = Math.min(ra, rb);
        int most = Math.max(ra, rb);
        return Math.max(least, Math.min(most, ra + rb - rc));
    }

    /** T.87 A.4.2: the median, set right by what the context has learnt. */
    final int predicted(int median, int q, int sign) {
        return Math.max(0, Math.min(maxVal, median + ((c[q] ^ sign) - sign)));
    }

    /** Whether errors of a context are mapped the other way round (T.87 A.5.2). */
    final boolean inverted(int k, int q) {
        return k == 0 && near == 0 && 2 * b[q] <= -n[q];
    }

    /** T.87 A.6: learns from an error in regular mode. */
    final void update(int q, int error) {
        int countN = n[q];
        int sumB = b[q] + error * step;
        int sumA = a[q] + Math.abs(error);
        if (countN == reset) {
            sumA >>= 1;
            sumB >>= 1;
            countN >>= 1;
        }
        countN++;
        // all bits of what is to be done: which way a bias goes no processor foresees
        int lower = sumB + countN - 1 >> 31;
        int higher = -sumB >> 31;
        sumB += (countN & lower) - (countN & higher);
        c[q] = Math.max(-128, Math.min(127, c[q] + lower - higher));
        a[q] = sumA;
        b[q] = Math.max(1 - countN, Math.min(0, sumB));
        n[q] = countN;
    }

    /** T.87 A.7.2: learns from the error of a sample that ended a run. */
    final void updateInterruption(int type, int error, int mapped) {
        int q = CONTEXTS + type;
        int countN = n[q];
        int sumA = a[q] + (mapped + 1 - type >> 1);
        if (error < 0) {
            negatives[type]++;
        }
        if (countN == reset) {
            sumA >>= 1;
            countN >>= 1;
            negatives[type] >>= 1;
        }
        a[q] = sumA;
        n[q] = countN + 1;
    }

    /** The Golomb parameter of a sample that ended a run. */
    final int interruptionParameter(int type) {
        int countN = n[CONTEXTS + type];
        int sumA = a[CONTEXTS + type];
        return golombParameter(countN, type == 0 ? sumA : sumA + (countN >> 1));
    }

    /** The value that a decoder comes to. */
    final int reconstruct(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += reach;
        } else if (value > maxVal + near) {
            value -= reach;
        }
        return Math.max(0, Math.min(maxVal, value));
    }

    /** The smallest k for which {@code n << k} is not below {@code a}. */
    static int golombParameter(int n, int a) {
        int k = Integer.numberOfLeadingZeros(n) - Integer.numberOfLeadingZeros(a);
        if (k < 0) {
            return 0;
        }
        return k + ((n << k) - a >>> 31);
    }
}

package org.meridian.dicom.internal.codec.j2k;

/** From what a block decoder gives to a component's coefficients (ITU-T T.800 annexes E and H). */
final class Coefficients {
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private Coefficients() {}

    /** Whole numbers: halves are dropped. */
    static void store(int[] block, int width, int height, int[] target, int start, int stride) {
        for (int y = 0; y < height; y++) {
            int from = y * width;
            int to = start + y * stride;
            for (int x = 0; x < width; x++) {
                int value = block[from + x];
                int sign = value >> 31;
                target[to + x] = ((value & MAGNITUDE) >> 1 ^ sign) - sign;
            }
        }
    }

    /** Multiples of a step size. */
    static void store(
            int[] block,
            int width,
            int height,
            float[] target,
            int start,
            int stride,
            float stepSize) {
        float half = 0.5f * stepSize;
        for (int y = 0; y < height; y++) {
            int from = y * width;
            int to = start + y * stride;
            for (int x = 0; x < width; x++) {
                int value = block[from + x];
                int sign = value >> 31;
                target[to + x] = (((value & MAGNITUDE) ^ sign) - sign) * half;
            }
        }
    }

    /** Brings a region of interest, which was lifted above everything else, down again. */
    static void lower(int[] block, int length, int shift) {
        for (int i = 0; i < length; i++) {
            int magnitude = block[i] & MAGNITUDE;
            // halves are below what is shifted
            if (shift < 30 && magnitude >= 2 << shift) {
                block[i] = block[i] & ~MAGNITUDE | magnitude >> shift;
            }
        }
    }
}

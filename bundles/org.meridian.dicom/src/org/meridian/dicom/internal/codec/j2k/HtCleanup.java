package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/** Decodes the cleanup pass of an HT block (ITU-T T.814 7.3). For one thread. */
final class HtCleanup {
    /** The longest suffix there can be. */
    private static final int MAX_SUFFIX = 4079;

    private static final int MAX_SAMPLE_BITS = 32;

    private final HtQuads suffix = new HtQuads();
    private final HtBits magSgn = new HtBits();
    private int[] above = new int[0];
    private int[] below = new int[0];

    /**
     * Decodes a block into sign and magnitude: bit 31 is the sign, the rest twice the magnitude,
     * with the middle of what is unknown added.
     *
     * @param plane the lowest bit-plane that the pass holds
     * @param samples lines of {@link #stride} samples, as many as the height made even
     * @return whether the first segment can be that of such a block
     */
    boolean decode(CodedBlock block, int plane, int[] samples) {
        byte[] data = block.bytes();
        int from = block.start(0);
        int to = from + block.length(0);
        if (to - from < 2) {
            return false;
        }
        int suffixLength = (data[to - 1] & 0xFF) << 4 | data[to - 2] & 0x0F;
        if (suffixLength < 2 || suffixLength > Math.min(to - from, MAX_SUFFIX)) {
            return false;
        }
        int columns = block.width() + 1 >> 1;
        int rows = block.height() + 1 >> 1;
        int middle = to - suffixLength;
        if (!suffix.decode(data, middle, to, columns, rows)) {
            return false;
        }
        magSgn.forward(data, from, middle, 4 * columns * rows * MAX_SAMPLE_BITS, -1);
        // of twice a magnitude less one
        int limit = block.zeroBitPlanes() + block.bitPlanes() - plane + 1;
        return samples(columns, rows, plane, limit, samples);
    }

    /** From line to line of decoded samples. */
    static int stride(int width) {
        return width + 1 & ~1;
    }

    /** The four samples of a quad are written out one by one, for speed. */
    private boolean samples(int columns, int rows, int plane, int limit, int[] samples) {
        byte[] bits = magSgn.array();
        int[] quads = suffix.array();
        int stride = 2 * columns;
        int[] upper = cleared(above, stride + 3);
        int[] lower = cleared(below, stride + 3);
        above = upper;
        below = lower;
        int position = 0;
        for (int row = 0; row < rows; row++) {
            int at = 2 * row * stride;
            int quad = row * suffix.stride() + 1;
            for (int x = 0; x < stride; x += 2, at += 2) {
                int entry = quads[quad++];
                int significant = entry >> 4 & 15;
                if (significant == 0) {
                    samples[at] = 0;
                    samples[at + stride] = 0;
                    samples[at + 1] = 0;
                    samples[at + stride + 1] = 0;
                    lower[x + 1] = 0;
                    lower[x + 2] = 0;
                    continue;
                }
                int bound = (entry >>> 16) + predicted(significant, upper, x);
                if (bound > limit) {
                    return false;
                }
                int known = entry >> 8 & 15;
                int ones = entry >> 12 & 15;

                int length = (significant & 1) * bound - (known & 1);
                long next = HtBits.peek(bits, position) & (1L << length) - 1;
                position += length;
                int value = (int) next | (ones & 1) << length;
                samples[at] = sample(value, significant & 1, plane);

                length = (significant >> 1 & 1) * bound - (known >> 1 & 1);
                next = HtBits.peek(bits, position) & (1L << length) - 1;
                position += length;
                value = (int) next | (ones >> 1 & 1) << length;
                samples[at + stride] = sample(value, significant >> 1 & 1, plane);
                lower[x + 1] = exponent(value, significant >> 1 & 1);

                length = (significant >> 2 & 1) * bound - (known >> 2 & 1);
                next = HtBits.peek(bits, position) & (1L << length) - 1;
                position += length;
                value = (int) next | (ones >> 2 & 1) << length;
                samples[at + 1] = sample(value, significant >> 2 & 1, plane);

                length = (significant >> 3) * bound - (known >> 3);
                next = HtBits.peek(bits, position) & (1L << length) - 1;
                position += length;
                value = (int) next | (ones >> 3) << length;
                samples[at + stride + 1] = sample(value, significant >> 3, plane);
                lower[x + 2] = exponent(value, significant >> 3);
            }
            int[] swapped = upper;
            upper = lower;
            lower = swapped;
        }
        return true;
    }

    /** The exponent predicted from the line above, kappa (T.814 7.3.7). */
    private static int predicted(int significant, int[] upper, int x) {
        if ((significant & significant - 1) == 0) {
            return 1;
        }
        int largest =
                Math.max(Math.max(upper[x], upper[x + 1]), Math.max(upper[x + 2], upper[x + 3]));
        return Math.max(1, largest - 1);
    }

    private static int sample(int value, int significant, int plane) {
        // value is 2 (magnitude - 1) + sign
        return value << 31 | (value | 1) + 2 * significant << plane & -significant;
    }

    private static int exponent(int value, int significant) {
        return 32 - Integer.numberOfLeadingZeros(value | significant);
    }

    private static int[] cleared(int[] array, int size) {
        if (array.length < size) {
            return new int[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }
}

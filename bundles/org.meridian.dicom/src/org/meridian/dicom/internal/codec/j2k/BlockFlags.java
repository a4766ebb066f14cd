package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * The flags of a code-block's coefficients as {@link Contexts} has them, with a border of one
 * column and one stripe on all sides. Reused for one block after the other; for one thread.
 */
final class BlockFlags {
    private int[] flags = {};
    private int stride;

    void clear(int width, int height) {
        stride = width + 2;
        int length = stride * ((height + 3) / 4 + 2);
        if (flags.length < length) {
            flags = new int[length];
        } else {
            Arrays.fill(flags, 0, length, 0);
        }
    }

    int[] array() {
        return flags;
    }

    /** Numbers from one stripe's column to the next stripe's. */
    int stride() {
        return stride;
    }

    /** The first column of a stripe. */
    int index(int stripe) {
        return (stripe + 1) * stride + 1;
    }

    /**
     * Tells the neighbours of a coefficient in other columns that it is significant.
     *
     * @param at its column
     * @param shift three times its row in the stripe
     * @param negative its sign, 0 or 1
     * @param upwards whether the stripe above sees it
     */
    static void spread(int[] flags, int stride, int at, int shift, int negative, boolean upwards) {
        flags[at - 1] |= Contexts.RIGHT << shift;
        flags[at + 1] |= Contexts.LEFT << shift;
        if (shift == 0 && upwards) {
            int above = at - stride;
            flags[above - 1] |= 1 << 17;
            flags[above] |= 1 << 16 | negative << 31;
            flags[above + 1] |= 1 << 15;
        } else if (shift == 9) {
            int below = at + stride;
            flags[below - 1] |= 1 << 2;
            flags[below] |= 1 << 1 | negative << 18;
            flags[below + 1] |= 1;
        }
    }

    /**
     * The index into {@link Contexts#signCoding()} of a coefficient.
     *
     * @param column its column's flags
     * @param left the flags of the column to the left
     * @param right the flags of the column to the right
     */
    static int signIndex(int column, int left, int right, int shift) {
        int near = column >> shift;
        // the first row's sign above stands apart from the others
        int above = column >> 16 + Math.max(2, shift);
        return near >> 1 & 1
                | near >> 2 & 2
                | near >> 3 & 4
                | near >> 4 & 8
                | above << 4 & 0x10
                | left >> 14 + shift & 0x20
                | right >> 13 + shift & 0x40
                | column >>> 15 + shift & 0x80;
    }
}

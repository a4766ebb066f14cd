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
     * Tells a coefficient's neighbours that it is significant.
     *
     * @param at its column
     * @param shift three times its row in the stripe
     * @param negative its sign, 0 or 1
     * @param upwards whether the stripe above sees it
     */
    static void spread(int[] flags, int stride, int at, int shift, int negative, boolean upwards) {
        flags[at - 1] |= Contexts.RIGHT << shift;
        flags[at + 1] |= Contexts.LEFT << shift;
        flags[at] |= (Contexts.SIGNIFICANT | negative << 19) << shift;
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

    /** The index into {@link Contexts#signCoding()} of a coefficient. */
    static int signIndex(int[] flags, int at, int shift) {
        int own = flags[at];
        int near = own >> shift;
        int above = shift == 0 ? own >> 18 & 1 : own >> 16 + shift & 1;
        int significant = near >> 1 & 1 | near >> 2 & 2 | near >> 3 & 4 | near >> 4 & 8;
        int left = flags[at - 1] >> 19 + shift & 1;
        int right = flags[at + 1] >> 19 + shift & 1;
        int below = own >>> 22 + shift & 1;
        return significant | above << 4 | left << 5 | right << 6 | below << 7;
    }
}

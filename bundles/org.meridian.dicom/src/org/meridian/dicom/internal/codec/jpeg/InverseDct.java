package org.meridian.dicom.internal.codec.jpeg;

import java.util.Arrays;

/**
 * The inverse DCT of a block (ITU-T T.81 A.3.3) in the integer arithmetic that the widespread
 * decoders use, so that samples are equal to theirs and not only near: the factorisation of
 * Loeffler, Ligtenberg and Moschytz (ICASSP 1989) with 13-bit constants, columns first, with one
 * rounding after each pass. Immutable.
 */
final class InverseDct {
    private static final int SIZE = 8;
    private static final int CONSTANT_BITS = 13;

    // sums of sqrt(2) cos(k pi / 16), by the coefficients that they are applied to
    private static final int EVEN = constant(0.541196100);

    private static final int EVEN_2 = constant(0.765366865);
    private static final int EVEN_6 = constant(1.847759065);
    private static final int ODD = constant(1.175875602);
    private static final int ODD_1 = constant(1.501321110);
    private static final int ODD_3 = constant(3.072711026);
    private static final int ODD_5 = constant(2.053119869);
    private static final int ODD_7 = constant(0.298631336);
    private static final int ODD_17 = constant(0.899976223);
    private static final int ODD_35 = constant(2.562915447);
    private static final int ODD_37 = constant(1.961570560);
    private static final int ODD_15 = constant(0.390180644);

    private final int columnShift;
    private final int columnRounding;
    private final int rowShift;
    private final int rowRounding;
    private final int most;

    /** For samples of 8 or 12 bits; deeper ones leave fewer bits between the passes. */
    InverseDct(int precision) {
        int between = precision == 8 ? 2 : 1;
        columnShift = CONSTANT_BITS - between;
        columnRounding = 1 << columnShift - 1;
        rowShift = CONSTANT_BITS + between + 3;
        rowRounding = (1 << rowShift - 1) + (1 << precision - 1 + rowShift);
        most = (1 << precision) - 1;
    }

    private static int constant(double value) {
        return (int) Math.round(value * (1 << CONSTANT_BITS));
    }

    /**
     * Turns dequantised coefficients into samples, row by row, in place.
     *
     * @param places all bits of the places of the coefficients that are not zero
     */
    void transform(int[] block, int places) {
        boolean left = (places & SIZE / 2) == 0;
        boolean upper = (places & SIZE * SIZE / 2) == 0;
        int columns = left ? SIZE / 2 : SIZE;
        for (int x = 0; x < columns; x++) {
            if (upper) {
                upperColumn(block, x);
            } else {
                column(block, x);
            }
        }
        for (int at = 0; at < SIZE * SIZE; at += SIZE) {
            if (left) {
                leftRow(block, at);
            } else {
                row(block, at);
            }
        }
    }

    /** Turns a block that has a DC coefficient alone into samples. */
    void transformFlat(int[] block) {
        Arrays.fill(block, limited((block[0] << rowShift - 3) + rowRounding >> rowShift));
    }

    private void column(int[] block, int x) {
        int c0 = block[x];
        int c1 = block[x + 8];
        int c2 = block[x + 16];
        int c3 = block[x + 24];
        int c4 = block[x + 32];
        int c5 = block[x + 40];
        int c6 = block[x + 48];
        int c7 = block[x + 56];
        if ((c1 | c2 | c3 | c4 | c5 | c6 | c7) == 0) {
            int flat = c0 << CONSTANT_BITS - columnShift;
            for (int i = x; i < SIZE * SIZE; i += SIZE) {
                block[i] = flat;
            }
            return;
        }
        int sum = (c0 + c4 << CONSTANT_BITS) + columnRounding;
        int difference = (c0 - c4 << CONSTANT_BITS) + columnRounding;
        int rotated = (c2 + c6) * EVEN;
        int low = rotated - c6 * EVEN_6;
        int high = rotated + c2 * EVEN_2;
        int odd = (c1 + c3 + c5 + c7) * ODD;
        int c17 = (c1 + c7) * ODD_17;
        int c35 = (c3 + c5) * ODD_35;
        int c37 = odd - (c3 + c7) * ODD_37;
        int c15 = odd - (c1 + c5) * ODD_15;
        int o7 = c7 * ODD_7 - c17 + c37;
        int o5 = c5 * ODD_5 - c35 + c15;
        int o3 = c3 * ODD_3 - c35 + c37;
        int o1 = c1 * ODD_1 - c17 + c15;
        block[x] = sum + high + o1 >> columnShift;
        block[x + 8] = difference + low + o3 >> columnShift;
        block[x + 16] = difference - low + o5 >> columnShift;
        block[x + 24] = sum - high + o7 >> columnShift;
        block[x + 32] = sum - high - o7 >> columnShift;
        block[x + 40] = difference - low - o5 >> columnShift;
        block[x + 48] = difference + low - o3 >> columnShift;
        block[x + 56] = sum + high - o1 >> columnShift;
    }

    private void row(int[] block, int at) {
        int c0 = block[at];
        int c1 = block[at + 1];
        int c2 = block[at + 2];
        int c3 = block[at + 3];
        int c4 = block[at + 4];
        int c5 = block[at + 5];
        int c6 = block[at + 6];
        int c7 = block[at + 7];
        int sum = (c0 + c4 << CONSTANT_BITS) + rowRounding;
        int difference = (c0 - c4 << CONSTANT_BITS) + rowRounding;
        int rotated = (c2 + c6) * EVEN;
        int low = rotated - c6 * EVEN_6;
        int high = rotated + c2 * EVEN_2;
        int odd = (c1 + c3 + c5 + c7) * ODD;
        int c17 = (c1 + c7) * ODD_17;
        int c35 = (c3 + c5) * ODD_35;
        int c37 = odd - (c3 + c7) * ODD_37;
        int c15 = odd - (c1 + c5) * ODD_15;
        int o7 = c7 * ODD_7 - c17 + c37;
        int o5 = c5 * ODD_5 - c35 + c15;
        int o3 = c3 * ODD_3 - c35 + c37;
        int o1 = c1 * ODD_1 - c17 + c15;
        block[at] = limited(sum + high + o1 >> rowShift);
        block[at + 1] = limited(difference + low + o3 >> rowShift);
        block[at + 2] = limited(difference - low + o5 >> rowShift);
        block[at + 3] = limited(sum - high + o7 >> rowShift);
        block[at + 4] = limited(sum - high - o7 >> rowShift);
        block[at + 5] = limited(difference - low - o5 >> rowShift);
        block[at + 6] = limited(difference + low - o3 >> rowShift);
        block[at + 7] = limited(sum + high - o1 >> rowShift);
    }

    /** As {@link #column} where the lower four are zero. */
    private void upperColumn(int[] block, int x) {
        int c0 = block[x];
        int c1 = block[x + 8];
        int c2 = block[x + 16];
        int c3 = block[x + 24];
        int even = (c0 << CONSTANT_BITS) + columnRounding;
        int low = c2 * EVEN;
        int high = c2 * (EVEN + EVEN_2);
        int o7 = c1 * (ODD - ODD_17) + c3 * (ODD - ODD_37);
        int o5 = c1 * (ODD - ODD_15) + c3 * (ODD - ODD_35);
        int o3 = c1 * ODD + c3 * (ODD + ODD_3 - ODD_35 - ODD_37);
        int o1 = c1 * (ODD + ODD_1 - ODD_17 - ODD_15) + c3 * ODD;
        block[x] = even + high + o1 >> columnShift;
        block[x + 8] = even + low + o3 >> columnShift;
        block[x + 16] = even - low + o5 >> columnShift;
        block[x + 24] = even - high + o7 >> columnShift;
        block[x + 32] = even - high - o7 >> columnShift;
        block[x + 40] = even - low - o5 >> columnShift;
        block[x + 48] = even + low - o3 >> columnShift;
        block[x + 56] = even + high - o1 >> columnShift;
    }

    /** As {@link #row} where the right four are zero. */
    private void leftRow(int[] block, int at) {
        int c0 = block[at];
        int c1 = block[at + 1];
        int c2 = block[at + 2];
        int c3 = block[at + 3];
        int even = (c0 << CONSTANT_BITS) + rowRounding;
        int low = c2 * EVEN;
        int high = c2 * (EVEN + EVEN_2);
        int o7 = c1 * (ODD - ODD_17) + c3 * (ODD - ODD_37);
        int o5 = c1 * (ODD - ODD_15) + c3 * (ODD - ODD_35);
        int o3 = c1 * ODD + c3 * (ODD + ODD_3 - ODD_35 - ODD_37);
        int o1 = c1 * (ODD + ODD_1 - ODD_17 - ODD_15) + c3 * ODD;
        block[at] = limited(even + high + o1 >> rowShift);
        block[at + 1] = limited(even + low + o3 >> rowShift);
        block[at + 2] = limited(even - low + o5 >> rowShift);
        block[at + 3] = limited(even - high + o7 >> rowShift);
        block[at + 4] = limited(even - high - o7 >> rowShift);
        block[at + 5] = limited(even - low - o5 >> rowShift);
        block[at + 6] = limited(even + low - o3 >> rowShift);
        block[at + 7] = limited(even + high - o1 >> rowShift);
    }

    private int limited(int sample) {
        return Math.max(0, Math.min(most, sample));
    }
}

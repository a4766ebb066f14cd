package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * Decodes what the suffix of an HT cleanup segment says of each quad of two by two samples: which
 * are significant and how large they may be (ITU-T T.814 7.3.4 to 7.3.6). For one thread.
 */
final class HtQuads {
    /**
     * By the next three bits: length in bits 0 and 1, length of the suffix from bit 2, value from
     * bit 5.
     */
    private static final int[] PREFIX = new int[8];

    static {
        for (int next = 0; next < 8; next++) {
            PREFIX[next] =
                    switch (Integer.numberOfTrailingZeros(next | 8)) {
                        case 0 -> 1 | 1 << 5;
                        case 1 -> 2 | 2 << 5;
                        case 2 -> 3 | 1 << 2 | 3 << 5;
                        default -> 3 | 5 << 2 | 5 << 5;
                    };
        }
    }

    private static final int BITS_OF_A_PAIR = 38;

    private final HtMel mel = new HtMel();
    private final HtBits vlc = new HtBits();
    private int[] quads = new int[0];
    private int columns;
    private int position;

    /** Entries of {@link HtVlc} with u in the bits from 16 on; a line is {@link #stride} long. */
    int[] array() {
        return quads;
    }

    /** From line to line; the first quad of a line stands at index 1 of it. */
    int stride() {
        return columns + 2;
    }

    /**
     * Decodes a block.
     *
     * @param from the first byte of the suffix
     * @param to the end of the segment
     * @return whether the bytes suffice
     */
    boolean decode(byte[] data, int from, int to, int quadColumns, int quadRows) {
        columns = quadColumns;
        int size = quadRows * stride();
        if (quads.length < size) {
            quads = new int[size];
        } else {
            Arrays.fill(quads, 0, size, 0);
        }
        mel.start(data, from, to);
        vlc.backward(data, from, to - 1, 4, (columns + 1) / 2 * quadRows * BITS_OF_A_PAIR);
        position = 4;
        firstLine();
        for (int row = 1; row < quadRows; row++) {
            line(row * stride());
        }
        return position <= vlc.length();
    }

    private void firstLine() {
        char[] table = HtVlc.first();
        byte[] bits = vlc.array();
        int context = 0;
        for (int q = 1; q <= columns; q += 2) {
            long next = HtBits.peek(bits, position);
            int left = 0;
            if (context != 0 || mel.next()) {
                left = table[context << 7 | (int) next & HtVlc.MASK];
            }
            int used = left & 7;
            context = firstContext(left);
            int right = 0;
            if (q < columns && (context != 0 || mel.next())) {
                right = table[context << 7 | (int) (next >>> used) & HtVlc.MASK];
            }
            used += right & 7;
            context = firstContext(right);
            boolean both = (left & right & 8) != 0;
            // T.814 7.3.6: one symbol says that both are larger than 2
            boolean large = both && mel.next();
            position += used;
            exponents(q, left, right, next >>> used, both && !large);
            if (large) {
                quads[q] += 2 << 16;
                quads[q + 1] += 2 << 16;
            }
        }
    }

    private static int firstContext(int left) {
        return (left >> 4 | left >> 5) & 1 | left >> 5 & 6;
    }

    private void line(int start) {
        char[] table = HtVlc.others();
        byte[] bits = vlc.array();
        int above = start - stride();
        int before = 0;
        for (int q = 1; q <= columns; q += 2) {
            long next = HtBits.peek(bits, position);
            int north = above + q;
            int context = context(before, quads[north - 1], quads[north], quads[north + 1]);
            int left = 0;
            if (context != 0 || mel.next()) {
                left = table[context << 7 | (int) next & HtVlc.MASK];
            }
            int used = left & 7;
            int right = 0;
            if (q < columns) {
                context = context(left, quads[north], quads[north + 1], quads[north + 2]);
                if (context != 0 || mel.next()) {
                    right = table[context << 7 | (int) (next >>> used) & HtVlc.MASK];
                }
            }
            used += right & 7;
            before = right;
            position += used;
            exponents(start + q, left, right, next >>> used, false);
        }
    }

    private static int context(int west, int northWest, int north, int northEast) {
        return (northWest >> 7 | north >> 5) & 1
                | (west >> 5 | west >> 6) & 2
                | (north >> 5 | northEast >> 3) & 4;
    }

    /**
     * Decodes u of a pair of quads (T.814 7.3.6).
     *
     * @param shared whether the right one is short where the left one is long
     */
    private void exponents(int at, int left, int right, long bits, boolean shared) {
        long next = bits;
        int first = (left & 8) == 0 ? 0 : PREFIX[(int) next & 7];
        next >>>= first & 3;
        int second = 0;
        if ((right & 8) != 0) {
            second =
                    shared && first >> 5 > 2
                            ? 1 | ((int) next & 1) + 1 << 5
                            : PREFIX[(int) next & 7];
        }
        next >>>= second & 3;
        int firstLength = first >> 2 & 7;
        int secondLength = second >> 2 & 7;
        int used = (first & 3) + (second & 3) + firstLength + secondLength;
        int firstSuffix = (int) next & (1 << firstLength) - 1;
        next >>>= firstLength;
        int secondSuffix = (int) next & (1 << secondLength) - 1;
        next >>>= secondLength;
        int u = (first >> 5) + firstSuffix;
        if (firstSuffix >= 28) {
            u += ((int) next & 15) << 2;
            next >>>= 4;
            used += 4;
        }
        int v = (second >> 5) + secondSuffix;
        if (secondSuffix >= 28) {
            v += ((int) next & 15) << 2;
            used += 4;
        }
        position += used;
        quads[at] = left | u << 16;
        quads[at + 1] = right | v << 16;
    }
}

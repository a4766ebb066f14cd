package org.meridian.dicom.internal.codec;

import java.util.Arrays;

/**
 * A Huffman table for the difference categories of lossless JPEG (ITU-T T.81 annex C, H.1.2.2), as
 * one look-up by 16 bits: the category times 32 plus the length of the code, 0 where there is none.
 */
final class HuffmanTable {
    private static final int MAX_BITS = 16;
    private static final int MAX_CATEGORY = 16;

    private final short[] lookup = new short[1 << MAX_BITS];

    /**
     * @param at index of the table's first count in the marker segment
     * @return the number of bytes the table takes in it
     */
    int read(String codec, JpegMarkers markers, int at) {
        int code = 0;
        int value = at + MAX_BITS;
        for (int length = 1; length <= MAX_BITS; length++) {
            int count = markers.u8(at + length - 1);
            for (int i = 0; i < count; i++) {
                int category = markers.u8(value++);
                int first = code << MAX_BITS - length;
                int size = 1 << MAX_BITS - length;
                if (first + size > lookup.length || category > MAX_CATEGORY) {
                    throw Codestreams.broken(codec, markers.position());
                }
                short entry = (short) (category << 5 | length);
                Arrays.fill(lookup, first, first + size, entry);
                code++;
            }
            code <<= 1;
        }
        return value - at;
    }

    /** The entry for the next 16 bits. */
    int entry(int bits) {
        return lookup[bits];
    }
}

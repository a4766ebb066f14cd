package org.meridian.dicom.internal.codec.jpeg;

import java.util.Arrays;

/**
 * A Huffman table (ITU-T T.81 annex C, F.2.2) that decodes a code together with the bits of the
 * value behind it: in one look-up where both fit into {@link #LOOK} bits.
 *
 * <p>A decoded entry has the value in its upper 16 bits, the run of zeros before it in the next 8
 * and the number of bits taken in the lower 8; no bits are taken where there is no such code.
 */
final class HuffmanTable {
    /** The longest code with the longest value. */
    static final int MOST_BITS = 32;

    private static final int MAX_BITS = 16;
    private static final int LOOK = 12;

    /** Marks an entry that has the size of a value in place of the value. */
    private static final int PARTIAL = 0x80;

    private final boolean runs;
    private final int[] entries = new int[1 << LOOK];
    private final int[] symbols;

    /** The first code of each length, from the left of 16 bits, and one more behind the last. */
    private final int[] limits = new int[MAX_BITS + 1];

    /** What leads from a code of each length to its symbol. */
    private final int[] offsets = new int[MAX_BITS + 1];

    private int longest = 1;

    private HuffmanTable(boolean runs, int[] symbols) {
        this.runs = runs;
        this.symbols = symbols;
        Arrays.fill(entries, PARTIAL);
    }

    /**
     * Reads a table from a marker segment.
     *
     * @param at index of the table's first count in the segment
     * @param runs whether its symbols hold a run of zeros, as those for AC coefficients do
     */
    static HuffmanTable read(JpegMarkers markers, int at, boolean runs) {
        int total = 0;
        for (int length = 1; length <= MAX_BITS; length++) {
            total += markers.u8(at + length - 1);
        }
        int[] symbols = new int[total];
        for (int i = 0; i < total; i++) {
            symbols[i] = markers.u8(at + MAX_BITS + i);
            if (!runs && symbols[i] > 16) {
                throw markers.broken();
            }
        }
        HuffmanTable table = new HuffmanTable(runs, symbols);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= MAX_BITS; length++) {
            int count = markers.u8(at + length - 1);
            if (code + count > 1 << length) {
                throw markers.broken();
            }
            table.offsets[length] = index - code;
            for (int i = 0; i < count; i++) {
                int symbol = symbols[index++];
                table.enter(code++, length, symbol);
                table.longest = Math.max(table.longest, length + table.size(symbol));
            }
            table.limits[length] = code << MAX_BITS - length;
            code <<= 1;
        }
        return table;
    }

    /** Bytes that the table takes in its segment. */
    int bytes() {
        return MAX_BITS + symbols.length;
    }

    /** Bits of the longest code with its value. */
    int longest() {
        return longest;
    }

    private void enter(int code, int length, int symbol) {
        if (length > LOOK) {
            return;
        }
        int first = code << LOOK - length;
        int size = size(symbol);
        int total = length + size;
        if (total > LOOK) {
            int entry = size << 16 | run(symbol) << 8 | PARTIAL | length;
            Arrays.fill(entries, first, first + (1 << LOOK - length), entry);
            return;
        }
        int repeated = 1 << LOOK - total;
        for (int bits = 0; bits < 1 << size; bits++) {
            int entry = value(bits, size) << 16 | run(symbol) << 8 | total;
            int from = first + bits * repeated;
            Arrays.fill(entries, from, from + repeated, entry);
        }
    }

    private int size(int symbol) {
        return runs ? symbol & 15 : symbol;
    }

    private int run(int symbol) {
        return runs ? symbol >> 4 : 0;
    }

    /** T.81 F.2.2.1: EXTEND; the lone value of size 16 is 32768 (H.1.2.2). */
    private static int value(int bits, int size) {
        if (size == 0) {
            return 0;
        }
        return bits < 1 << size - 1 ? bits - (1 << size) + 1 : bits;
    }

    /**
     * The entry for the code and the value that {@code window} begins with.
     *
     * @param window at least {@link #MOST_BITS} bits, from the left
     */
    int decode(long window) {
        int entry = entries[(int) (window >>> 64 - LOOK)];
        return (entry & PARTIAL) == 0 ? entry : decodeFurther(window, entry);
    }

    private int decodeFurther(long window, int seen) {
        int length = seen & PARTIAL - 1;
        int size = seen >> 16;
        int run = seen >> 8 & 0xFF;
        if (length == 0) {
            int bits = (int) (window >>> 64 - MAX_BITS);
            length = LOOK + 1;
            while (length <= MAX_BITS && bits >= limits[length]) {
                length++;
            }
            int index = length <= MAX_BITS ? (bits >> MAX_BITS - length) + offsets[length] : -1;
            if (index < 0) {
                return 0;
            }
            size = size(symbols[index]);
            run = run(symbols[index]);
        }
        if (!runs && size == 16) {
            return 32768 << 16 | length;
        }
        int bits = (int) (window << length >>> 1 >>> 63 - size);
        return value(bits, size) << 16 | run << 8 | length + size;
    }
}

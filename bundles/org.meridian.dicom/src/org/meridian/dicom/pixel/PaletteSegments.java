package org.meridian.dicom.pixel;

/** Expands segmented palette data (PS3.3 C.7.9.2). For one thread. */
final class PaletteSegments {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] data;
    private final int bits;
    private final int[] entries;
    private int filled;

    /**
     * @param bits of a unit of the data: those of an entry, 8 or 16
     */
    PaletteSegments(int[] data, int bits, int count) {
        this.data = data;
        this.bits = bits;
        this.entries = new int[count];
    }

    /** The entries, exactly as many as the descriptor says. */
    int[] expand() {
        int at = 0;
        while (at < data.length && filled < entries.length) {
            int opcode = word(at);
            int length = word(at + 1);
            if (opcode == INDIRECT) {
                int target = offset(at + 2);
                for (int i = 0; i < length; i++) {
                    target += segment(target);
                }
                at += 2 + Integer.SIZE / bits;
            } else {
                at += segment(at);
            }
        }
        if (filled != entries.length) {
            throw Palette.broken();
        }
        return entries;
    }

    /** Expands a discrete or linear segment; gives the number of its words. */
    private int segment(int at) {
        int opcode = word(at);
        int length = word(at + 1);
        if (length == 0 || length > entries.length - filled) {
            throw Palette.broken();
        }
        if (opcode == DISCRETE) {
            for (int i = 0; i < length; i++) {
                entries[filled++] = word(at + 2 + i);
            }
            return 2 + length;
        }
        if (opcode != LINEAR || filled == 0) {
            throw Palette.broken();
        }
        int from = entries[filled - 1];
        int to = word(at + 2);
        for (int i = 1; i <= length; i++) {
            entries[filled++] = from + Math.round((float) (to - from) * i / length);
        }
        return 3;
    }

    /** Where an offset of four bytes points, which counts bytes. */
    private int offset(int at) {
        int offset = 0;
        for (int i = 0; i < Integer.SIZE / bits; i++) {
            offset |= word(at + i) << bits * i;
        }
        return offset / (bits / Byte.SIZE);
    }

    private int word(int at) {
        if (at < 0 || at >= data.length) {
            throw Palette.broken();
        }
        return data[at] & 0xFFFF;
    }
}

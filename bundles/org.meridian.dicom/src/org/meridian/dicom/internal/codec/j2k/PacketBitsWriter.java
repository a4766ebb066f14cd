package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;

/** Writes the bits of packet headers: after a byte FF one bit is stuffed (ITU-T T.800 B.10.1). */
final class PacketBitsWriter {
    private final ByteArrayOutputStream out;
    private int current;
    private int left = 8;

    PacketBitsWriter(ByteArrayOutputStream out) {
        this.out = out;
    }

    void bit(int bit) {
        current = current << 1 | bit;
        if (--left == 0) {
            out.write(current);
            left = current == 0xFF ? 7 : 8;
            current = 0;
        }
    }

    /** The lowest {@code count} bits of a number, the highest first. */
    void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bit(value >> i & 1);
        }
    }

    /** Number of passes, 1 to 164 (table B.4). */
    void passes(int count) {
        if (count == 1) {
            bit(0);
        } else if (count == 2) {
            bits(0b10, 2);
        } else if (count < 6) {
            bits(0b11, 2);
            bits(count - 3, 2);
        } else if (count < 37) {
            bits(0b1111, 4);
            bits(count - 6, 5);
        } else {
            bits(0b1_1111_1111, 9);
            bits(count - 37, 7);
        }
    }

    /** Ends a header with whole bytes, the last one not FF. */
    void align() {
        // behind a byte FF the stuffed bit is still to come
        while (left != 8) {
            bit(0);
        }
    }
}

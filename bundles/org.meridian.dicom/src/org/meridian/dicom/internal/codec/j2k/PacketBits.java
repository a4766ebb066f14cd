package org.meridian.dicom.internal.codec.j2k;

import org.meridian.core.MeridianException;

/** The bits of packet headers: after a byte FF one bit is stuffed (ITU-T T.800 B.10.1). */
final class PacketBits {
    private final ByteCursor bytes;
    private int current;
    private int left;

    PacketBits(ByteCursor bytes) {
        this.bytes = bytes;
    }

    int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = bytes.u8();
        }
        left--;
        return current >> left & 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Ends a header: what is left of its last byte is passed over, and so is a stuffed byte. */
    void align() {
        if (current == 0xFF) {
            bytes.u8();
        }
        current = 0;
        left = 0;
    }

    MeridianException broken() {
        return bytes.broken();
    }

    /** Number of passes (table B.4). */
    int passes() {
        if (bit() == 0) {
            return 1;
        }
        if (bit() == 0) {
            return 2;
        }
        int few = bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int more = bits(5);
        return more < 31 ? 6 + more : 37 + bits(7);
    }
}

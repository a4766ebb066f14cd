package org.meridian.dicom.internal.codec.j2k;

import org.meridian.core.MeridianException;
import org.meridian.dicom.internal.codec.Codestreams;

/** Reads big-endian numbers from a range of bytes; fails at its end. For one thread. */
final class ByteCursor {
    private final byte[] data;
    private final int end;
    private int at;

    ByteCursor(byte[] data, int start, int end) {
        this.data = data;
        this.at = start;
        this.end = end;
    }

    int u8() {
        if (at >= end) {
            throw broken();
        }
        return data[at++] & 0xFF;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    /** An unsigned number of 32 bits; more than {@link Integer#MAX_VALUE} is broken. */
    int u31() {
        int value = u16() << 16 | u16();
        if (value < 0) {
            throw broken();
        }
        return value;
    }

    /** The next two bytes without moving on, or -1 where there are fewer. */
    int peek16() {
        return at + 2 > end ? -1 : (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }

    /** A part of {@code length} bytes; moves behind it. */
    ByteCursor part(int length) {
        if (length < 0 || length > end - at) {
            throw broken();
        }
        at += length;
        return new ByteCursor(data, at - length, at);
    }

    /** The rest as a copy. */
    byte[] rest() {
        byte[] rest = java.util.Arrays.copyOfRange(data, at, end);
        at = end;
        return rest;
    }

    byte[] data() {
        return data;
    }

    int position() {
        return at;
    }

    int end() {
        return end;
    }

    int remaining() {
        return end - at;
    }

    MeridianException broken() {
        return Codestreams.broken(Jpeg2000Codec.NAME, at);
    }
}

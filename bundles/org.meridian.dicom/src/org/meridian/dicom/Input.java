package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.io.IOException;

/** Small reads at any position of a source through one window. For one thread. */
final class Input {
    private final ByteSource source;
    private final byte[] window = new byte[16384];
    private long start;
    private int filled;

    Input(ByteSource source) {
        this.source = source;
    }

    ByteSource source() {
        return source;
    }

    long size() {
        return source.size();
    }

    /** The byte at a position before the end. */
    int u8(long position) {
        return window[at(position, 1)] & 0xFF;
    }

    int u16(long position, boolean bigEndian) {
        int i = at(position, 2);
        int a = window[i] & 0xFF;
        int b = window[i + 1] & 0xFF;
        return bigEndian ? a << 8 | b : b << 8 | a;
    }

    int u32(long position, boolean bigEndian) {
        int i = at(position, 4);
        int a = (window[i] & 0xFF) << 8 | window[i + 1] & 0xFF;
        int b = (window[i + 2] & 0xFF) << 8 | window[i + 3] & 0xFF;
        return bigEndian ? a << 16 | b : Integer.reverseBytes(a << 16 | b);
    }

    int tag(long position, boolean bigEndian) {
        return u16(position, bigEndian) << 16 | u16(position + 2, bigEndian);
    }

    byte[] bytes(long position, int length) {
        byte[] bytes = new byte[length];
        if (length <= window.length) {
            System.arraycopy(window, at(position, length), bytes, 0, length);
        } else {
            read(position, bytes, length);
        }
        return bytes;
    }

    private int at(long position, int length) {
        if (position < start || position + length > start + filled) {
            start = position;
            filled = 0;
            int wanted = (int) Math.min(window.length, size() - position);
            read(position, window, Math.max(wanted, length));
            filled = wanted;
        }
        return (int) (position - start);
    }

    private void read(long position, byte[] target, int length) {
        try {
            source.readFully(position, target, 0, length);
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }
}

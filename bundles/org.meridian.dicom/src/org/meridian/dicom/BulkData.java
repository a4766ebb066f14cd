package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.io.IOException;

/**
 * Bytes left where they are in a source that must still be open when they are read. Safe for all
 * threads.
 *
 * @param position of the first byte in {@code source}
 * @param length in bytes; lies within the source
 */
public record BulkData(ByteSource source, long position, long length) {
    /** A copy of the bytes. */
    public byte[] read() {
        if (length > Integer.MAX_VALUE - 8) {
            throw new MeridianException(
                    DicomError.TOO_LARGE,
                    Long.toString(length),
                    Integer.toString(Integer.MAX_VALUE - 8));
        }
        return read(0, (int) length);
    }

    /** A copy of {@code count} bytes from {@code offset}, which lie within. */
    public byte[] read(long offset, int count) {
        byte[] bytes = new byte[count];
        read(offset, bytes, 0, count);
        return bytes;
    }

    /** Copies {@code count} bytes from {@code offset} into {@code target} at {@code at}. */
    public void read(long offset, byte[] target, int at, int count) {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw new IndexOutOfBoundsException(offset + "+" + count + " of " + length);
        }
        try {
            source.readFully(position + offset, target, at, count);
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }
}

package org.meridian.core.io;

import java.io.EOFException;
import java.io.IOException;

/**
 * Bytes of a known size that can be read at any position: a file, an encrypted blob, an array. Safe
 * for all threads; a read does not move anything. Whoever opens one closes it.
 */
public interface ByteSource extends AutoCloseable {
    /** Size in bytes. */
    long size();

    /**
     * Reads up to {@code length} bytes at {@code position}.
     *
     * @return the number of bytes read, at least 1, or -1 at or beyond the end
     */
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /** Reads exactly {@code length} bytes at {@code position} or fails with an EOFException. */
    default void readFully(long position, byte[] target, int offset, int length)
            throws IOException {
        int done = 0;
        while (done < length) {
            int n = read(position + done, target, offset + done, length - done);
            if (n < 0) {
                throw new EOFException("at " + (position + done));
            }
            done += n;
        }
    }

    /** A copy of {@code length} bytes at {@code position}. The caller has checked the length. */
    default byte[] slice(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        readFully(position, bytes, 0, length);
        return bytes;
    }

    @Override
    void close() throws IOException;
}

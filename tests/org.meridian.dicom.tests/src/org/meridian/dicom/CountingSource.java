package org.meridian.dicom;

import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.IOException;

/** Bytes in memory that count how many of them were read. For one thread. */
final class CountingSource implements ByteSource {
    private final ByteSource bytes;
    private long read;

    CountingSource(byte[] bytes) {
        this.bytes = ByteSources.of(bytes);
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        int n = bytes.read(position, target, offset, length);
        read += Math.max(0, n);
        return n;
    }

    /** Bytes read so far. */
    long count() {
        return read;
    }

    @Override
    public void close() {
        // memory needs no closing
    }
}

package org.meridian.archive.internal;

import org.meridian.core.io.ByteSource;

import java.io.IOException;

/** A source whose failures are told apart from those of the place it is copied to. */
record ReadFailures(ByteSource source) implements ByteSource {
    /** The source cannot be read any more. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(cause);
        }
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        try {
            return source.read(position, target, offset, length);
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.IOException;

/** A file whose failures are told apart from those of the place it is copied to. */
final class CheckedSource implements ByteSource {
    private final ByteSource file;

    /** The file cannot be read any more, or is another one than was looked at. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        private final ArchiveError error;

        Unreadable(ArchiveError error, IOException cause) {
            super(cause);
            this.error = error;
        }

        ArchiveError error() {
            return error;
        }
    }

    CheckedSource(Header header) throws Unreadable {
        try {
            file = ByteSources.open(header.path());
        } catch (IOException e) {
            throw new Unreadable(ArchiveError.UNREADABLE, e);
        }
        if (file.size() != header.size()) {
            IOException cause = new IOException(header.size() + " then " + file.size());
            try {
                file.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
            throw new Unreadable(ArchiveError.CHANGED, cause);
        }
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        try {
            return file.read(position, target, offset, length);
        } catch (IOException e) {
            throw new Unreadable(ArchiveError.UNREADABLE, e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package org.meridian.archive.internal;

import org.meridian.core.io.ByteSource;

import java.io.IOException;

/**
 * A file inside a zip or tar; it changes with it. Its bytes are never on the disk in the clear.
 *
 * @param file what it is in
 * @param member its name there
 * @param held bytes of memory that they take while it waits
 */
record PackedFile(DiskFile file, String member, long size, long held, Bytes bytes)
        implements ImportFile {
    /** The most bytes that one file is unpacked to in memory: a share of the heap. */
    static final int LARGEST =
            (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / 8);

    /** Where its bytes come from. */
    interface Bytes {
        /**
         * Opens them, to be closed by the caller.
         *
         * @throws org.meridian.core.MeridianException {@code TOO_LARGE_IN_ZIP} where they are more
         *     than {@link #LARGEST}, or more than is declared
         */
        ByteSource open() throws IOException;
    }

    @Override
    public String name() {
        return file.name() + '!' + member;
    }

    @Override
    public long modified() {
        return file.modified();
    }

    @Override
    public ByteSource open() throws IOException {
        return bytes.open();
    }

    @Override
    public boolean unchanged() throws IOException {
        return file.unchanged();
    }
}

package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file inside a zip, unpacked into memory each time it is opened: its bytes are never on the disk
 * in the clear.
 *
 * @param zip open while its members are imported
 */
record ZipMember(DiskFile file, ZipFile zip, ZipEntry entry) implements ImportFile {
    /** The share of the heap that one unpacked file may take. */
    private static final int SHARE = 8;

    @Override
    public String name() {
        return file.name() + '!' + entry.getName();
    }

    @Override
    public long size() {
        return entry.getSize();
    }

    @Override
    public long modified() {
        return file.modified();
    }

    /**
     * @throws MeridianException {@link ArchiveError#TOO_LARGE_IN_ZIP}, whatever size it declares
     */
    @Override
    public ByteSource open() throws IOException {
        int most = (int) Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / SHARE);
        if (size() > most) {
            throw new MeridianException(ArchiveError.TOO_LARGE_IN_ZIP);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.max(0, size()));
            if (in.read() >= 0) {
                throw new MeridianException(ArchiveError.TOO_LARGE_IN_ZIP);
            }
            return ByteSources.of(bytes);
        }
    }

    @Override
    public boolean unchanged() throws IOException {
        return file.unchanged();
    }
}

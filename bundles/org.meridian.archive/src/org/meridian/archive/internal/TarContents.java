package org.meridian.archive.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The files in a tar, packed by gzip or not, one after the other. Those of a packed one are held in
 * memory, never on the disk in the clear; others are read where they lie. Used on one thread.
 */
final class TarContents implements AutoCloseable {
    /** The share of the heap that one unpacked file may take. */
    private static final int SHARE = 8;

    private static final int GZIP = 0x8B1F;

    private final DiskFile file;
    private final TarReader reader;
    private final boolean packed;

    private TarContents(DiskFile file, TarReader reader, boolean packed) {
        this.file = file;
        this.reader = reader;
        this.packed = packed;
    }

    /** Whether a file is a tar by its first bytes, packed or not. */
    static boolean isTar(Path path) {
        try (InputStream in = Files.newInputStream(path);
                InputStream unpacked = unpacked(in)) {
            return TarReader.isHeader(unpacked.readNBytes(TarReader.BLOCK));
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isNamedTar(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(tar|tar\\.gz|tgz)");
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        byte[] first = in.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), in);
        return isPacked(first) ? new GZIPInputStream(whole) : whole;
    }

    private static boolean isPacked(byte[] first) {
        return first.length == 2 && ((first[1] & 0xFF) << 8 | first[0] & 0xFF) == GZIP;
    }

    /** Opens a tar; closed by the caller. */
    static TarContents open(DiskFile file) throws IOException {
        boolean packed;
        try (InputStream in = Files.newInputStream(file.path())) {
            packed = isPacked(in.readNBytes(2));
        }
        InputStream in = Files.newInputStream(file.path());
        try {
            return new TarContents(
                    file, new TarReader(packed ? new GZIPInputStream(in) : in), packed);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The next file.
     *
     * @throws MeridianException {@link ArchiveError#BAD_TAR}; nothing comes after it
     */
    Optional<ImportFile> next() {
        try {
            Optional<TarReader.Entry> entry = reader.next();
            return entry.isEmpty() ? Optional.empty() : Optional.of(member(entry.get()));
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.BAD_TAR);
        }
    }

    private ImportFile member(TarReader.Entry entry) throws IOException {
        if (!packed) {
            return new Member(file, entry, null);
        }
        long most = Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / SHARE);
        return new Member(file, entry, entry.size() > most ? new byte[0] : reader.read(entry));
    }

    String name() {
        return file.name();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // it was only read
        }
    }

    /**
     * A file in a tar.
     *
     * @param unpacked its bytes; none of a tar that is not packed, less than its size where they
     *     are too many
     */
    private record Member(DiskFile file, TarReader.Entry entry, byte @Nullable [] unpacked)
            implements ImportFile {
        @Override
        public String name() {
            return file.name() + '!' + entry.name();
        }

        @Override
        public long size() {
            return entry.size();
        }

        @Override
        public long modified() {
            return file.modified();
        }

        @Override
        public long held() {
            byte[] bytes = unpacked;
            return bytes == null ? 0 : bytes.length;
        }

        @Override
        public ByteSource open() throws IOException {
            byte[] bytes = unpacked;
            if (bytes == null) {
                return ByteSources.part(ByteSources.open(file.path()), entry.start(), entry.size());
            }
            if (bytes.length < entry.size()) {
                throw new MeridianException(ArchiveError.TOO_LARGE_IN_ZIP);
            }
            return ByteSources.of(bytes);
        }

        @Override
        public boolean unchanged() throws IOException {
            return file.unchanged();
        }
    }
}

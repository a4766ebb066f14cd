package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The files in a tar, packed by gzip or not, one after the other. Those of a packed one are held in
 * memory, never on the disk in the clear; others are read where they lie. Used on one thread.
 */
final class TarContents implements AutoCloseable {
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

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
        try (InputStream in = unpacked(path, isPacked(path))) {
            return TarReader.isHeader(in.readNBytes(TarReader.BLOCK));
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isNamedTar(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(tar|tar\\.gz|tgz)");
    }

    private static boolean isPacked(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(GZIP.length), GZIP);
        }
    }

    private static InputStream unpacked(Path path, boolean packed) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return packed ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Opens a tar; closed by the caller. */
    static TarContents open(DiskFile file) throws IOException {
        boolean packed = isPacked(file.path());
        return new TarContents(file, new TarReader(unpacked(file.path(), packed)), packed);
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
            return member(entry, 0, new Lying(file, entry));
        }
        boolean tooLarge = entry.size() > PackedFile.LARGEST;
        byte[] bytes = tooLarge ? new byte[0] : reader.read(entry);
        return member(entry, bytes.length, new Unpacked(bytes, entry.size()));
    }

    private ImportFile member(TarReader.Entry entry, long held, PackedFile.Bytes bytes) {
        return new PackedFile(file, entry.name(), entry.size(), held, bytes);
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

    /** Bytes in a tar that is not packed. */
    private record Lying(DiskFile tar, TarReader.Entry entry) implements PackedFile.Bytes {
        @Override
        public ByteSource open() throws IOException {
            return ByteSources.part(ByteSources.open(tar.path()), entry.start(), entry.size());
        }
    }

    /**
     * Bytes of a packed tar.
     *
     * @param bytes less than the size where they are too many
     */
    private record Unpacked(byte[] bytes, long size) implements PackedFile.Bytes {
        @Override
        public ByteSource open() {
            if (bytes.length < size) {
                throw new MeridianException(ArchiveError.TOO_LARGE_IN_ZIP);
            }
            return ByteSources.of(bytes);
        }
    }
}

package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens zips of DICOM files and lists what is in them. Names are UTF-8 or, where they are not,
 * GB18030, as programs in China write them without saying so.
 */
final class ZipContents {
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** Start of a member's header, and of the end of an empty zip. */
    private static final int[] SIGNATURES = {0x04034B50, 0x06054B50};

    private static final int FLAGS = 6;
    private static final int ENCRYPTED = 1;
    private static final int HEAD = 8;

    /** No real set of images shrinks so far, and no bomb below so many bytes hurts. */
    private static final long LARGEST_RATIO = 200;

    private static final long HARMLESS = 4L << 30;

    private ZipContents() {}

    /** Whether a file is a zip by its first bytes. */
    static boolean isZip(Path file) {
        try {
            int first = little(head(file), 0, Integer.BYTES);
            return first == SIGNATURES[0] || first == SIGNATURES[1];
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isNamedZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * Opens a zip; closed by the caller.
     *
     * @throws MeridianException {@link ArchiveError#ENCRYPTED_ZIP}, {@link ArchiveError#ZIP_BOMB},
     *     {@link ArchiveError#BAD_ZIP}
     */
    static ZipFile open(Path file) {
        try {
            ZipFile zip = inSomeCharset(file);
            if (isBomb(zip, Files.size(file))) {
                zip.close();
                throw new MeridianException(ArchiveError.ZIP_BOMB);
            }
            return zip;
        } catch (IOException e) {
            throw new MeridianException(
                    e, isEncrypted(file, e) ? ArchiveError.ENCRYPTED_ZIP : ArchiveError.BAD_ZIP);
        }
    }

    private static ZipFile inSomeCharset(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            try {
                return new ZipFile(file.toFile(), CHINESE);
            } catch (ZipException other) {
                e.addSuppressed(other);
                throw e;
            }
        }
    }

    /** The files in it, sorted by name. */
    static List<ZipEntry> files(ZipFile zip) {
        List<ZipEntry> files = new ArrayList<>();
        for (ZipEntry any : Collections.list(zip.entries())) {
            ZipEntry entry = Objects.requireNonNull(any);
            if (!entry.isDirectory()) {
                files.add(entry);
            }
        }
        files.sort(Comparator.comparing(ZipEntry::getName));
        return files;
    }

    /** A file in it; it can be opened while the zip is. */
    static ImportFile member(DiskFile file, ZipFile zip, ZipEntry entry) {
        return new PackedFile(file, entry.getName(), entry.getSize(), 0, new Unpacking(zip, entry));
    }

    /** Bytes that are unpacked into memory each time. */
    private record Unpacking(ZipFile zip, ZipEntry entry) implements PackedFile.Bytes {
        /**
         * @throws MeridianException {@link ArchiveError#TOO_LARGE_IN_ZIP}, whatever size it
         *     declares
         */
        @Override
        public ByteSource open() throws IOException {
            if (entry.getSize() > PackedFile.LARGEST) {
                throw new MeridianException(ArchiveError.TOO_LARGE_IN_ZIP);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes((int) Math.max(0, entry.getSize()));
                if (in.read() >= 0) {
                    throw new MeridianException(ArchiveError.TOO_LARGE_IN_ZIP);
                }
                return ByteSources.of(bytes);
            }
        }
    }

    /** Members that share their bytes are more than the file has; others shrink beyond belief. */
    private static boolean isBomb(ZipFile zip, long size) {
        long packed = 0;
        long unpacked = 0;
        for (ZipEntry entry : files(zip)) {
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
        }
        return packed > size || unpacked > HARMLESS && unpacked / LARGEST_RATIO > size;
    }

    /** The library opens no zip with an encrypted member; it says so in words alone. */
    private static boolean isEncrypted(Path file, IOException failure) {
        for (Throwable t : failure.getSuppressed()) {
            if (String.valueOf(t.getMessage()).contains("encrypted")) {
                return true;
            }
        }
        if (String.valueOf(failure.getMessage()).contains("encrypted")) {
            return true;
        }
        try {
            return (little(head(file), FLAGS, Short.BYTES) & ENCRYPTED) != 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = new byte[HEAD];
            in.readNBytes(head, 0, HEAD);
            return head;
        }
    }

    private static int little(byte[] bytes, int from, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[from + i] & 0xFF) << Byte.SIZE * i;
        }
        return value;
    }
}

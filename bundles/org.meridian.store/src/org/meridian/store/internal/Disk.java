package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What this room asks of the file system: owner-only files, and returning when they are on the
 * disk.
 */
public final class Disk {
    private static final long HARDLY_ANY = 64 * 1024;

    private Disk() {}

    /** The attribute that keeps others out; none where the file system has no such permissions. */
    public static FileAttribute<?>[] ownerOnlyFile() {
        return ownerOnly("rw-------");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Makes the folder and what is above it; new ones are the owner's alone. Returns when their
     * names are on the disk.
     */
    public static void makeFolder(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            if (above != null) {
                makeFolder(above);
            }
            Files.createDirectories(folder, ownerOnly("rwx------"));
            if (above != null) {
                syncFolder(above);
            }
        }
    }

    /** A file that was not there, the owner's alone, to be written. */
    static FileChannel newFile(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnlyFile());
    }

    /** Writes what remains of these bytes behind what was written before. */
    static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns when the folder's names are on the disk. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder as a file; NTFS journals names by itself.
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                throw e;
            }
        }
    }

    public static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Replaces a small file as a whole; returns when it is on the disk. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path parent = parent(file);
        Path temporary = parent.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel channel = newFile(temporary)) {
            writeAll(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        syncFolder(parent);
    }

    /**
     * Overwrites a small file and deletes it; returns when that is on the disk. A file system that
     * writes elsewhere (as on flash memory) may keep the old bytes.
     */
    public static void destroy(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) Math.min(channel.size(), HARDLY_ANY)));
            channel.force(true);
        }
        delete(file);
    }

    /** Deletes a file, if it is there; returns when that is on the disk. */
    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncFolder(parent(file));
        }
    }

    public static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** A full disk as such, anything else as it is. */
    public static IOException explain(IOException failure, Path folder) {
        if (isFull(failure, folder)) {
            throw new MeridianException(failure, StoreError.NO_SPACE);
        }
        return failure;
    }

    /**
     * Whether a failure is for want of room. System messages are translated, so the room is asked
     * too.
     */
    public static boolean isFull(Throwable failure, Path folder) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (message.contains("No space left")
                    || message.contains("not enough space")
                    || message.contains("quota exceeded")
                    || message.contains("File too large")) {
                return true;
            }
        }
        try {
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getFileStore(folder).getUsableSpace() < HARDLY_ANY;
        } catch (IOException e) {
            return false;
        }
    }
}

package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

import javax.crypto.Mac;

/**
 * A folder of blobs by their names, an archive's or a backup's.
 *
 * @param mended told of what a reading puts right
 */
public record BlobFiles(Path folder, MendedBits mended) {
    private static final int NAME = 64;
    private static final int BUFFER = 1 << 16;

    /** Where a blob lies; {@link StoreError#NO_BLOB} for what is no name. */
    public Path path(BlobId id) {
        String name = id.value();
        if (!name.matches("[0-9a-f]{64}")) {
            throw new MeridianException(StoreError.NO_BLOB);
        }
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    /** Where what is being written lies. */
    public Path temporary() {
        return folder.resolve("tmp");
    }

    public boolean contains(BlobId id) {
        return Files.exists(path(id));
    }

    /** Calls with every blob's file. */
    public void forEach(FileUse use) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> parents = Files.list(folder)) {
            for (Path parent : parents.filter(this::holdsBlobs).toList()) {
                try (Stream<Path> files = Files.list(parent)) {
                    for (Path file : files.toList()) {
                        if (file.getFileName().toString().length() == NAME) {
                            use.use(new BlobId(file.getFileName().toString()), file);
                        }
                    }
                }
            }
        }
    }

    private boolean holdsBlobs(Path parent) {
        return Files.isDirectory(parent) && !parent.equals(temporary());
    }

    /** What is done with a blob's file. */
    @FunctionalInterface
    public interface FileUse {
        void use(BlobId id, Path file) throws IOException;
    }

    /** A blob that lies in this folder as a file of its own. */
    public BlobPlace place(BlobId id) {
        return BlobPlace.of(path(id));
    }

    /**
     * The key of the hash (HMAC with SHA-256) of a blob's content that is its name.
     *
     * @param key the patient's data key
     */
    static byte[] nameKey(byte[] key) {
        return Hkdf.key(key, "blob names");
    }

    /**
     * Opens every chunk and hashes the content again; the name is a keyed hash of it.
     *
     * @param key the patient's data key
     * @throws MeridianException {@link StoreError#DAMAGED}, {@link StoreError#NO_BLOB}
     */
    private void check(BlobPlace place, BlobId id, byte[] key) throws IOException {
        Mac mac = Hkdf.mac(nameKey(key));
        byte[] buffer = new byte[BUFFER];
        try (ChunkSource source = ChunkSource.open(place, key, 1, mended)) {
            long position = 0;
            for (int n = source.read(0, buffer, 0, BUFFER);
                    n >= 0;
                    n = source.read(position, buffer, 0, BUFFER)) {
                mac.update(buffer, 0, n);
                position += n;
            }
        } catch (NoSuchFileException e) {
            throw new MeridianException(e, StoreError.NO_BLOB);
        }
        byte[] name = HexFormat.of().parseHex(id.value());
        if (!MessageDigest.isEqual(name, mac.doFinal())) {
            throw new MeridianException(StoreError.DAMAGED);
        }
    }

    /**
     * What is wrong with a blob, or null.
     *
     * @param key the patient's data key
     */
    public @Nullable ErrorCode fault(BlobPlace place, BlobId id, byte[] key) throws IOException {
        try {
            check(place, id, key);
            return null;
        } catch (MeridianException e) {
            return e.errorCode();
        }
    }

    /** {@link #fault} of a blob of this folder. */
    public @Nullable ErrorCode fault(BlobId id, byte[] key) throws IOException {
        return fault(place(id), id, key);
    }

    /**
     * Takes a blob from elsewhere: copied as it is, forced, proved, and only then given its name.
     * The caller forces the folder's names.
     *
     * @return its size
     * @throws MeridianException {@link StoreError#DAMAGED}, {@link StoreError#NO_BLOB}
     */
    public long take(BlobPlace from, BlobId id, byte[] key) throws IOException {
        return take(from, id, part -> check(part, id, key));
    }

    /** The same without a proof, for what moves within an archive. */
    long take(BlobPlace from, BlobId id) throws IOException {
        return take(from, id, part -> {});
    }

    private long take(BlobPlace from, BlobId id, Proof proof) throws IOException {
        Disk.makeFolder(temporary());
        Path part = temporary().resolve(UUID.randomUUID().toString());
        try (FileChannel in = FileChannel.open(from.file(), StandardOpenOption.READ)) {
            write(in, from.start(), Math.min(in.size(), from.end()), new byte[0], part);
            proof.check(BlobPlace.of(part));
            Path target = path(id);
            Disk.makeFolder(Disk.parent(target));
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return Files.size(target);
        } catch (NoSuchFileException e) {
            throw new MeridianException(e, StoreError.NO_BLOB);
        } catch (IOException e) {
            throw Disk.explain(e, folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private interface Proof {
        void check(BlobPlace part) throws IOException;
    }

    /** Copies a file for its owner alone; returns when its content is on the disk. */
    public static void copyFile(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
            write(in, 0, in.size(), new byte[0], to);
        }
    }

    /** Writes a new file of these first bytes and a range of another one behind them. */
    public static void write(FileChannel in, long start, long end, byte[] first, Path to)
            throws IOException {
        try (FileChannel out = Disk.newFile(to)) {
            Disk.writeAll(out, ByteBuffer.wrap(first));
            for (long at = start; at < end; ) {
                long n = in.transferTo(at, end - at, out);
                if (n <= 0) {
                    throw new MeridianException(StoreError.DAMAGED);
                }
                at += n;
            }
            out.force(true);
        }
    }

    /** Returns when the folders' names are on the disk. */
    public void syncNames() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> parents = Files.list(folder)) {
            for (Path parent : parents.filter(this::holdsBlobs).toList()) {
                Disk.syncFolder(parent);
            }
        }
        Disk.syncFolder(folder);
    }
}

package org.meridian.store;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.store.EncryptedFiles;
import org.meridian.store.internal.Disk;
import org.meridian.store.internal.EncryptedFolder;
import org.meridian.store.internal.Hkdf;
import org.meridian.store.internal.MendedBits;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The archive's folder, locked for this process, with its keys. Opened before the {@link Store},
 * because what the store is given (the ledger) needs the keys too; the store closes it. Safe for
 * all threads.
 */
public final class Vault implements AutoCloseable {
    private static final String DATABASE = "meridian";

    private final Path folder;
    private final FileChannel lockFile;
    private final byte[] archiveKey;
    private final KeyGuard guard;
    private final KeyRing keys;
    private final MendedBits mended;

    private Vault(Path folder, FileChannel lockFile, byte[] archiveKey, boolean elsewhere) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.archiveKey = archiveKey;
        this.guard = new KeyGuard(folder, archiveKey, elsewhere, Argon2id.STANDARD);
        this.keys = new KeyRing(archiveKey);
        this.mended = new MendedBits(folder);
    }

    /**
     * Makes the folder when it is absent, for the owner alone, and locks it.
     *
     * @throws MeridianException {@link StoreError#LOCKED}, {@link StoreError#NOT_WRITABLE}, {@link
     *     StoreError#NO_SPACE}, {@link StoreError#KEY_MISSING}, {@link StoreError#BAD_KEY_FILE}, or
     *     why the sealed key was not opened
     */
    public static Vault open(Path folder, KeySource source) {
        Path absolute = folder.toAbsolutePath().normalize();
        FileChannel lockFile = null;
        try {
            Disk.makeFolder(absolute);
            lockFile = lock(absolute.resolve("archive.lock"));
            boolean fresh = !Files.exists(databaseFile(absolute));
            return new Vault(absolute, lockFile, source.key(absolute, fresh), source.elsewhere());
        } catch (IOException e) {
            closeQuietly(lockFile);
            if (Disk.isFull(e, absolute)) {
                throw new MeridianException(e, StoreError.NO_SPACE);
            }
            throw new MeridianException(e, StoreError.NOT_WRITABLE, absolute.toString());
        } catch (RuntimeException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                Files.exists(file)
                        ? FileChannel.open(file, StandardOpenOption.WRITE)
                        : FileChannel.open(
                                file,
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                Disk.ownerOnlyFile());
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        if (lock == null) {
            channel.close();
            throw new MeridianException(StoreError.LOCKED);
        }
        return channel;
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the failure that led here is the one to tell
        }
    }

    public Path folder() {
        return folder;
    }

    /** What guards the archive's key. */
    public KeyGuard guard() {
        return guard;
    }

    /**
     * The archive's key as it lies sealed in the folder, for a backup: passphrase and recovery code
     * open it there too. Empty where the key is not sealed.
     */
    public Optional<byte[]> sealedKeys() throws IOException {
        return guard.file();
    }

    public KeyRing keys() {
        return keys;
    }

    /** A small file of the archive's folder. */
    public Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Replaces a small file as a whole; returns when it is on the disk. */
    public void replace(String name, byte[] content) throws IOException {
        try {
            Disk.replace(folder.resolve(name), content);
        } catch (IOException e) {
            throw Disk.explain(e, folder);
        }
    }

    /** A folder of encrypted files under a key of its own, made when absent. */
    public EncryptedFiles files(String name) throws IOException {
        return EncryptedFolder.open(
                folder.resolve(name), Hkdf.key(archiveKey, "files " + name), mended);
    }

    /** What was put right of the folder's files. */
    MendedBits mended() {
        return mended;
    }

    /** The same keys, none of them opened yet. */
    KeyRing freshKeys() {
        return new KeyRing(archiveKey);
    }

    /** Opens a copy of this archive's database. */
    Snapshot snapshot(Path copied) {
        return Snapshot.open(copied, archiveKey);
    }

    /** Path of a folder's database as H2 wants it, without its ending. */
    static String databasePath(Path folder) {
        return folder.resolve(DATABASE).toString();
    }

    static byte[] databaseKey(byte[] archiveKey) {
        return Hkdf.key(archiveKey, "database");
    }

    byte[] databaseKey() {
        return databaseKey(archiveKey);
    }

    static Path databaseFile(Path folder) {
        return folder.resolve(DATABASE + ".mv.db");
    }

    /** Forgets the keys and unlocks the folder. */
    @Override
    public void close() {
        keys.clear();
        Arrays.fill(archiveKey, (byte) 0);
        closeQuietly(lockFile);
    }
}

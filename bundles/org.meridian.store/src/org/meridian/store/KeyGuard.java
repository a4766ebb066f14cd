package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.store.internal.Digests;
import org.meridian.store.internal.Disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What guards an opened archive's key: nothing, a passphrase and a recovery code, or a key file
 * elsewhere. The key itself stays the same for the archive's life, so changing what guards it
 * encrypts nothing again; copies of the folder made before stay as well or badly guarded as they
 * were. A change holds once it is {@linkplain KeyChange#apply applied}; after a kill the old or the
 * new holds. Safe for all threads.
 */
public final class KeyGuard {
    /** Name of the file with the sealed key, in the archive's folder. */
    static final String FILE = "archive.keys";

    private final Path folder;
    private final byte[] archiveKey;
    private final boolean elsewhere;
    private final Argon2id cost;

    /**
     * @param elsewhere whether the key was given by a file of the user's own
     * @param cost of new passphrases
     */
    KeyGuard(Path folder, byte[] archiveKey, boolean elsewhere, Argon2id cost) {
        this.folder = folder;
        this.archiveKey = archiveKey;
        this.elsewhere = elsewhere;
        this.cost = cost;
    }

    /** The same guard with another cost of new passphrases. */
    KeyGuard at(Argon2id other) {
        return new KeyGuard(folder, archiveKey, elsewhere, other);
    }

    /** Whether a passphrase opens the archive. */
    public boolean isSealed() {
        return Files.exists(folder.resolve(FILE));
    }

    /** Whether who has the folder has the key too. */
    public boolean isBeside() {
        return !elsewhere && !isSealed();
    }

    /** The sealed key's file; empty where there is none. */
    Optional<byte[]> file() throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** What of the sealed key's file is damaged or was changed by somebody without the key. */
    public synchronized Set<SealedKeys.Part> damaged() {
        return isSealed() ? sealed().damaged(archiveKey) : Set.of();
    }

    /**
     * To seal the key that had no passphrase, and destroy the one that lay beside the archive once
     * the sealed one is on the disk and was opened again from there by both its secrets.
     *
     * @throws MeridianException {@link StoreError#ALREADY_SEALED}, {@link
     *     StoreError#SHORT_PASSPHRASE}
     */
    public synchronized KeyChange seal(Passphrase passphrase, RecoveryCode code) {
        if (isSealed()) {
            throw new MeridianException(StoreError.ALREADY_SEALED);
        }
        passphrase.requireLength();
        SealedKeys next = SealedKeys.seal(archiveKey, passphrase, code, cost);
        return new KeyChange(next, () -> putFirst(next, passphrase, code));
    }

    private synchronized void putFirst(SealedKeys first, Passphrase passphrase, RecoveryCode code) {
        replace(first);
        try {
            SealedKeys written = sealed();
            requireOwn(written.open(passphrase));
            requireOwn(written.open(code));
            destroyBeside(folder, archiveKey);
        } catch (IOException e) {
            throw new MeridianException(e, StoreError.NOT_WRITABLE, folder.toString());
        }
    }

    /**
     * Whether a passphrase is this archive's; nothing changes.
     *
     * @throws MeridianException {@link StoreError#NOT_SEALED}, {@link StoreError#WRONG_PASSPHRASE}
     */
    public synchronized void check(Passphrase passphrase) {
        requireOwn(sealed().open(passphrase));
    }

    /**
     * To change the passphrase.
     *
     * @throws MeridianException {@link StoreError#NOT_SEALED}, {@link StoreError#WRONG_PASSPHRASE},
     *     {@link StoreError#SHORT_PASSPHRASE}
     */
    public synchronized KeyChange changePassphrase(Passphrase current, Passphrase next) {
        next.requireLength();
        SealedKeys sealed = sealed();
        requireOwn(sealed.open(current));
        return change(sealed.with(archiveKey, next, cost));
    }

    /**
     * To set a passphrase in place of a lost one.
     *
     * @throws MeridianException {@link StoreError#NOT_SEALED}, {@link
     *     StoreError#WRONG_RECOVERY_CODE}, {@link StoreError#SHORT_PASSPHRASE}
     */
    public synchronized KeyChange recover(RecoveryCode code, Passphrase next) {
        next.requireLength();
        SealedKeys sealed = sealed();
        requireOwn(sealed.open(code));
        return change(sealed.with(archiveKey, next, cost));
    }

    /**
     * To put a new recovery code in place of the old one.
     *
     * @throws MeridianException {@link StoreError#NOT_SEALED}, {@link StoreError#WRONG_PASSPHRASE}
     */
    public synchronized KeyChange changeRecoveryCode(Passphrase current, RecoveryCode next) {
        SealedKeys sealed = sealed();
        requireOwn(sealed.open(current));
        return change(sealed.with(archiveKey, next));
    }

    private KeyChange change(SealedKeys next) {
        return new KeyChange(next, () -> replace(next));
    }

    /** SHA-256 of the sealed key's file that is in force; no bytes where there is none. */
    public byte[] digest() {
        try {
            return file().map(Digests::sha256).orElse(new byte[0]);
        } catch (IOException e) {
            throw new MeridianException(e, StoreError.NOT_WRITABLE, folder.toString());
        }
    }

    /**
     * Keeps the key in memory for a while.
     *
     * @throws MeridianException {@link StoreError#NOT_SEALED}, {@link StoreError#NO_PRIVATE_MEMORY}
     */
    public synchronized void keep(KeptKeys kept, Duration duration) {
        kept.keep(folder, sealed(), archiveKey, duration);
    }

    private SealedKeys sealed() {
        try {
            return read(folder).orElseThrow(() -> new MeridianException(StoreError.NOT_SEALED));
        } catch (IOException e) {
            throw new MeridianException(e, StoreError.NOT_WRITABLE, folder.toString());
        }
    }

    private synchronized void replace(SealedKeys sealed) {
        try {
            Disk.replace(folder.resolve(FILE), sealed.bytes());
        } catch (IOException e) {
            if (Disk.isFull(e, folder)) {
                throw new MeridianException(e, StoreError.NO_SPACE);
            }
            throw new MeridianException(e, StoreError.NOT_WRITABLE, folder.toString());
        }
    }

    /** A file of another archive, opened by the right passphrase, is not this one's. */
    private void requireOwn(ArchiveKey key) {
        boolean own = MessageDigest.isEqual(key.bytes(), archiveKey);
        key.wipe();
        if (!own) {
            throw new MeridianException(StoreError.WRONG_KEY);
        }
    }

    /** The sealed key of an archive's folder. */
    static Optional<SealedKeys> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(new SealedKeys(Files.readAllBytes(file)))
                : Optional.empty();
    }

    /** Destroys the key beside an archive, where it is this one. */
    static void destroyBeside(Path folder, byte[] key) throws IOException {
        Path beside = folder.resolve(KeySource.BESIDE);
        if (Files.exists(beside) && MessageDigest.isEqual(KeySource.KeyFile.parse(beside), key)) {
            Disk.destroy(beside);
        }
    }
}

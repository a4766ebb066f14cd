package org.meridian.store;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.text.Texts;
import org.meridian.store.internal.BlobFiles;
import org.meridian.store.internal.Disk;
import org.meridian.store.internal.MendedBits;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an archive's folder from a backup, beside the place it is for: what is there is proved, and
 * only {@link #finish} gives it its name; closed without, it is deleted. A kill before leaves a
 * folder that the next restoration deletes. One at a time restores into a place.
 */
public final class Restoration implements AutoCloseable {
    private final Path backup;
    private final Path place;
    private final Path staged;
    private final Path mark;
    private final FileChannel lock;

    /**
     * @param place the archive's folder to be, which must not exist
     * @throws MeridianException {@link StoreError#ALREADY_THERE}, {@link StoreError#BACKUP_INSIDE},
     *     {@link StoreError#RESTORE_BUSY}
     */
    public Restoration(Path backup, Path place) throws IOException {
        this.backup = backup.toAbsolutePath().normalize();
        this.place = place.toAbsolutePath().normalize();
        this.staged = this.place.resolveSibling("." + this.place.getFileName() + ".restoring");
        if (Files.exists(this.place)) {
            throw new MeridianException(StoreError.ALREADY_THERE, this.place.toString());
        }
        if (this.place.startsWith(this.backup)) {
            throw new MeridianException(StoreError.BACKUP_INSIDE);
        }
        Disk.makeFolder(Disk.parent(this.place));
        mark = staged.resolveSibling(staged.getFileName() + ".lock");
        lock = lock(mark, this.place);
    }

    private static FileChannel lock(Path mark, Path place) throws IOException {
        FileChannel lock =
                FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // one that was deleted meanwhile locks nobody else out
            if (lock.tryLock() != null && Files.exists(mark)) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        }
        lock.close();
        throw new MeridianException(StoreError.RESTORE_BUSY, place.toString());
    }

    /** Where the archive is put together. */
    public Path staged() {
        return staged;
    }

    /**
     * What was copied.
     *
     * @param forgotten whom the lists name and the database does not: their keys are to be
     *     destroyed in what was restored
     * @param faults blobs that the backup has no more
     */
    public record Copied(
            String generation, long blobs, Set<PatientKey> forgotten, List<Fault> faults) {}

    /**
     * Copies a generation.
     *
     * @param generation its name; empty for the newest
     * @param lists folders, of archives or backups, with newer lists of forgotten persons
     * @param acceptDamaged whether blobs that are missing or damaged are done without
     * @throws MeridianException {@link StoreError#NOT_A_BACKUP}, {@link StoreError#BACKUP_DAMAGED},
     *     {@link StoreError#BACKUP_INCOMPLETE}, and what the key's source throws
     */
    public Copied copy(
            Optional<String> generation,
            KeySource source,
            List<Path> lists,
            boolean acceptDamaged,
            List<BlobReferences> references,
            Progress progress)
            throws IOException {
        BackupFolder.deleteFolder(staged);
        try (BackupFolder folder = BackupFolder.open(backup)) {
            Path chosen = choose(folder, generation);
            Disk.makeFolder(staged);
            copyIfThere(chosen, KeyGuard.FILE);
            byte[] archiveKey = source.key(staged, false);
            KeyRing keys = new KeyRing(archiveKey);
            prove(chosen, keys);
            Set<PatientKey> forgotten = new HashSet<>(ForgottenList.read(backup, keys));
            for (Path list : lists) {
                forgotten.addAll(ForgottenList.read(list, keys));
            }
            Set<PatientKey> listed = Set.copyOf(forgotten);
            List<Fault> faults = new ArrayList<>();
            long blobs;
            try (Snapshot snapshot = Snapshot.open(chosen, archiveKey)) {
                List<StoredBlob> wanted =
                        snapshot.blobs(references).stream()
                                .filter(b -> !forgotten.contains(b.patient()))
                                .toList();
                blobs = copyBlobs(snapshot, folder.blobs(), wanted, faults, progress);
                forgotten.removeAll(ForgottenList.of(snapshot.reads()));
            }
            if (!faults.isEmpty() && !acceptDamaged) {
                throw new MeridianException(StoreError.BACKUP_INCOMPLETE, faults.size());
            }
            copyIfThere(chosen, Store.LEDGER_HEAD);
            ForgottenList.add(staged, keys, listed);
            // last: a folder without a database is no archive
            copyIfThere(chosen, Vault.databaseFile(chosen).getFileName().toString());
            Disk.syncFolder(staged);
            return new Copied(chosen.getFileName().toString(), blobs, forgotten, faults);
        } catch (IOException e) {
            throw Disk.explain(e, staged);
        }
    }

    private static Path choose(BackupFolder folder, Optional<String> generation)
            throws IOException {
        if (generation.isEmpty()) {
            return Backup.newest(folder);
        }
        return folder.generations().stream()
                .filter(g -> g.getFileName().toString().equals(generation.get()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MeridianException(
                                        StoreError.NOT_A_BACKUP,
                                        folder.path().resolve(generation.get()).toString()));
    }

    private static void prove(Path generation, KeyRing keys) throws IOException {
        Manifest manifest = Manifest.read(generation, keys);
        for (String file : manifest.files()) {
            if (!manifest.holds(generation.resolve(file))) {
                throw new MeridianException(StoreError.BACKUP_DAMAGED, generation.toString());
            }
        }
    }

    private void copyIfThere(Path generation, String name) throws IOException {
        if (Files.exists(generation.resolve(name))) {
            BlobFiles.copyFile(generation.resolve(name), staged.resolve(name));
        }
    }

    private long copyBlobs(
            Snapshot snapshot,
            BlobFiles from,
            List<StoredBlob> wanted,
            List<Fault> faults,
            Progress progress)
            throws IOException {
        progress.begin(Texts.of(Restoration.class).get("restore.task"), wanted.size());
        BlobFiles to = new BlobFiles(staged.resolve("blobs"), new MendedBits(staged));
        long copied = 0;
        for (StoredBlob blob : wanted) {
            progress.checkCancelled();
            Optional<byte[]> key = snapshot.key(blob.patient());
            if (key.isPresent()) {
                Optional<ErrorCode> fault = take(from, to, blob, key.get());
                fault.ifPresent(f -> faults.add(new Fault(f, blob.record(), blob.file())));
                copied += fault.isPresent() ? 0 : 1;
            }
            progress.worked(1);
        }
        to.syncNames();
        return copied;
    }

    private static Optional<ErrorCode> take(
            BlobFiles from, BlobFiles to, StoredBlob blob, byte[] key) throws IOException {
        try {
            to.take(from.place(blob.id()), blob.id(), key);
            return Optional.empty();
        } catch (MeridianException e) {
            ErrorCode code = e.errorCode();
            if (code == StoreError.DAMAGED || code == StoreError.NO_BLOB) {
                return Optional.of(code);
            }
            throw e;
        }
    }

    /** Gives the archive its place, once nobody has it open. */
    public void finish() throws IOException {
        if (Files.exists(place)) {
            throw new MeridianException(StoreError.ALREADY_THERE, place.toString());
        }
        Files.move(staged, place);
        Disk.syncFolder(place.resolveSibling("."));
    }

    /** Deletes what did not come to its place. */
    @Override
    public void close() throws IOException {
        try (lock) {
            BackupFolder.deleteFolder(staged);
            Files.deleteIfExists(mark);
        }
    }
}

package org.meridian.store;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.store.BlobStore;
import org.meridian.core.text.Texts;
import org.meridian.store.internal.BlobFiles;
import org.meridian.store.internal.Disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies an open archive, which is written to meanwhile, into a folder: the database as it is
 * between two groups of units, and every blob that it names. A blob that the folder has already is
 * not copied again; a new one is proved before it counts. A generation becomes one by the renaming
 * of its folder, when everything in it is on the disk.
 */
public final class Backup {
    /** Generations of the database that are kept when nobody says otherwise. */
    public static final int KEEP = 7;

    private static final String BLOB_LIST = "blobs.list";
    private static final int NAME = 32;

    private final Store store;
    private final List<BlobReferences> references;
    private final Clock clock;

    /**
     * @param references of every room that keeps blobs
     */
    public Backup(Store store, List<BlobReferences> references, Clock clock) {
        this.store = store;
        this.references = List.copyOf(references);
        this.clock = clock;
    }

    /**
     * What a backup did.
     *
     * @param generation its folder's name
     * @param taken what is committed until then is in it
     * @param blobs all that it names
     * @param copied how many of them were new here
     * @param bytes of those that were new
     * @param keyIncluded whether the sealed key is in it
     * @param faults blobs that the archive itself has no more, which the folder lacks too
     */
    public record Result(
            Path folder,
            String generation,
            Instant taken,
            long blobs,
            long copied,
            long bytes,
            boolean keyIncluded,
            List<Fault> faults) {}

    /**
     * Makes a generation. Cancelling leaves those before it as they are; blobs that were copied
     * serve the next one.
     *
     * @param keep so many generations stay, at least 1
     * @param withoutKey whether a backup without the key is wanted, whose key somebody keeps
     *     elsewhere
     * @throws MeridianException {@link StoreError#NO_SEALED_KEY}, {@link StoreError#BACKUP_INSIDE},
     *     {@link StoreError#NOT_A_BACKUP}, {@link StoreError#OTHER_ARCHIVE}, {@link
     *     StoreError#BACKUP_BUSY}, {@link StoreError#NO_SPACE}
     */
    public Result run(Path target, int keep, boolean withoutKey, Progress progress)
            throws IOException {
        Vault vault = store.vault();
        Path folder = target.toAbsolutePath().normalize();
        Optional<byte[]> sealed = vault.sealedKeys();
        if (sealed.isEmpty() && !withoutKey) {
            throw new MeridianException(StoreError.NO_SEALED_KEY);
        }
        if (folder.startsWith(vault.folder()) || vault.folder().startsWith(folder)) {
            throw new MeridianException(StoreError.BACKUP_INSIDE);
        }
        try (BackupFolder backup = BackupFolder.make(folder, vault.keys().archiveId());
                BlobStore.Hold hold = store.blobs().hold()) {
            return run(backup, sealed, keep, progress);
        } catch (IOException e) {
            throw Disk.explain(e, folder);
        }
    }

    private Result run(BackupFolder backup, Optional<byte[]> sealed, int keep, Progress progress)
            throws IOException {
        Path part = backup.part();
        Disk.makeFolder(part);
        Vault vault = store.vault();
        if (sealed.isPresent()) {
            Disk.replace(part.resolve(KeyGuard.FILE), sealed.get());
        }
        Instant taken = clock.instant();
        store.copyDatabase(part);
        Copied copied;
        try (Snapshot snapshot = vault.snapshot(part)) {
            ForgottenList.add(backup.path(), vault.keys(), ForgottenList.of(snapshot.reads()));
            copied = copy(snapshot, backup, progress);
        }
        Disk.replace(part.resolve(BLOB_LIST), copied.list());
        backup.blobs().syncNames();
        Manifest.of(part, taken, copied.blobs, copied.bytes).write(part, vault.keys());
        progress.checkCancelled();
        Path generation = backup.finish();
        prune(backup, keep);
        return new Result(
                backup.path(),
                generation.getFileName().toString(),
                taken,
                copied.blobs,
                copied.fresh,
                copied.bytes,
                sealed.isPresent(),
                copied.faults);
    }

    /** What happened to the blobs. */
    private static final class Copied {
        private final ByteArrayOutputStream names = new ByteArrayOutputStream();
        private final List<Fault> faults = new ArrayList<>();
        private long blobs;
        private long fresh;
        private long bytes;

        byte[] list() {
            return names.toByteArray();
        }
    }

    private Copied copy(Snapshot snapshot, BackupFolder backup, Progress progress)
            throws IOException {
        List<StoredBlob> blobs = snapshot.blobs(references);
        progress.begin(Texts.of(Backup.class).get("backup.task"), blobs.size());
        Copied copied = new Copied();
        for (StoredBlob blob : blobs) {
            progress.checkCancelled();
            Optional<byte[]> key = snapshot.key(blob.patient());
            if (key.isPresent()) {
                take(backup.blobs(), blob, key.get(), copied);
            }
            progress.worked(1);
        }
        return copied;
    }

    private void take(BlobFiles to, StoredBlob blob, byte[] key, Copied copied) throws IOException {
        BlobId id = blob.id();
        copied.blobs++;
        copied.names.writeBytes(HexFormat.of().parseHex(id.value()));
        if (to.contains(id)) {
            return;
        }
        try {
            copied.bytes += to.take(store.place(blob), id, key);
            copied.fresh++;
        } catch (MeridianException e) {
            ErrorCode code = e.errorCode();
            if (code != StoreError.DAMAGED && code != StoreError.NO_BLOB) {
                throw e;
            }
            copied.faults.add(store.fault(code, blob));
        }
    }

    /** Deletes old generations, and blobs that none of the others names. */
    private void prune(BackupFolder backup, int keep) throws IOException {
        List<Path> all = backup.generations();
        if (all.size() <= Math.max(1, keep)) {
            return;
        }
        List<Path> kept = all.subList(all.size() - Math.max(1, keep), all.size());
        Set<String> named = new HashSet<>();
        for (Path generation : kept) {
            if (!isWhole(generation)) {
                // what it names is not known: nothing is deleted
                return;
            }
            named.addAll(names(Files.readAllBytes(generation.resolve(BLOB_LIST))));
        }
        for (Path generation : all.subList(0, all.size() - kept.size())) {
            BackupFolder.deleteFolder(generation);
        }
        backup.blobs()
                .forEach(
                        (id, file) -> {
                            if (!named.contains(id.value())) {
                                Files.delete(file);
                            }
                        });
    }

    private boolean isWhole(Path generation) throws IOException {
        try {
            return Manifest.read(generation, store.vault().keys())
                    .holds(generation.resolve(BLOB_LIST));
        } catch (MeridianException e) {
            return false;
        }
    }

    private static List<String> names(byte[] list) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at + NAME <= list.length; at += NAME) {
            names.add(HexFormat.of().formatHex(list, at, at + NAME));
        }
        return names;
    }

    /**
     * Proves the newest generation of a folder: its files against the manifest, every blob against
     * its name. A damaged blob that the archive has whole is taken out of the folder, so that the
     * next backup brings it again.
     *
     * @return what is wrong
     * @throws MeridianException {@link StoreError#NOT_A_BACKUP}, {@link StoreError#BACKUP_DAMAGED},
     *     {@link StoreError#BACKUP_BUSY}
     */
    public List<Fault> verify(Path target, Progress progress) throws IOException {
        Path folder = target.toAbsolutePath().normalize();
        try (BackupFolder backup = BackupFolder.open(folder)) {
            Path generation = newest(backup);
            Manifest manifest = Manifest.read(generation, store.vault().keys());
            for (String file : manifest.files()) {
                if (!manifest.holds(generation.resolve(file))) {
                    return List.of(
                            new Fault(
                                    StoreError.BACKUP_DAMAGED,
                                    "",
                                    folder.relativize(generation.resolve(file)).toString()));
                }
            }
            try (Snapshot snapshot = store.vault().snapshot(generation)) {
                List<StoredBlob> all = snapshot.blobs(references);
                return faults(snapshot, backup.blobs(), all, progress);
            }
        }
    }

    static Path newest(BackupFolder backup) throws IOException {
        return backup.newest()
                .orElseThrow(
                        () ->
                                new MeridianException(
                                        StoreError.NOT_A_BACKUP, backup.path().toString()));
    }

    private List<Fault> faults(
            Snapshot snapshot, BlobFiles blobs, List<StoredBlob> all, Progress progress)
            throws IOException {
        progress.begin(Texts.of(Backup.class).get("verify.task"), all.size());
        List<Fault> faults = new ArrayList<>();
        for (StoredBlob blob : all) {
            progress.checkCancelled();
            Optional<byte[]> key = snapshot.key(blob.patient());
            ErrorCode fault = key.isEmpty() ? null : blobs.fault(blob.id(), key.get());
            if (fault != null) {
                faults.add(new Fault(fault, blob.record(), blob.file()));
                if (store.fault(blob, key.get()).isEmpty()) {
                    Files.deleteIfExists(blobs.path(blob.id()));
                }
            }
            progress.worked(1);
        }
        return faults;
    }

    /**
     * Takes damaged or missing blobs of the archive from a backup.
     *
     * @param wanted what {@code archive check} found
     * @return those that are whole again
     */
    public List<StoredBlob> repair(Path target, List<StoredBlob> wanted, Progress progress)
            throws IOException {
        try (BackupFolder backup = BackupFolder.open(target.toAbsolutePath().normalize());
                BlobStore.Hold hold = store.blobs().hold()) {
            progress.begin(Texts.of(Backup.class).get("repair.task"), wanted.size());
            List<StoredBlob> mended = new ArrayList<>();
            for (StoredBlob blob : wanted) {
                progress.checkCancelled();
                Optional<byte[]> key = store.dataKey(blob.patient());
                if (key.isPresent() && backup.blobs().fault(blob.id(), key.get()) == null) {
                    store.blobFiles().take(backup.blobs().place(blob.id()), blob.id(), key.get());
                    mended.add(blob);
                }
                progress.worked(1);
            }
            store.blobFiles().syncNames();
            return mended;
        }
    }
}

package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.crypto.Mac;

/**
 * Blobs as files in {@link ChunkFormat}: {@code blobs/ab/ab…}, written under a temporary name,
 * forced, renamed; {@link #sync} forces the folders. Many at once go into {@link Packs}. Safe for
 * all threads.
 */
public final class Blobs implements BlobStore {
    private static final int CHUNKS_KEPT = 4;
    private static final int BUFFER = 256 * 1024;

    /** A disk syncs several folders in little more time than one. */
    private static final int SYNCS_AT_ONCE = 4;

    /** Fewer blobs than these are files of their own. */
    private static final int FEWEST_PACKED = 4;

    private final Path folder;
    private final Path temporary;
    private final Packs packs;
    private final Keys keys;
    private final FileTime started;
    private final MendedBits mended;
    private final Set<Path> unsynced = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock held = new ReentrantReadWriteLock();

    /** Patients' data keys. */
    public record Keys(
            Function<PatientKey, byte[]> make, Function<PatientKey, Optional<byte[]>> find) {}

    private Blobs(
            Path folder,
            Path temporary,
            Packs packs,
            Keys keys,
            FileTime started,
            MendedBits mended) {
        this.folder = folder;
        this.temporary = temporary;
        this.packs = packs;
        this.keys = keys;
        this.started = started;
        this.mended = mended;
    }

    /**
     * Opens the folder, made when absent; clears what was being written when the last process died.
     */
    public static Blobs open(Path folder, Keys keys, Packs.Database database, MendedBits mended)
            throws IOException {
        Path temporary = folder.resolve("tmp");
        Disk.makeFolder(temporary);
        Packs packs = new Packs(folder.resolve("packs"), database);
        Disk.makeFolder(packs.folder());
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        // The file system's own clock tells what is older than this run.
        Path mark = Files.createTempFile(temporary, "start", "");
        FileTime started = Files.getLastModifiedTime(mark);
        Files.delete(mark);
        return new Blobs(folder, temporary, packs, keys, started, mended);
    }

    @Override
    public BlobId write(PatientKey patient, ByteSource source) throws IOException {
        byte[] key = keys.make().apply(patient);
        Path file = temporary.resolve(UUID.randomUUID().toString());
        try {
            BlobId id = copy(source, file, key);
            keep(file, path(id));
            return id;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw Disk.explain(e, folder);
        } catch (RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public Batch batch(PatientKey patient, int expected) {
        return expected < FEWEST_PACKED
                ? new FileBatch(patient)
                : new PackBatch(this, patient, keys.make().apply(patient), temporary);
    }

    /** Each blob a file of its own. */
    private final class FileBatch implements Batch {
        private final PatientKey patient;

        FileBatch(PatientKey patient) {
            this.patient = patient;
        }

        @Override
        public BlobId write(ByteSource source) throws IOException {
            return Blobs.this.write(patient, source);
        }

        @Override
        public void sync() throws IOException {
            Blobs.this.sync();
        }

        @Override
        public void close() {
            // orphans are swept
        }
    }

    private static BlobId copy(ByteSource source, Path file, byte[] key) throws IOException {
        Mac name = Hkdf.mac(BlobFiles.nameKey(key));
        byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, source.size()))];
        ChunkWriter writer = new ChunkWriter(file, key);
        try {
            long position = 0;
            for (int n = source.read(0, buffer, 0, buffer.length);
                    n >= 0;
                    n = source.read(position, buffer, 0, buffer.length)) {
                name.update(buffer, 0, n);
                writer.write(buffer, 0, n);
                position += n;
            }
            writer.finish(true);
        } catch (IOException | RuntimeException e) {
            writer.abandon();
            throw e;
        }
        return new BlobId(HexFormat.of().formatHex(name.doFinal()));
    }

    /**
     * Gives the file its name, unless the same blob is there and whole. Never at once with a sweep.
     */
    private synchronized void keep(Path file, Path target) throws IOException {
        Path parent = Disk.parent(target);
        if (Files.exists(target) && Files.size(target) == Files.size(file)) {
            // A sweep leaves alone what this run has touched.
            Files.setLastModifiedTime(target, Files.getLastModifiedTime(file));
            Files.delete(file);
        } else {
            if (!Files.isDirectory(parent)) {
                Disk.makeFolder(parent);
            }
            Files.move(
                    file,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        unsynced.add(parent);
    }

    @Override
    public synchronized void sync() throws IOException {
        List<Path> parents = List.copyOf(unsynced);
        if (!parents.isEmpty()) {
            int threads = Math.min(SYNCS_AT_ONCE, parents.size());
            try (ExecutorService syncing = Executors.newFixedThreadPool(threads)) {
                List<Future<Path>> synced = new ArrayList<>();
                for (Path parent : parents) {
                    synced.add(
                            syncing.submit(
                                    () -> {
                                        Disk.syncFolder(parent);
                                        return parent;
                                    }));
                }
                for (Future<Path> one : synced) {
                    unsynced.remove(get(one));
                }
            }
        }
    }

    private static <T> T get(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public ByteSource open(PatientKey patient, BlobId blob) throws IOException {
        byte[] key =
                keys.find()
                        .apply(patient)
                        .orElseThrow(() -> new MeridianException(StoreError.FORGOTTEN));
        try {
            return ChunkSource.open(place(patient, blob), key, CHUNKS_KEPT, mended);
        } catch (NoSuchFileException e) {
            throw new MeridianException(e, StoreError.NO_BLOB);
        }
    }

    /** Where a blob lies; one that is nowhere, as the file of its own that is not there. */
    public BlobPlace place(PatientKey patient, BlobId blob) {
        BlobPlace own = files().place(blob);
        return Files.exists(own.file()) ? own : packs.find(patient, blob).orElse(own);
    }

    @Override
    public Hold hold() {
        held.readLock().lock();
        return held.readLock()::unlock;
    }

    /**
     * Deletes these blobs but those that are named, which is asked when nobody holds them; nothing
     * while somebody does.
     *
     * @param write runs a unit of work; returns when it is on the disk
     * @return how many
     */
    public int delete(
            Set<BlobId> candidates,
            Supplier<Set<String>> named,
            Consumer<UnitOfWork.Work<Integer>> write)
            throws IOException {
        if (!held.writeLock().tryLock()) {
            return 0;
        }
        try {
            Set<String> kept = named.get();
            Set<BlobId> gone = new HashSet<>(candidates);
            gone.removeIf(blob -> kept.contains(blob.value()));
            int deleted = packs.delete(gone, files(), write);
            for (BlobId blob : gone) {
                if (Files.deleteIfExists(path(blob))) {
                    deleted++;
                }
            }
            return deleted;
        } finally {
            held.writeLock().unlock();
        }
    }

    /**
     * Deletes blobs from before this run that nobody names: left by a process that died between a
     * blob and its row.
     *
     * @param write runs a unit of work; returns when it is on the disk
     * @return how many files
     */
    public int sweep(Predicate<BlobId> named, Consumer<UnitOfWork.Work<Integer>> write)
            throws IOException {
        int swept = packs.sweep(named, this::isOld, files(), write);
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(this::isBlob).toList()) {
                if (!named.test(new BlobId(file.getFileName().toString())) && deleteOld(file)) {
                    swept++;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return swept;
    }

    private boolean isBlob(Path file) {
        return file.getFileName().toString().length() == 64 && !file.startsWith(temporary);
    }

    private synchronized boolean deleteOld(Path file) throws IOException {
        return isOld(file) && Files.deleteIfExists(file);
    }

    private boolean isOld(Path file) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(started) < 0;
    }

    /** Files of blobs from before this run that no row names. */
    public List<Path> orphans(Predicate<BlobId> named) throws IOException {
        List<Path> orphans = new ArrayList<>(packs.orphans(named, this::isOld));
        files().forEach(
                        (id, file) -> {
                            if (!named.test(id) && isOld(file)) {
                                orphans.add(file);
                            }
                        });
        return orphans;
    }

    /** The files that hold many blobs. */
    public Packs packs() {
        return packs;
    }

    private Path path(BlobId id) {
        return files().path(id);
    }

    /** The folder itself, for who proves or copies blobs. */
    public BlobFiles files() {
        return new BlobFiles(folder, mended);
    }
}

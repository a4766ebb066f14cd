package org.meridian.store;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.AppendLog;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Reads;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.internal.BlobFiles;
import org.meridian.store.internal.BlobPlace;
import org.meridian.store.internal.Blobs;
import org.meridian.store.internal.Connections;
import org.meridian.store.internal.Disk;
import org.meridian.store.internal.SafetyCopy;
import org.meridian.store.internal.Writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The archive on the disk: database, blobs and encrypted files of one {@link Vault}. Writing is
 * acknowledged only when it is on the disk. Safe for all threads.
 */
public final class Store implements Database, AutoCloseable {
    /** The ledger's newest head, a small file of the archive's folder. */
    static final String LEDGER_HEAD = "ledger.head";

    /** H2's headers lie here, the only bytes of the file that are written again. */
    private static final int FIRST_BYTES = 64 * 1024;

    private final Vault vault;
    private final List<SchemaPart> parts;
    private final Connections connections;
    private final Writer writer;
    private final Blobs blobs;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Store(
            Vault vault,
            List<SchemaPart> parts,
            Connections connections,
            Writer writer,
            Blobs blobs) {
        this.vault = vault;
        this.parts = parts;
        this.connections = connections;
        this.writer = writer;
        this.blobs = blobs;
    }

    /**
     * Opens the archive of a vault, makes it when the vault is new, and migrates it. From here on
     * the store owns the vault and closes it, also when opening fails.
     *
     * @param parts every room's tables
     * @param log given the entries of each unit, on the writer's thread
     * @param events told of committed facts, on a thread of the store's own
     * @throws MeridianException {@link StoreError#LOCKED}, {@link StoreError#WRONG_KEY}, {@link
     *     StoreError#NEWER_SCHEMA}, {@link StoreError#NO_SPACE}, {@link StoreError#NOT_WRITABLE}
     */
    public static Store open(
            Vault vault, List<SchemaPart> parts, AppendLog log, Events events, Clock clock) {
        try {
            Connections connections =
                    Connections.open(
                            vault.folder(),
                            Vault.databasePath(vault.folder()),
                            vault.databaseKey(),
                            parts,
                            clock,
                            vault.mended());
            try {
                Blobs blobs =
                        Blobs.open(
                                vault.folder().resolve("blobs"),
                                keys(vault, connections),
                                connections::read,
                                vault.mended());
                Disk.syncFolder(vault.folder());
                Writer writer =
                        connections.writer(
                                log,
                                unit -> {
                                    var saved = vault.keys().save(unit);
                                    var packs = blobs.packs().save(unit);
                                    return () -> {
                                        vault.keys().saved(saved);
                                        blobs.packs().saved(packs);
                                    };
                                },
                                events);
                return new Store(vault, List.copyOf(parts), connections, writer, blobs);
            } catch (IOException | RuntimeException e) {
                connections.shutdown();
                throw e;
            }
        } catch (IOException e) {
            vault.close();
            if (Disk.isFull(e, vault.folder())) {
                throw new MeridianException(e, StoreError.NO_SPACE);
            }
            throw new MeridianException(e, StoreError.NOT_WRITABLE, vault.folder().toString());
        } catch (RuntimeException e) {
            vault.close();
            throw e;
        }
    }

    private static Blobs.Keys keys(Vault vault, Connections connections) {
        return new Blobs.Keys(
                patient -> connections.read(reads -> vault.keys().dataKey(reads, patient)),
                patient -> connections.read(reads -> vault.keys().find(reads, patient)));
    }

    @Override
    public <T> CompletableFuture<T> submit(UnitOfWork.Work<T> work) {
        return writer.submit(work);
    }

    @Override
    public <T> T write(UnitOfWork.Work<T> work) {
        if (writer.isOwnThread()) {
            throw new IllegalStateException("a unit or a listener must not wait for a unit");
        }
        try {
            return submit(work).join();
        } catch (CompletionException e) {
            throw unwrap(e);
        }
    }

    private static RuntimeException unwrap(CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e;
    }

    @Override
    public <T> T read(Function<Reads, T> reader) {
        return connections.read(reader);
    }

    public BlobStore blobs() {
        return blobs;
    }

    public Vault vault() {
        return vault;
    }

    /** The bits of the archive's files that had changed and were put right. */
    public List<ChangedBit> mended() {
        return vault.mended().all();
    }

    /**
     * Records for the search index in the order of their commits, only such as are on the disk.
     *
     * @param after the last position the index has done, 0 at first
     */
    public List<QueuedRecord> queued(long after, int limit) {
        return connections.queued(after, writer.syncedPosition(), limit);
    }

    /**
     * Deletes blobs that a dead process left without a row. Does nothing when the archive has
     * tables of a room that is not here: its rows could name them.
     *
     * @param references of every room that keeps blobs
     * @return how many were deleted
     */
    public int sweep(List<BlobReferences> references) throws IOException {
        Optional<Set<String>> named = read(reads -> named(reads, references));
        return named.isEmpty() ? 0 : blobs.sweep(b -> named.get().contains(b.value()), this::write);
    }

    /**
     * Deletes blobs whose rows were deleted, unless other rows name them. Does nothing while
     * somebody holds the blobs: {@link #sweep} of a later run finds them.
     *
     * @return how many were deleted
     */
    public int delete(Set<BlobId> candidates, List<BlobReferences> references) throws IOException {
        return blobs.delete(
                candidates,
                () -> read(reads -> named(reads, references)).orElseGet(() -> names(candidates)),
                this::write);
    }

    private static Set<String> names(Set<BlobId> blobs) {
        return blobs.stream().map(BlobId::value).collect(Collectors.toSet());
    }

    /**
     * Copies the database as it is between two groups of units, with the ledger's head that was
     * kept until then. The writer waits for the first blocks alone: behind them nothing is ever
     * written twice while the database is open, so the rest is copied while it goes on.
     */
    void copyDatabase(Path target) throws IOException {
        Path file = Vault.databaseFile(vault.folder());
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] first = new byte[(int) Math.min(in.size(), FIRST_BYTES)];
            long size =
                    writer.between(
                            () -> {
                                Optional<byte[]> head = vault.read(LEDGER_HEAD);
                                if (head.isPresent()) {
                                    Disk.replace(target.resolve(LEDGER_HEAD), head.get());
                                }
                                in.read(ByteBuffer.wrap(first), 0);
                                return in.size();
                            });
            Path copy = target.resolve(file.getFileName().toString());
            BlobFiles.write(in, first.length, size, first, copy);
            connections.prove(copy);
        }
    }

    /** Files of blobs from before this run, so that nobody is about to name them, that are not. */
    List<Path> orphans(Predicate<BlobId> named) throws IOException {
        return blobs.orphans(named);
    }

    /** Where a blob lies. */
    BlobPlace place(StoredBlob blob) {
        return blobs.place(blob.patient(), blob.id());
    }

    /** What is wrong with a blob where it lies; empty when it is whole. */
    Optional<Fault> fault(StoredBlob blob, byte[] key) throws IOException {
        ErrorCode code = blobs.files().fault(place(blob), blob.id(), key);
        return code == null ? Optional.empty() : Optional.of(fault(code, blob));
    }

    /** Says this of a blob, with the file it lies in. */
    Fault fault(ErrorCode code, StoredBlob blob) {
        return new Fault(code, blob.record(), below(place(blob).file()));
    }

    /** A file's name below the archive's folder. */
    String below(Path file) {
        return vault.folder().relativize(file).toString();
    }

    BlobFiles blobFiles() {
        return blobs.files();
    }

    /** A patient's data key; empty when there is none or it was destroyed. */
    Optional<byte[]> dataKey(PatientKey patient) {
        return read(reads -> vault.keys().find(reads, patient));
    }

    /**
     * Tells every backup folder of this archive, and the archive's own, who was forgotten.
     *
     * @return folders that could not be told
     */
    public List<Path> publishForgotten() throws IOException {
        Set<PatientKey> persons = read(ForgottenList::of);
        ForgottenList.add(vault.folder(), vault.keys(), persons);
        SafetyCopy.deleteAll(vault.folder());
        List<Path> unreached = new ArrayList<>();
        for (Path folder :
                read(
                        reads ->
                                reads.query(
                                        "select distinct folder from store_backup",
                                        row -> Path.of(row.text("folder"))))) {
            try (BackupFolder backup = BackupFolder.open(folder)) {
                ForgottenList.add(backup.path(), vault.keys(), persons);
            } catch (IOException | MeridianException e) {
                unreached.add(folder);
            }
        }
        return unreached;
    }

    /** Writes the database anew when it is closed, so that nothing deleted is left in its file. */
    public void compactWhenClosed() {
        connections.compactWhenClosed();
    }

    private Optional<Set<String>> named(Reads reads, List<BlobReferences> references) {
        Set<String> here = new HashSet<>(Set.of("store"));
        parts.forEach(p -> here.add(p.room()));
        List<String> rooms = reads.query("select room from store_schema", r -> r.text("room"));
        if (!here.containsAll(rooms)) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        for (BlobReferences reference : references) {
            names.addAll(reads.query(reference.columns("blob_name"), r -> r.text("blob_name")));
        }
        return Optional.of(names);
    }

    /** Finishes what waits, closes the database and unlocks the folder. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        writer.close();
        try {
            connections.shutdown();
        } finally {
            vault.close();
        }
    }
}

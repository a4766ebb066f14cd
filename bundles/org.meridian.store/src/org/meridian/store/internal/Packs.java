package org.meridian.store.internal;

import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.core.store.Row;
import org.meridian.core.store.UnitOfWork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that hold many blobs of one patient one behind the other, each as the file it would be by
 * itself, so that one sync brings them all to the disk. A row a pack says what is in it; it is
 * committed with the next group of units, as are those that name the blobs. A pack without a row is
 * an orphan. Safe for all threads.
 */
public final class Packs {
    /** So many patients' contents are remembered, for who opens a series image by image. */
    private static final int PATIENTS_KEPT = 16;

    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final Database database;
    private final Map<PatientKey, Map<BlobId, BlobPlace>> known =
            new LinkedHashMap<>(PATIENTS_KEPT, 0.75f, true);
    private final Map<UUID, PackContents> unsaved = new LinkedHashMap<>();

    /** Reads in a view of what is committed. */
    @FunctionalInterface
    public interface Database {
        <T> T read(Function<Reads, T> reader);
    }

    Packs(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    Path folder() {
        return folder;
    }

    /** Where a blob lies; empty when it is in no pack of the patient. */
    synchronized Optional<BlobPlace> find(PatientKey patient, BlobId blob) {
        BlobPlace place = known.getOrDefault(patient, Map.of()).get(blob);
        if (place == null) {
            // not known, or committed since
            known.put(patient, places(patient));
            if (known.size() > PATIENTS_KEPT) {
                known.remove(known.keySet().iterator().next());
            }
            place = known.get(patient).get(blob);
        }
        return Optional.ofNullable(place);
    }

    private Map<BlobId, BlobPlace> places(PatientKey patient) {
        Map<BlobId, BlobPlace> places = new HashMap<>();
        database.read(
                        reads ->
                                reads.query(
                                        "select * from store_pack where patient = ?",
                                        Packs::contents,
                                        patient.value()))
                .forEach(
                        pack ->
                                pack.blobs()
                                        .forEach(
                                                (id, range) ->
                                                        places.put(id, pack.place(folder, range))));
        return places;
    }

    private static PackContents contents(Row row) {
        return PackContents.of(
                row.uuid("pack"), new PatientKey(row.uuid("patient")), row.bytes("contents"));
    }

    /** Takes a pack that is on the disk, for the next group. */
    synchronized void add(PackContents pack) {
        unsaved.put(pack.name(), pack);
    }

    /** Writes the rows of new packs into the group that is about to commit. */
    public synchronized Set<UUID> save(UnitOfWork group) {
        unsaved.values()
                .forEach(
                        pack ->
                                group.update(
                                        "insert into store_pack (pack, patient, contents) values"
                                                + " (?, ?, ?)",
                                        pack.name(),
                                        pack.patient().value(),
                                        pack.packed()));
        return Set.copyOf(unsaved.keySet());
    }

    /** Tells that the group with these packs was committed. */
    public synchronized void saved(Set<UUID> packs) {
        unsaved.keySet().removeAll(packs);
    }

    /**
     * Takes blobs out of their packs. Those that stay in such a pack become files of their own
     * first, so that a kill loses nothing; then its row goes, then its file.
     *
     * @param gone those that are deleted
     * @param write runs a unit of work; returns when it is on the disk
     * @return how many were in packs
     */
    int delete(Set<BlobId> gone, BlobFiles files, Consumer<UnitOfWork.Work<Integer>> write)
            throws IOException {
        int deleted = 0;
        for (PackContents pack : withAny(gone)) {
            Map<BlobId, PackContents.Range> staying = new HashMap<>(pack.blobs());
            staying.keySet().removeAll(gone);
            for (Map.Entry<BlobId, PackContents.Range> blob : staying.entrySet()) {
                // of a pack that is lost there is nothing to keep
                if (!files.contains(blob.getKey()) && Files.exists(pack.file(folder))) {
                    files.take(pack.place(folder, blob.getValue()), blob.getKey());
                }
            }
            if (!staying.isEmpty()) {
                files.syncNames();
            }
            drop(pack.name(), write);
            deleted += pack.blobs().size() - staying.size();
        }
        return deleted;
    }

    private List<PackContents> withAny(Set<BlobId> blobs) {
        List<PackContents> packs = new ArrayList<>();
        database.read(
                reads ->
                        reads.query(
                                "select * from store_pack",
                                row -> {
                                    PackContents pack = contents(row);
                                    return pack.blobs().keySet().stream().anyMatch(blobs::contains)
                                            && packs.add(pack);
                                }));
        return packs;
    }

    private void drop(UUID pack, Consumer<UnitOfWork.Work<Integer>> write) throws IOException {
        write.accept(unit -> deleteRow(unit, pack));
        forget();
        Files.deleteIfExists(folder.resolve(pack.toString()));
    }

    private static int deleteRow(UnitOfWork unit, UUID pack) {
        return unit.update("delete from store_pack where pack = ?", pack);
    }

    private synchronized void forget() {
        known.clear();
    }

    /**
     * Files from before this run that no row tells of, or none of whose blobs is named.
     *
     * @param named tells of a blob whether a row names it
     */
    List<Path> orphans(Predicate<BlobId> named, OldFile old) throws IOException {
        Map<Path, Boolean> used = new HashMap<>();
        database.read(
                reads ->
                        reads.query(
                                "select * from store_pack",
                                row -> {
                                    PackContents pack = contents(row);
                                    return used.put(
                                            pack.file(folder),
                                            pack.blobs().keySet().stream().anyMatch(named));
                                }));
        List<Path> orphans = new ArrayList<>();
        try (Stream<Path> packs = Files.list(folder)) {
            for (Path pack : packs.toList()) {
                if (isPack(pack) && !used.getOrDefault(pack, false) && old.test(pack)) {
                    orphans.add(pack);
                }
            }
        }
        return orphans;
    }

    private static boolean isPack(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /** Tells whether a file is from before this run. */
    @FunctionalInterface
    interface OldFile {
        boolean test(Path file) throws IOException;
    }

    /**
     * Deletes orphans, and the rows of packs that are not here, as in an archive that was restored:
     * its blobs came back as files of their own.
     *
     * @return how many files
     */
    int sweep(
            Predicate<BlobId> named,
            OldFile old,
            BlobFiles files,
            Consumer<UnitOfWork.Work<Integer>> write)
            throws IOException {
        List<Path> orphans = orphans(named, old);
        for (Path orphan : orphans) {
            drop(UUID.fromString(orphan.getFileName().toString()), write);
        }
        List<UUID> replaced =
                database.read(
                        reads ->
                                reads
                                        .query(
                                                "select pack from store_pack",
                                                row -> row.uuid("pack"))
                                        .stream()
                                        .filter(pack -> isReplaced(reads, pack, named, files))
                                        .toList());
        if (!replaced.isEmpty()) {
            write.accept(
                    unit -> {
                        replaced.forEach(pack -> deleteRow(unit, pack));
                        return replaced.size();
                    });
        }
        return orphans.size();
    }

    private boolean isReplaced(Reads reads, UUID pack, Predicate<BlobId> named, BlobFiles files) {
        return !Files.exists(folder.resolve(pack.toString()))
                && reads
                        .query("select * from store_pack where pack = ?", Packs::contents, pack)
                        .stream()
                        .flatMap(contents -> contents.blobs().keySet().stream())
                        .allMatch(blob -> files.contains(blob) || !named.test(blob));
    }
}

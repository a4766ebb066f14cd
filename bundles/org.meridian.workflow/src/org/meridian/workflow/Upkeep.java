package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.IndexDifference;
import org.meridian.archive.RecordCheck;
import org.meridian.archive.Retention;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Reads;
import org.meridian.core.text.Texts;
import org.meridian.ledger.LedgerReport;
import org.meridian.store.Fault;
import org.meridian.store.Integrity;
import org.meridian.store.StoredBlob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks after the archive as a whole, while it is worked with. Safe for all threads. */
public final class Upkeep {
    private final Actor actor;
    private final OpenArchive archive;
    private final Backups backups;
    private final TrashCan trash;

    Upkeep(Actor actor, OpenArchive archive, Backups backups, TrashCan trash) {
        this.actor = actor;
        this.archive = archive;
        this.backups = backups;
        this.trash = trash;
    }

    /**
     * Reads everything again and compares it: the sealed key, tables, patients' keys, objects,
     * their records, the ledger, the index. Changes nothing; takes a time proportional to the
     * archive.
     */
    public ArchiveReport check(Progress progress) {
        actor.grant(Operation.UPKEEP);
        Integrity.Report stored = stored(progress);
        List<Fault> faults = new ArrayList<>(stored.faults());
        faults.addAll(new RecordCheck(archive.store(), archive.store().blobs()).faults(progress));
        faults.addAll(ledger(progress));
        faults.addAll(index(progress));
        return new ArchiveReport(faults, stored.orphans());
    }

    private Integrity.Report stored(Progress progress) {
        try {
            return new Integrity(archive.store(), OpenArchive.BLOBS).check(progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Fault> ledger(Progress progress) {
        progress.begin(Texts.of(Upkeep.class).get("progress.ledger"), 0);
        LedgerReport report = archive.store().read(archive.ledger()::verify);
        return report.problems().stream()
                .map(
                        p ->
                                new Fault(
                                        ArchiveError.LEDGER_UNSOUND,
                                        p.kind() + " " + p.first() + "-" + p.last(),
                                        ""))
                .toList();
    }

    private List<Fault> index(Progress progress) {
        progress.begin(Texts.of(Upkeep.class).get("progress.index"), 0);
        try {
            archive.follower().catchUp();
        } catch (MeridianException e) {
            // the next line says whether it is damaged
        }
        if (!archive.index().isWhole()) {
            return List.of(new Fault(ArchiveError.INDEX_DAMAGED, "", "index"));
        }
        IndexDifference difference = archive.follower().compare();
        return Stream.of(
                        faults(ArchiveError.NOT_INDEXED, difference.missing()),
                        faults(ArchiveError.OUTDATED_IN_INDEX, difference.outdated()),
                        faults(ArchiveError.INDEXED_TOO_MUCH, difference.extra()))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Fault> faults(ArchiveError error, SortedSet<String> records) {
        return records.stream().map(record -> new Fault(error, record, "index"));
    }

    /** Makes the search index anew from the rows. */
    public void rebuild(Progress progress) {
        actor.grant(Operation.UPKEEP);
        progress.begin(Texts.of(Upkeep.class).get("progress.rebuild"), 0);
        archive.follower().rebuild();
    }

    /**
     * What a repair did.
     *
     * @param mended records whose object is whole again
     * @param left those that the backup has not whole either
     */
    public record Repaired(List<StoredBlob> mended, List<StoredBlob> left) {}

    /** Takes exactly the objects that are damaged or missing from a backup that has them whole. */
    public Repaired repair(Path backup, Progress progress) {
        actor.grant(Operation.UPKEEP);
        List<StoredBlob> damaged = stored(progress).damaged();
        List<StoredBlob> mended = backups.repair(backup, damaged, progress);
        List<StoredBlob> left = new ArrayList<>(damaged);
        left.removeAll(mended);
        return new Repaired(mended, left);
    }

    /** How much there is; shows nobody. */
    public ArchiveStats stats() {
        actor.grant(Operation.UPKEEP);
        Path folder = archive.store().vault().folder();
        Retention retention = trash.retention();
        return archive.store()
                .read(
                        reads ->
                                new ArchiveStats(
                                        count(reads, "archive_patient"),
                                        count(reads, "archive_study"),
                                        count(reads, "archive_instance"),
                                        table(
                                                reads,
                                                "select modality as name, count(*) as n from"
                                                        + " archive_series group by modality order"
                                                        + " by modality"),
                                        sum(reads, "archive_instance")
                                                + sum(reads, "archive_trashed_instance"),
                                        bytes(folder.resolve("meridian.mv.db")),
                                        bytes(folder.resolve("index")),
                                        count(reads, "archive_trash"),
                                        retention,
                                        backups.last(),
                                        backups.due(),
                                        table(
                                                reads,
                                                "select room as name, version as n from"
                                                        + " store_schema order by room")));
    }

    private static long count(Reads reads, String table) {
        return reads.query("select count(*) as n from " + table, row -> row.number("n")).get(0);
    }

    private static long sum(Reads reads, String table) {
        return reads.query(
                        "select coalesce(sum(size), 0) as n from " + table, row -> row.number("n"))
                .get(0);
    }

    private static Map<String, Long> table(Reads reads, String sql) {
        Map<String, Long> table = new LinkedHashMap<>();
        reads.query(sql, row -> table.put(row.text("name"), row.number("n")));
        return table;
    }

    private static long bytes(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        } catch (IOException e) {
            return 0;
        }
    }
}

package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.access.Setting;
import org.meridian.access.Settings;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.store.Backup;
import org.meridian.store.Fault;
import org.meridian.store.Store;
import org.meridian.store.StoreError;
import org.meridian.store.StoredBlob;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Copies the whole archive, sealed as it is, while it is worked with; each copy is a ledger entry.
 * Safe for all threads.
 */
public final class Backups {
    private final Actor actor;
    private final Store store;
    private final Backup backup;
    private final Settings settings;
    private final Clock clock;

    Backups(Actor actor, Store store, Backup backup, Settings settings, Clock clock) {
        this.actor = actor;
        this.store = store;
        this.backup = backup;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes a backup; see {@link Backup#run}. An archive without a sealed key is refused unless its
     * key is wanted elsewhere, so that nobody has a backup that cannot be read without knowing.
     */
    public Backup.Result run(Path folder, int keep, boolean withoutKey, Progress progress) {
        actor.grant(Operation.BACKUP);
        Backup.Result result = onDisk(folder, () -> backup.run(folder, keep, withoutKey, progress));
        store.write(
                unit -> {
                    unit.update(
                            "insert into store_backup (number, folder, generation, taken, blobs)"
                                    + " values ((select coalesce(max(number), 0) + 1 from"
                                    + " store_backup), ?, ?, ?, ?)",
                            result.folder().toString(),
                            result.generation(),
                            result.taken(),
                            result.blobs());
                    unit.append(
                            LedgerEntry.of(actor.name(), LedgerEntry.Type.BACKUP)
                                    .with("folder", result.folder())
                                    .with("generation", result.generation())
                                    .with("blobs", result.blobs())
                                    .with("faults", result.faults().size())
                                    .with("keyIncluded", result.keyIncluded()));
                    unit.afterCommit(new BackupMade(result.taken()));
                    return true;
                });
        return result;
    }

    /** Proves the newest generation of a folder; gives what is wrong. */
    public List<Fault> verify(Path folder, Progress progress) {
        actor.grant(Operation.UPKEEP);
        return onDisk(folder, () -> backup.verify(folder, progress));
    }

    /** The last backup that was made. */
    public Optional<BackupRecord> last() {
        return store.read(
                reads ->
                        reads.first(
                                "select folder, generation, taken, blobs from store_backup order"
                                        + " by number desc limit 1",
                                row ->
                                        new BackupRecord(
                                                Path.of(row.text("folder")),
                                                row.text("generation"),
                                                row.instant("taken"),
                                                row.number("blobs"))));
    }

    /**
     * Whether somebody should be reminded of a backup: there is something to lose, and the last one
     * is older than {@link Setting#BACKUP_DAYS}, or there is none.
     */
    public boolean due() {
        Duration young = Duration.ofDays(Long.parseLong(settings.get(Setting.BACKUP_DAYS)));
        return !young.isZero()
                && last().filter(b -> b.taken().plus(young).isAfter(clock.instant())).isEmpty()
                && store.read(Backups::holdsAnything);
    }

    private static boolean holdsAnything(Reads reads) {
        return reads.first("select patient from archive_patient limit 1", r -> r.uuid("patient"))
                .isPresent();
    }

    /**
     * Takes blobs that the archive has damaged or lost from a backup, each with its entry.
     *
     * @return those that are whole again
     */
    public List<StoredBlob> repair(Path folder, List<StoredBlob> wanted, Progress progress) {
        actor.grant(Operation.UPKEEP);
        List<StoredBlob> mended = onDisk(folder, () -> backup.repair(folder, wanted, progress));
        store.write(
                unit -> {
                    mended.forEach(
                            blob ->
                                    unit.append(
                                            LedgerEntry.of(
                                                            actor.name(),
                                                            LedgerEntry.Type.REPAIR,
                                                            blob.patient(),
                                                            blob.record())
                                                    .with("blob", blob.id().value())));
                    return true;
                });
        return mended;
    }

    private static <T> T onDisk(Path folder, DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new MeridianException(e, StoreError.NOT_WRITABLE, folder.toString());
        }
    }

    private interface DiskWork<T> {
        T run() throws IOException;
    }
}

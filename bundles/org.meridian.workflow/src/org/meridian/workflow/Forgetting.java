package org.meridian.workflow;

import org.meridian.access.Alerts;
import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.Mentions;
import org.meridian.archive.SavedSearches;
import org.meridian.archive.Trash;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.Ledger;
import org.meridian.store.BlobReferences;
import org.meridian.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Forgets a person for ever: their data key is destroyed, their rows, findings, index documents and
 * files are deleted. The ledger keeps its proof; what it said of them cannot be read any more, nor
 * what was typed in the searches that found them; saved searches that name them are deleted, and
 * reasons of alerts that do are emptied. Backups have what they had, under a key that is destroyed
 * when one of them is restored. Safe for all threads.
 */
public final class Forgetting {
    private final Actor actor;
    private final Store store;
    private final Ledger ledger;
    private final Trash trash;
    private final SavedSearches saved = new SavedSearches();
    private final Alerts alerts;
    private final IndexFollower follower;
    private final List<BlobReferences> references;
    private final Clock clock;

    Forgetting(
            Actor actor,
            Store store,
            Ledger ledger,
            Trash trash,
            Alerts alerts,
            IndexFollower follower,
            List<BlobReferences> references,
            Clock clock) {
        this.actor = actor;
        this.store = store;
        this.ledger = ledger;
        this.trash = trash;
        this.alerts = alerts;
        this.follower = follower;
        this.references = references;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param searches entries of searches whose typed text cannot be read any more: those that
     *     found the person, and those that found nobody until now, which may have named them
     * @param saved searches that users had kept, deleted since they named the person
     * @param unreached folders of backups that could not be told; a backup made there later tells
     */
    public record Forgotten(
            PatientKey patient, int blobs, long searches, long saved, List<Path> unreached) {}

    private record Erased(Set<BlobId> blobs, long searches, long saved) {
        static final Erased NOTHING = new Erased(Set.of(), 0, 0);

        Erased and(Erased more) {
            Set<BlobId> all = new HashSet<>(blobs);
            all.addAll(more.blobs);
            return new Erased(all, searches + more.searches, saved + more.saved);
        }
    }

    /**
     * Forgets the person with this key in the archive, be they in the trash or deleted already,
     * with all records that are merged with theirs.
     *
     * @param reason not blank; it is kept, so it must not name the person
     * @throws MeridianException {@link ArchiveError#RETAINED}, {@link ArchiveError#NO_REASON},
     *     {@link ArchiveError#NAMING_REASON}
     */
    public Forgotten forget(PatientKey patient, String reason) {
        if (reason.isBlank()) {
            throw new MeridianException(ArchiveError.NO_REASON);
        }
        List<PatientKey> records = store.read(reads -> Archive.boundTo(reads, patient));
        return forget(records, reason.strip(), false);
    }

    /** Destroys again what was destroyed after the backup that this archive was restored from. */
    void forgetAgain(Set<PatientKey> persons) {
        persons.forEach(p -> forget(List.of(p), "restored from a backup", true));
    }

    private Forgotten forget(List<PatientKey> records, String reason, boolean again) {
        Grant grant = actor.grant(Operation.FORGET);
        Erased erased =
                store.write(
                        unit ->
                                records.stream()
                                        .map(r -> erase(unit, grant, r, reason, again))
                                        .reduce(Erased.NOTHING, Erased::and));
        try {
            follower.catchUp();
            store.compactWhenClosed();
            int deleted = erased.blobs().isEmpty() ? 0 : store.delete(erased.blobs(), references);
            return new Forgotten(
                    records.getFirst(),
                    deleted,
                    erased.searches(),
                    erased.saved(),
                    store.publishForgotten());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Erased erase(
            UnitOfWork unit, Grant grant, PatientKey patient, String reason, boolean again) {
        Mentions mentions = Mentions.of(unit, grant, patient);
        if (mentions.areIn(reason)) {
            throw new MeridianException(ArchiveError.NAMING_REASON);
        }
        long kept = saved.forget(unit, grant, mentions);
        alerts.forget(unit, grant, mentions::areIn);
        Set<BlobId> named = trash.erase(unit, grant, patient, again);
        long searches = ledger.forget(unit, patient);
        store.vault().keys().destroy(unit, patient, clock.instant());
        unit.append(
                LedgerEntry.of(actor.name(), LedgerEntry.Type.FORGET)
                        .with("patient", patient)
                        .with("reason", reason)
                        .with("searches", searches)
                        .with("saved", kept));
        unit.afterCommit(new ArchiveChanged());
        return new Erased(named, searches, kept);
    }
}

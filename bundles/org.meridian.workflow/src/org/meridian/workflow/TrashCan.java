package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.Retention;
import org.meridian.archive.SelfEmptying;
import org.meridian.archive.Trash;
import org.meridian.archive.TrashItem;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.core.text.Texts;
import org.meridian.store.BlobReferences;
import org.meridian.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Deletes series, studies and persons in two steps: into the trash, where they can be had back, and
 * for good. Each is a ledger entry. Safe for all threads.
 */
public final class TrashCan {
    private final Actor actor;
    private final Store store;
    private final Archive archive;
    private final Library library;
    private final Trash trash;
    private final SelfEmptying selfEmptying;
    private final IndexFollower follower;
    private final List<BlobReferences> references;

    /**
     * @param references of every room that keeps blobs
     */
    TrashCan(
            Actor actor,
            Store store,
            Archive archive,
            Library library,
            Trash trash,
            SelfEmptying selfEmptying,
            IndexFollower follower,
            List<BlobReferences> references) {
        this.actor = actor;
        this.store = store;
        this.archive = archive;
        this.library = library;
        this.trash = trash;
        this.selfEmptying = selfEmptying;
        this.follower = follower;
        this.references = references;
    }

    /**
     * Moves into the trash what a UID of a study or series names, else the person of a patient ID
     * or key. It is found no more when this returns.
     *
     * @param reason for who looks for it later; not blank
     */
    public TrashItem put(String uidOrPatient, String reason) {
        PatientKey patient;
        try {
            patient = archive.locate(actor.grant(Operation.DELETE), uidOrPatient).patient();
        } catch (MeridianException e) {
            if (e.errorCode() != ArchiveError.NOT_FOUND) {
                throw e;
            }
            return put(library.patientNamed(uidOrPatient).key(), reason);
        }
        Grant grant = actor.grant(Operation.DELETE, patient);
        return followed(store.write(unit -> trash.put(unit, grant, uidOrPatient, reason)));
    }

    /** Moves a person with everything that is kept of them into the trash. */
    public TrashItem put(PatientKey patient, String reason) {
        Grant grant = actor.grant(Operation.DELETE, patient);
        return followed(store.write(unit -> trash.putPatient(unit, grant, patient, reason)));
    }

    private TrashItem followed(TrashItem item) {
        follower.catchUp();
        return item;
    }

    /** {@link #open} for one answer that is handed out. */
    public List<TrashItem> list() {
        return open().handOut();
    }

    /** What is in the trash, the newest first; names are shown, which is an entry. */
    public OpenList<TrashItem> open() {
        return new OpenList<>(
                actor,
                this::items,
                TrashItem::patient,
                shown ->
                        LedgerEntry.of(actor.name(), LedgerEntry.Type.SEARCH)
                                .with("query", "trash")
                                .with("items", shown.size()));
    }

    private List<TrashItem> items() {
        Grant grant = actor.grant(Operation.DELETE);
        return store.read(reads -> trash.list(reads, grant));
    }

    /** Takes an item back, as it was. */
    public TrashItem recover(long item) {
        Grant grant = actor.grant(Operation.DELETE);
        return followed(store.write(unit -> trash.recover(unit, grant, item)));
    }

    /**
     * What an emptying did.
     *
     * @param retained items that were asked for and that the retention does not permit yet
     * @param blobs whose files were deleted; where an import or a backup ran meanwhile they go
     *     later
     */
    public record Emptied(List<TrashItem> deleted, List<TrashItem> retained, int blobs) {}

    /** Deletes for good what has been in the trash for as long as the retention asks. */
    public Emptied empty(Progress progress) {
        Retention retention = retention();
        return delete(item -> trash.due(item, retention), progress);
    }

    /** Deletes everything in the trash for good that no law keeps. */
    public Emptied emptyAll(Progress progress) {
        return delete(item -> true, progress);
    }

    /** Deletes one item for good. */
    public Emptied empty(long item, Progress progress) {
        Emptied emptied = delete(i -> i.item() == item, progress);
        if (emptied.deleted().isEmpty() && emptied.retained().isEmpty()) {
            throw new MeridianException(ArchiveError.NOT_IN_TRASH, Long.toString(item));
        }
        return emptied;
    }

    private Emptied delete(Predicate<TrashItem> wanted, Progress progress) {
        Grant grant = actor.grant(Operation.FORGET);
        List<TrashItem> chosen =
                store.read(reads -> trash.deletable(reads, grant)).stream().filter(wanted).toList();
        List<TrashItem> retained = chosen.stream().filter(trash::retained).toList();
        List<TrashItem> due = chosen.stream().filter(i -> !trash.retained(i)).toList();
        int blobs = delete(due, (unit, item) -> trash.delete(unit, grant, item.item()), progress);
        return new Emptied(due, retained, blobs);
    }

    /**
     * Lets the trash {@link SelfEmptying empty itself}, where an administrator asked for it who may
     * still delete. To be called now and then, whoever works.
     *
     * @return what was deleted
     */
    public List<TrashItem> emptyItself(Progress progress) {
        Optional<Actor> asked =
                store.read(selfEmptying::askedBy)
                        .map(actor::as)
                        .filter(a -> a.may(Operation.FORGET));
        if (asked.isEmpty()) {
            return List.of();
        }
        Grant grant = asked.get().grant(Operation.FORGET);
        List<TrashItem> due = store.write(unit -> selfEmptying.due(unit, grant));
        delete(due, (unit, item) -> selfEmptying.delete(unit, grant, item), progress);
        return due;
    }

    /** How an item is deleted; gives the blobs that its rows named. */
    private interface Deletion {
        Set<BlobId> of(UnitOfWork unit, TrashItem item);
    }

    private int delete(List<TrashItem> items, Deletion deletion, Progress progress) {
        progress.begin(Texts.of(TrashCan.class).get("progress.emptying"), items.size());
        Set<BlobId> blobs = new HashSet<>();
        for (TrashItem item : items) {
            progress.checkCancelled();
            blobs.addAll(store.write(unit -> deletion.of(unit, item)));
            progress.worked(1);
        }
        if (!items.isEmpty()) {
            follower.catchUp();
        }
        return deleteBlobs(blobs);
    }

    private int deleteBlobs(Set<BlobId> blobs) {
        try {
            return blobs.isEmpty() ? 0 : store.delete(blobs, references);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Retention retention() {
        return store.read(trash::retention);
    }

    /** Sets for how long things are kept. */
    public Retention setRetention(Retention retention) {
        Grant grant = actor.grant(Operation.SETTINGS);
        return store.write(
                unit -> {
                    trash.setRetention(unit, grant, retention);
                    return retention;
                });
    }
}

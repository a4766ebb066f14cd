package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.ArchiveError;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.Trash;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.store.BlobReferences;
import org.meridian.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Forgets a person for ever: their data key is destroyed, their rows, findings, index documents and
 * files are deleted. The ledger keeps its proof; what it said of them cannot be read any more.
 * Backups have what they had, under a key that is destroyed when one of them is restored. Safe for
 * all threads.
 */
public final class Forgetting {
    private final Actor actor;
    private final Store store;
    private final Trash trash;
    private final IndexFollower follower;
    private final List<BlobReferences> references;
    private final Clock clock;

    Forgetting(
            Actor actor,
            Store store,
            Trash trash,
            IndexFollower follower,
            List<BlobReferences> references,
            Clock clock) {
        this.actor = actor;
        this.store = store;
        this.trash = trash;
        this.follower = follower;
        this.references = references;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param unreached folders of backups that could not be told; a backup made there later tells
     */
    public record Forgotten(PatientKey patient, int blobs, List<Path> unreached) {}

    /**
     * Forgets the person with this key in the archive, be they in the trash or deleted already.
     *
     * @param reason not blank; it is kept, so it must not name the person
     * @throws MeridianException {@link ArchiveError#RETAINED}, {@link ArchiveError#NO_REASON}
     */
    public Forgotten forget(PatientKey patient, String reason) {
        if (reason.isBlank()) {
            throw new MeridianException(ArchiveError.NO_REASON);
        }
        return forget(patient, reason.strip(), false);
    }

    /** Destroys again what was destroyed after the backup that this archive was restored from. */
    void forgetAgain(Set<PatientKey> persons) {
        persons.forEach(p -> forget(p, "restored from a backup", true));
    }

    private Forgotten forget(PatientKey patient, String reason, boolean again) {
        Grant grant = actor.grant(Operation.FORGET);
        Set<BlobId> blobs =
                store.write(
                        unit -> {
                            Set<BlobId> named = trash.erase(unit, grant, patient, again);
                            store.vault().keys().destroy(unit, patient, clock.instant());
                            unit.append(
                                    LedgerEntry.of(actor.name(), LedgerEntry.Type.FORGET)
                                            .with("patient", patient)
                                            .with("reason", reason));
                            unit.afterCommit(new ArchiveChanged());
                            return named;
                        });
        try {
            follower.catchUp();
            store.compactWhenClosed();
            int deleted = blobs.isEmpty() ? 0 : store.delete(blobs, references);
            return new Forgotten(patient, deleted, store.publishForgotten());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

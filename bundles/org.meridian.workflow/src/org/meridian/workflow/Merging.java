package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Merge;
import org.meridian.archive.merge.Merges;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One person, one file: finds records that are probably one person's, merges them when a person
 * says so, and takes a merge back. Each is a ledger entry, and so is a list that shows names. Safe
 * for all threads.
 */
public final class Merging {
    private final Actor actor;
    private final Database database;
    private final Merges merges;
    private final IndexFollower follower;

    Merging(Actor actor, Database database, Merges merges, IndexFollower follower) {
        this.actor = actor;
        this.database = database;
        this.merges = merges;
        this.follower = follower;
    }

    /** Who is there twice, for a list that stays open. */
    public OpenPairs open() {
        return new OpenPairs(this);
    }

    /** {@link OpenPairs#duplicates} for one answer that is handed out. */
    public List<Duplicate> duplicates(Progress progress) {
        List<Duplicate> pairs = readDuplicates(progress);
        actor.handOut(pairs.stream().flatMap(p -> Stream.of(p.one(), p.other())));
        record(pairs.size());
        return pairs;
    }

    /** {@link OpenPairs#merges} for one answer that is handed out. */
    public List<Merge> list() {
        List<Merge> merged = readMerges();
        actor.handOut(merged.stream().map(Merge::lead));
        record(merged.size());
        return merged;
    }

    List<Duplicate> readDuplicates(Progress progress) {
        Grant grant = actor.grant(Operation.MEND);
        return database.read(reads -> merges.duplicates(reads, grant, progress));
    }

    List<Merge> readMerges() {
        Grant grant = actor.grant(Operation.MEND);
        return database.read(reads -> merges.list(reads, grant));
    }

    /** Writes the entry of a list that shows names. */
    void record(int shown) {
        actor.record(
                LedgerEntry.of(actor.name(), LedgerEntry.Type.SEARCH)
                        .with("query", "duplicates")
                        .with("hits", shown));
    }

    /** Makes two persons one, whom the first one's name and patient ID stand for. */
    public Merge merge(PatientKey lead, PatientKey other, String reason) {
        return write((unit, grant) -> merges.merge(unit, grant, lead, other, reason));
    }

    /** Takes a merge back. */
    public Merge undo(long number) {
        return write((unit, grant) -> merges.undo(unit, grant, number));
    }

    /** Says that two are not one person, who are listed as a pair no more. */
    public void distinct(PatientKey one, PatientKey other, String reason) {
        write(
                (unit, grant) -> {
                    merges.distinct(unit, grant, one, other, reason);
                    return true;
                });
    }

    private <T> T write(BiFunction<UnitOfWork, Grant, T> change) {
        Grant grant = actor.grant(Operation.MERGE);
        T done = database.write(unit -> change.apply(unit, grant));
        follower.catchUp();
        return done;
    }
}

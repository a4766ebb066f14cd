package org.meridian.archive.merge;

import org.meridian.archive.internal.merge.DuplicateSearch;
import org.meridian.archive.internal.merge.Merging;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.util.List;

/**
 * Two records of one person, made one and taken apart again. A merge binds the records; each keeps
 * its key, its identifiers and all that hangs on it, and the stored objects stay as they came (IHE
 * PIX cross-references identifiers in the same way; HL7 A24 and A37 link and unlink). Nothing is
 * merged without a person who says so, with a reason and a ledger entry. All grants are for all
 * patients. Safe for all threads.
 */
public final class Merges {
    private final Clock clock;

    public Merges(Clock clock) {
        this.clock = clock;
    }

    /**
     * Pairs that are probably one person, the most probable first; those that somebody said are two
     * persons are left out.
     *
     * @param progress may be cancelled
     */
    public List<Duplicate> duplicates(Reads reads, Grant grant, Progress progress) {
        grant.requireAll(Purpose.TREATMENT);
        return new DuplicateSearch(reads, progress).pairs();
    }

    /** What was merged, the newest first. */
    public List<Merge> list(Reads reads, Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return Merging.all(reads);
    }

    /**
     * Makes two persons one.
     *
     * @param lead whose name and patient ID stand for the person from now on
     * @param reason not blank, at most 1000 characters
     * @throws MeridianException {@link MergeError#NO_SUCH_PERSON}, {@link MergeError#SAME_PERSON},
     *     {@link MergeError#NO_REASON}
     */
    public Merge merge(
            UnitOfWork unit, Grant grant, PatientKey lead, PatientKey other, String reason) {
        grant.requireAll(Purpose.TREATMENT);
        return new Merging(unit, grant, clock).merge(lead, other, reason);
    }

    /**
     * Takes a merge back: both records are as they were, with what came to each of them since.
     *
     * @throws MeridianException {@link MergeError#NO_SUCH_MERGE}
     */
    public Merge undo(UnitOfWork unit, Grant grant, long number) {
        grant.requireAll(Purpose.TREATMENT);
        return new Merging(unit, grant, clock).undo(number);
    }

    /** Says that two are not one person, who are listed as a pair no more; as {@link #merge}. */
    public void distinct(
            UnitOfWork unit, Grant grant, PatientKey one, PatientKey other, String reason) {
        grant.requireAll(Purpose.TREATMENT);
        new Merging(unit, grant, clock).distinct(one, other, reason);
    }
}

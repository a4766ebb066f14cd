package org.meridian.workflow;

import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Merge;
import org.meridian.core.progress.Progress;

import java.util.List;

/**
 * Persons who are there twice, as long as they stay on a screen. Its grain in the ledger is the
 * opening, as with {@link OpenList}: what is read first writes the entry, and the names are given
 * out after it is written. Each reading passes the door. Safe for all threads.
 */
public final class OpenPairs {
    private final Merging merging;
    private boolean recorded;

    OpenPairs(Merging merging) {
        this.merging = merging;
    }

    /** Pairs that are probably one person, the most probable first, as they are now. */
    public List<Duplicate> duplicates(Progress progress) {
        return recorded(merging.readDuplicates(progress));
    }

    /** What was merged, the newest first. */
    public List<Merge> merges() {
        return recorded(merging.readMerges());
    }

    private synchronized <T> List<T> recorded(List<T> shown) {
        if (!recorded) {
            merging.record(shown.size());
            recorded = true;
        }
        return shown;
    }
}

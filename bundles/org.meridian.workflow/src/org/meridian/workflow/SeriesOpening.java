package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What an image view needs of the archive. Every call may take long; safe for all threads. */
public interface SeriesOpening {
    /**
     * Opens a series for viewing, which is asked of the person's rights and noted in the ledger.
     * The caller closes it.
     *
     * @param first is shown the picture that a reader begins with, on the caller's thread, long
     *     before a large series is open; not called where that one cannot be decoded
     * @param goOn is asked on the caller's thread, before anything is decoded, whether a series is
     *     opened whose pictures do not fit into memory all at once; not asked of any other
     * @throws MeridianException {@link WorkflowError#NOT_OPENED} where it is not to go on
     */
    SeriesImages open(
            Study study,
            Series series,
            Progress progress,
            Consumer<Glimpse> first,
            Predicate<MemoryNeed> goOn);

    /** The same where nobody is asked and nothing is shown before all is known of the series. */
    default SeriesImages open(Study study, Series series, Progress progress) {
        return open(study, series, progress, glimpse -> {}, need -> true);
    }

    /** The series of a study in the order they are listed. */
    List<Series> series(Study study);

    /** The findings of a study with their newest decisions. */
    List<Finding> findings(Study study);
}

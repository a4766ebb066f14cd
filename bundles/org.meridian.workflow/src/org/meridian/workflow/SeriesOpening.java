package org.meridian.workflow;

import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;

import java.util.List;

/** What an image view needs of the archive. Every call may take long; safe for all threads. */
public interface SeriesOpening {
    /**
     * Opens a series for viewing, which is asked of the person's rights and noted in the ledger.
     * The caller closes it.
     */
    SeriesImages open(Study study, Series series, Progress progress);

    /** The series of a study in the order they are listed. */
    List<Series> series(Study study);

    /** The findings of a study with their newest decisions. */
    List<Finding> findings(Study study);
}

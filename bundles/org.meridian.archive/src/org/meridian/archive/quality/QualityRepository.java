package org.meridian.archive.quality;

import org.meridian.archive.internal.Mending;
import org.meridian.archive.internal.quality.IssueRows;
import org.meridian.archive.internal.quality.QualityTables;
import org.meridian.archive.internal.quality.Scores;
import org.meridian.archive.quality.Issue.State;
import org.meridian.core.MeridianException;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.Reads;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.util.List;

/**
 * The list to mend and the scores of the sources. A mend changes the row, by which a person is
 * shown and found, and keeps what stood there; the stored files stay as they came. Every decision
 * has its reason and its ledger entry. Safe for all threads.
 */
public final class QualityRepository {
    private final Clock clock;

    public QualityRepository(Clock clock) {
        this.clock = clock;
    }

    /** The tables, which come after those of the archive. */
    public static SchemaPart schema() {
        return QualityTables.SCHEMA;
    }

    /** All sources, the worst first. */
    public List<SourceScore> scores(Reads reads, Grant grant) {
        grant.requireAll(Purpose.TREATMENT);
        return Scores.all(reads);
    }

    /** Issues, the worst first, then in the order they were found. */
    public List<Issue> list(Reads reads, Grant grant, IssueFilter filter) {
        grant.requireAll(Purpose.TREATMENT);
        return IssueRows.list(reads, filter);
    }

    /**
     * One issue.
     *
     * @throws MeridianException {@link QualityError#NO_SUCH_ISSUE}
     */
    public Issue issue(Reads reads, Grant grant, long number) {
        Issue issue =
                IssueRows.find(reads, number)
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                QualityError.NO_SUCH_ISSUE, "Q" + number));
        grant.require(Purpose.TREATMENT, issue.patient().key());
        return issue;
    }

    /**
     * Sets another value in the archive's row.
     *
     * @param value as DICOM has it; dates in ISO 8601 too
     * @throws MeridianException {@link QualityError#NO_SUCH_ISSUE}, {@link QualityError#NO_REASON},
     *     {@link QualityError#DECIDED}, {@link QualityError#NOT_IN_ROWS}, {@link
     *     QualityError#BAD_VALUE}
     */
    public Issue mend(UnitOfWork unit, Grant grant, long number, String value, String reason) {
        Issue issue = undecided(unit, grant, number);
        new Mending(unit, grant, clock).mend(issue, value, reason);
        return issue(unit, grant, number);
    }

    /**
     * Leaves it as it is, or for later.
     *
     * @param state {@link State#ACCEPTED}, which wants a reason, or {@link State#LATER}
     */
    public Issue decide(UnitOfWork unit, Grant grant, long number, State state, String reason) {
        Issue issue = undecided(unit, grant, number);
        new Mending(unit, grant, clock).decide(issue, state, reason);
        return issue(unit, grant, number);
    }

    /**
     * Takes the decision back; a mended value gives way to the one before.
     *
     * @throws MeridianException {@link QualityError#NOT_DECIDED}, {@link
     *     QualityError#CHANGED_SINCE}
     */
    public Issue undo(UnitOfWork unit, Grant grant, long number) {
        new Mending(unit, grant, clock).undo(issue(unit, grant, number));
        return issue(unit, grant, number);
    }

    private Issue undecided(UnitOfWork unit, Grant grant, long number) {
        Issue issue = issue(unit, grant, number);
        if (!IssueFilter.UNDECIDED.contains(issue.decision().state())) {
            throw new MeridianException(QualityError.DECIDED, issue.id());
        }
        return issue;
    }
}

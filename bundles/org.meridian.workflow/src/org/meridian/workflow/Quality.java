package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.QualityExamination;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;

import java.util.List;
import java.util.function.BiFunction;

/**
 * The quality of what came in: scores of the sources and the list to mend. Every decision is a
 * ledger entry, and so is a list that shows names. Safe for all threads.
 */
public final class Quality {
    private final Actor actor;
    private final Database database;
    private final QualityRepository repository;
    private final QualityExamination examination;
    private final SessionExamination sessions;
    private final IndexFollower follower;

    Quality(
            Actor actor,
            Database database,
            QualityRepository repository,
            QualityExamination examination,
            SessionExamination sessions,
            IndexFollower follower) {
        this.actor = actor;
        this.database = database;
        this.repository = repository;
        this.examination = examination;
        this.sessions = sessions;
        this.follower = follower;
    }

    /** All sources, the worst first; names nobody. */
    public List<SourceScore> scores() {
        Grant grant = actor.grant(Operation.MEND);
        return database.read(reads -> repository.scores(reads, grant));
    }

    /** The issues, the worst first. */
    public OpenList<Issue> open(IssueFilter filter) {
        return new OpenList<>(
                actor,
                () -> {
                    Grant grant = actor.grant(Operation.MEND);
                    return database.read(reads -> repository.list(reads, grant, filter));
                },
                Issue::patient,
                shown ->
                        LedgerEntry.of(actor.name(), LedgerEntry.Type.SEARCH)
                                .with("query", "quality")
                                .with("hits", shown.size()));
    }

    /** One issue. */
    public Issue issue(long number) {
        return database.read(
                reads -> {
                    Grant grant = actor.grant(Operation.MEND);
                    return repository.issue(reads, grant, number);
                });
    }

    /** Sets another value in the row; the stored files stay as they came. */
    public Issue mend(long number, String value, String reason) {
        return write(number, (unit, grant) -> repository.mend(unit, grant, number, value, reason));
    }

    /** Leaves it as it is, for a reason. */
    public Issue accept(long number, String reason) {
        return write(
                number,
                (unit, grant) -> repository.decide(unit, grant, number, State.ACCEPTED, reason));
    }

    /** Puts it off. */
    public Issue later(long number) {
        return write(
                number, (unit, grant) -> repository.decide(unit, grant, number, State.LATER, ""));
    }

    /** Takes the decision back. */
    public Issue undo(long number) {
        return write(number, (unit, grant) -> repository.undo(unit, grant, number));
    }

    private Issue write(long number, BiFunction<UnitOfWork, Grant, Issue> change) {
        Grant grant = actor.grant(Operation.MEND, issue(number).patient().key());
        Issue changed = database.write(unit -> change.apply(unit, grant));
        follower.catchUp();
        return changed;
    }

    /**
     * Holds what is in the archive to the rules, monitors' sessions too.
     *
     * @param again whether to look at what today's rules have seen as well
     */
    public QualityExamination.Report examine(boolean again, Progress progress) {
        Grant grant = actor.grant(Operation.MEND);
        QualityExamination.Report objects = examination.run(grant, again, progress);
        QualityExamination.Report recorded = sessions.run(grant, again, progress);
        return new QualityExamination.Report(
                objects.examined() + recorded.examined(),
                objects.unreadable() + recorded.unreadable(),
                objects.cancelled() || recorded.cancelled());
    }
}

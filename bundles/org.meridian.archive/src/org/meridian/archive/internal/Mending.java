package org.meridian.archive.internal;

import org.meridian.archive.internal.quality.MendTarget;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.QualityChanged;
import org.meridian.archive.quality.QualityError;
import org.meridian.core.MeridianException;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;

import java.time.Clock;
import java.util.Optional;

/** What a person decides about an issue, in one unit of work with its ledger entry. */
public final class Mending {
    private final UnitOfWork unit;
    private final Grant grant;
    private final Clock clock;

    public Mending(UnitOfWork unit, Grant grant, Clock clock) {
        this.unit = unit;
        this.grant = grant;
        this.clock = clock;
    }

    /** Sets another value in the row. */
    public void mend(Issue issue, String value, String reason) {
        String why = Reason.of(reason, QualityError.NO_REASON);
        MendTarget target =
                target(issue)
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                QualityError.NOT_IN_ROWS,
                                                issue.remark().attribute()));
        String from = target.read(unit, issue.record());
        String to =
                target.accepted(value)
                        .filter(accepted -> !accepted.equals(from))
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                QualityError.BAD_VALUE,
                                                issue.remark().attribute(),
                                                value));
        target.write(unit, issue.record(), to);
        keep(issue, State.MENDED, from, to, why);
        PersonIndex.changed(unit, issue.patient().key());
    }

    /** Leaves it as it is, or for later. */
    public void decide(Issue issue, State state, String reason) {
        String why =
                state == State.ACCEPTED
                        ? Reason.of(reason, QualityError.NO_REASON)
                        : reason.strip();
        keep(issue, state, "", "", why);
    }

    /** Takes a decision back. */
    public void undo(Issue issue) {
        Issue.Decision decision = issue.decision();
        if (decision.state() == State.OPEN) {
            throw new MeridianException(QualityError.NOT_DECIDED, issue.id());
        }
        if (decision.state() == State.MENDED) {
            MendTarget target = target(issue).orElseThrow();
            if (!target.read(unit, issue.record()).equals(decision.to())) {
                throw new MeridianException(QualityError.CHANGED_SINCE, issue.id());
            }
            target.write(unit, issue.record(), decision.from());
            PersonIndex.changed(unit, issue.patient().key());
        }
        keep(issue, State.OPEN, decision.to(), decision.from(), "");
        unit.update(
                "update quality_issue set mended_from = '', mended_to = '', actor = '', decided ="
                        + " null where issue = ?",
                issue.number());
    }

    private static Optional<MendTarget> target(Issue issue) {
        return MendTarget.of(issue.remark().rule().level(), issue.remark().attribute());
    }

    private void keep(Issue issue, State state, String from, String to, String reason) {
        unit.update(
                "update quality_issue set state = ?, mended_from = ?, mended_to = ?, reason = ?,"
                        + " actor = ?, decided = ? where issue = ?",
                state.name(),
                from,
                to,
                reason,
                grant.actor(),
                clock.instant(),
                issue.number());
        unit.append(
                LedgerEntry.of(
                                grant.actor(),
                                LedgerEntry.Type.QUALITY,
                                issue.patient().key(),
                                issue.record())
                        .with("issue", issue.id())
                        .with("rule", issue.remark().rule().code())
                        .with("attribute", issue.remark().attribute())
                        .with("state", state)
                        .with("from", from)
                        .with("to", to)
                        .with("reason", reason));
        unit.afterCommit(new QualityChanged(issue.patient().key()));
    }
}

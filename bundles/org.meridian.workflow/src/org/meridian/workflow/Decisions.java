package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.analysis.FindingRepository;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.FindingId;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;

import java.time.Clock;

/** A person's decisions on findings; each is a ledger entry. Safe for all threads. */
public final class Decisions {
    private final Actor actor;
    private final Database database;
    private final FindingRepository findings;
    private final Clock clock;

    Decisions(Actor actor, Database database, FindingRepository findings, Clock clock) {
        this.actor = actor;
        this.database = database;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Accepts or rejects a finding.
     *
     * @param reason for those who read it later; not blank
     * @return the finding as it stands now
     */
    public Finding decide(FindingId id, State state, String reason) {
        Grant everybody = actor.grant(Operation.DECIDE);
        Finding before = database.read(reads -> findings.get(reads, everybody, id));
        Grant grant = actor.grant(Operation.DECIDE, before.patient());
        return database.write(
                unit -> {
                    Finding decided =
                            findings.decide(unit, grant, id, state, reason, clock.instant());
                    unit.append(
                            LedgerEntry.of(
                                            actor.name(),
                                            LedgerEntry.Type.DECIDE,
                                            decided.patient(),
                                            id.toString())
                                    .with("state", state)
                                    .with("reason", reason)
                                    .with("study", decided.studyInstanceUID()));
                    unit.afterCommit(new FindingsChanged(decided.studyInstanceUID()));
                    return decided;
                });
    }
}

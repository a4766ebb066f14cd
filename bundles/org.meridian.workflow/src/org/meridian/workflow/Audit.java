package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.PatientDirectory;
import org.meridian.core.store.Reads;
import org.meridian.ledger.Ledger;
import org.meridian.ledger.LedgerRecord;
import org.meridian.ledger.LedgerReport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The ledger for a person: its entries, its proof, its anchors. Safe for all threads. */
public final class Audit {
    private final Actor actor;
    private final Database database;
    private final Ledger ledger;
    private final PatientDirectory directory;
    private final Anchoring anchoring;

    Audit(
            Actor actor,
            Database database,
            Ledger ledger,
            PatientDirectory directory,
            Anchoring anchoring) {
        this.actor = actor;
        this.database = database;
        this.ledger = ledger;
        this.directory = directory;
        this.anchoring = anchoring;
    }

    /** The newest entries, the newest first. */
    public List<AuditLine> newest(int limit) {
        Grant grant = actor.grant(Operation.AUDIT);
        return database.read(
                reads -> {
                    long size = ledger.head(reads).map(h -> h.size()).orElse(0L);
                    long after = Math.max(-1, size - limit - 1);
                    List<AuditLine> lines = new ArrayList<>();
                    for (LedgerRecord entry : ledger.list(reads, grant, after, limit)) {
                        lines.add(line(reads, entry));
                    }
                    Collections.reverse(lines);
                    return lines;
                });
    }

    private AuditLine line(Reads reads, LedgerRecord entry) {
        return new AuditLine(
                entry.number(),
                entry.time(),
                entry.actor(),
                entry.type(),
                entry.patient().flatMap(p -> directory.patient(reads, p)),
                entry.subject(),
                entry.content(),
                entry.readable());
    }

    /** Goes over the whole ledger and names what does not fit. */
    public LedgerState verify(Progress progress) {
        progress.checkCancelled();
        actor.grant(Operation.AUDIT);
        LedgerReport report = database.read(ledger::verify);
        return new LedgerState(
                report.intact(),
                report.entries(),
                report.head().map(h -> h.root().toString()).orElse(""),
                report.problems().stream().map(p -> p.text(Locale.getDefault())).toList());
    }

    /** Where heads are anchored: the networks, and what each was told. */
    public Anchoring anchoring() {
        return anchoring;
    }
}

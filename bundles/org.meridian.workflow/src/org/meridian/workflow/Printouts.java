package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry;

/** Stands before whatever of a study is put on paper. Safe for all threads. */
public final class Printouts {
    private final Actor actor;

    Printouts(Actor actor) {
        this.actor = actor;
    }

    /** On what it is put. */
    public enum Form {
        PAPER,
        PDF
    }

    /**
     * Asks whether it may be printed and notes it: an export and a ledger entry, before the first
     * page.
     *
     * @param uid of the object or series that is printed
     */
    public void note(Study study, String uid, Form form) {
        actor.grant(Operation.EXPORT, study.patient());
        actor.record(
                LedgerEntry.of(actor.name(), LedgerEntry.Type.EXPORT, study.patient(), uid)
                        .with("form", form.name()));
    }
}

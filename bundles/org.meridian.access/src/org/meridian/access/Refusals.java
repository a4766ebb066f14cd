package org.meridian.access;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;

import java.util.Optional;

/** Refusals as ledger entries. */
record Refusals(Database database) {
    /** Writes without waiting: a grant may be asked on the writer's own thread. */
    void refused(String actor, Purpose purpose, Optional<PatientKey> patient) {
        LedgerEntry entry = entry(actor, AccessError.NO_GRANT, purpose, patient);
        database.submit(
                unit -> {
                    unit.append(entry);
                    return entry;
                });
    }

    static LedgerEntry entry(
            String actor, AccessError error, Purpose purpose, Optional<PatientKey> patient) {
        LedgerEntry.Type type = LedgerEntry.Type.REFUSAL;
        return patient.map(p -> LedgerEntry.of(actor, type, p, ""))
                .orElseGet(() -> LedgerEntry.of(actor, type))
                .with("code", error.code())
                .with("purpose", purpose);
    }
}

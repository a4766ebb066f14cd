package org.meridian.workflow;

import org.meridian.access.Door;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;

/** The user at work: passes the door for each use and signs the ledger entries. */
record Actor(String name, Door door, Database database) {
    /** For the treatment of one patient; refused with a code and an entry. */
    Grant treatment(PatientKey patient) {
        return door.forPatient(name, Purpose.TREATMENT, patient);
    }

    /** For analysis of one patient's data by AI. */
    Grant ai(PatientKey patient) {
        return door.forPatient(name, Purpose.AI, patient);
    }

    /** For lists, searches and imports. */
    Grant everybody() {
        return door.forAll(name, Purpose.TREATMENT);
    }

    Grant audit() {
        return door.forAll(name, Purpose.AUDIT);
    }

    /** Writes an entry that stands for itself, and waits until it is on the disk. */
    void record(LedgerEntry entry) {
        database.write(
                unit -> {
                    unit.append(entry);
                    return true;
                });
    }
}

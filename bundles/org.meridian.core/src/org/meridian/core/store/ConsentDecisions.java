package org.meridian.core.store;

import org.meridian.core.record.PatientKey;

/** What patients agreed to, as the door asks it. Implemented by the room that keeps consent. */
@FunctionalInterface
public interface ConsentDecisions {
    /** Whether the patient's data may be used for the purpose now. */
    boolean permitted(Reads reads, PatientKey patient, Grant.Purpose purpose);
}

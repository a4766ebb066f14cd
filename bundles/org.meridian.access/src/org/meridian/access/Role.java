package org.meridian.access;

import org.meridian.core.store.Grant.Purpose;

import java.util.Set;

/** What a user may use patient data for. */
public enum Role {
    /** Treats patients, and sees who did what. */
    CLINICIAN(Purpose.TREATMENT, Purpose.AI, Purpose.AUDIT),
    /** Sees who did what, and nothing else. */
    AUDITOR(Purpose.AUDIT);

    private final Set<Purpose> purposes;

    Role(Purpose... purposes) {
        this.purposes = Set.of(purposes);
    }

    boolean allows(Purpose purpose) {
        return purposes.contains(purpose);
    }
}

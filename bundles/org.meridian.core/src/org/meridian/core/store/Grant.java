package org.meridian.core.store;

import org.meridian.core.record.PatientKey;

/**
 * The right to touch patient data: who, what for, whose, until when. Only {@code access} makes one,
 * after role and consent; it is passed as an argument, never kept where code finds it by itself.
 * Immutable.
 */
public interface Grant {
    /** Name of the user, or of the machine, that acts; the actor of every ledger entry. */
    String actor();

    Purpose purpose();

    /**
     * Fails with {@code ACC-001} unless this grant is for the purpose, covers the patient and has
     * not ended.
     */
    void require(Purpose purpose, PatientKey patient);

    /**
     * Fails with {@code ACC-001} unless this grant is for the purpose, covers all patients and has
     * not ended.
     */
    void requireAll(Purpose purpose);

    /** What patient data is used for. */
    enum Purpose {
        TREATMENT,
        AI,
        AUDIT,
        /** Looking after the archive and its users; shows no patient. */
        ADMINISTRATION
    }
}

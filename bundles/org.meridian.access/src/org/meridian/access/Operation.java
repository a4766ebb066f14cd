package org.meridian.access;

import org.meridian.core.store.Grant.Purpose;

/**
 * What a user asks the {@link Door} for; who may is the table in {@link Role}. A use case asks for
 * the operation that it is, and passes the grant on to the repositories, which check its purpose.
 */
public enum Operation {
    /** See who is in the archive: lists, searches, a patient's studies and timeline. */
    NAMES(Purpose.TREATMENT),
    /** See a patient's vital signs. */
    VITALS(Purpose.TREATMENT),
    /** Record a monitor's values as a patient's. */
    RECORD(Purpose.TREATMENT),
    /** See a patient's images. */
    IMAGES(Purpose.TREATMENT),
    /** See findings and reports. */
    FINDINGS(Purpose.TREATMENT),
    /** Take files into the archive. */
    IMPORT(Purpose.TREATMENT),
    /** Have a patient's images analysed by AI. */
    DETECT(Purpose.AI),
    /** Decide on a finding. */
    DECIDE(Purpose.TREATMENT),
    /** Draw and measure on a patient's images, for all who see findings. */
    ANNOTATE(Purpose.TREATMENT),
    /** Record what a patient agrees to. */
    CONSENT(Purpose.TREATMENT),
    /** Write a patient's data outside the archive. */
    EXPORT(Purpose.TREATMENT),
    /** Correct what came in wrong. */
    MEND(Purpose.TREATMENT),
    /** Say that two records are one person's, or are not. */
    MERGE(Purpose.TREATMENT),
    /** Put a study into the trash, and take it out again. */
    DELETE(Purpose.TREATMENT),
    /** Destroy a patient's key, or what lies in the trash, for ever. */
    FORGET(Purpose.ADMINISTRATION),
    /** Copy the whole archive, sealed as it is, and restore it. */
    BACKUP(Purpose.ADMINISTRATION),
    /** Check the archive, rebuild its index, change its passphrase. */
    UPKEEP(Purpose.ADMINISTRATION),
    /** Add users and change what they may. */
    USERS(Purpose.ADMINISTRATION),
    /** Change what holds for the whole site. */
    SETTINGS(Purpose.ADMINISTRATION),
    /** See who did what, and prove it. */
    AUDIT(Purpose.AUDIT),
    /** Open a record without the right to it, for a reason that is given and audited. */
    EMERGENCY(Purpose.TREATMENT);

    private final Purpose purpose;

    Operation(Purpose purpose) {
        this.purpose = purpose;
    }

    /** What the grant is for, as repositories check it. */
    public Purpose purpose() {
        return purpose;
    }
}

package org.meridian.access;

import static org.meridian.access.Operation.ANNOTATE;
import static org.meridian.access.Operation.AUDIT;
import static org.meridian.access.Operation.BACKUP;
import static org.meridian.access.Operation.CONSENT;
import static org.meridian.access.Operation.DECIDE;
import static org.meridian.access.Operation.DELETE;
import static org.meridian.access.Operation.DETECT;
import static org.meridian.access.Operation.EMERGENCY;
import static org.meridian.access.Operation.EXPORT;
import static org.meridian.access.Operation.FINDINGS;
import static org.meridian.access.Operation.FORGET;
import static org.meridian.access.Operation.IMAGES;
import static org.meridian.access.Operation.IMPORT;
import static org.meridian.access.Operation.MEND;
import static org.meridian.access.Operation.MERGE;
import static org.meridian.access.Operation.NAMES;
import static org.meridian.access.Operation.RECORD;
import static org.meridian.access.Operation.SETTINGS;
import static org.meridian.access.Operation.UPKEEP;
import static org.meridian.access.Operation.USERS;
import static org.meridian.access.Operation.VITALS;

import org.meridian.core.text.Texts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a user is here; who has several roles may what any of them may. */
public enum Role {
    /** Reads images. */
    RADIOLOGIST(
            NAMES, VITALS, RECORD, IMAGES, FINDINGS, IMPORT, DETECT, DECIDE, ANNOTATE, EXPORT, MEND,
            MERGE, DELETE, EMERGENCY),
    /** Treats patients. */
    DOCTOR(
            NAMES, VITALS, RECORD, IMAGES, FINDINGS, IMPORT, DETECT, DECIDE, ANNOTATE, CONSENT,
            EXPORT, MEND, MERGE, DELETE, EMERGENCY),
    /** Cares for patients: no images, no findings. */
    NURSE(NAMES, VITALS, RECORD, CONSENT, EMERGENCY),
    /** Makes images and brings them in: no findings, no reports. */
    TECHNICIAN(NAMES, IMAGES, IMPORT, MEND),
    /** Looks after the archive and its users: no patient. */
    ADMINISTRATOR(FORGET, BACKUP, UPKEEP, USERS, SETTINGS),
    /** Sees who did what: no images. */
    AUDITOR(AUDIT);

    private final Set<Operation> operations;

    Role(Operation... operations) {
        this.operations = Set.of(operations);
    }

    /** In a person's words. */
    public String text(Locale locale) {
        return Texts.of(Role.class, locale).get("role." + this);
    }

    public boolean may(Operation operation) {
        return operations.contains(operation);
    }

    /** The roles that may. */
    public static List<Role> thatMay(Operation operation) {
        return Arrays.stream(values()).filter(r -> r.may(operation)).toList();
    }
}

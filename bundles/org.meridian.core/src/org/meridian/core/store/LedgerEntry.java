package org.meridian.core.store;

import org.meridian.core.record.PatientKey;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact for the ledger, before it has its number.
 *
 * @param actor who did it: the grant's actor
 * @param type one of {@link Type}
 * @param patient whose record it concerns; the content is kept under this person's key
 * @param subject UID or id of what it concerns; part of the protected content
 * @param content names and values of the fact, protected likewise; no free text on a chain
 */
public record LedgerEntry(
        String actor,
        Type type,
        Optional<PatientKey> patient,
        String subject,
        SortedMap<String, String> content) {

    /** The facts the ledger knows (their grain: the house plan). */
    public enum Type {
        IMPORT,
        SEARCH,
        OPEN,
        DETECT,
        DECIDE,
        /** Somebody drew on images, changed or removed what was drawn. */
        ANNOTATE,
        EXPORT,
        MONITOR,
        CONSENT_GRANT,
        CONSENT_REVOKE,
        REFUSAL,
        USER,
        SIGN_IN,
        SETTING,
        EMERGENCY,
        ALERT,
        ANCHOR,
        /** The archive's passphrase or recovery code was changed, or its key kept for a while. */
        KEY,
        /** Something went into the trash. */
        TRASH,
        /** Something came back from the trash. */
        RECOVER,
        /** Something was deleted for good. */
        DELETE,
        /** A person's key was destroyed. */
        FORGET,
        BACKUP,
        /** This archive was made from a backup. */
        RESTORE,
        /** A damaged blob was taken from a backup. */
        REPAIR,
        /** Somebody mended, accepted or put off what came in wrong. */
        QUALITY
    }

    public static LedgerEntry of(String actor, Type type, PatientKey patient, String subject) {
        return new LedgerEntry(actor, type, Optional.of(patient), subject, new TreeMap<>());
    }

    public static LedgerEntry of(String actor, Type type) {
        return new LedgerEntry(actor, type, Optional.empty(), "", new TreeMap<>());
    }

    /** The same entry with one more value. */
    public LedgerEntry with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(content);
        more.put(name, String.valueOf(value));
        return new LedgerEntry(actor, type, patient, subject, more);
    }
}

package org.meridian.core.store;

import org.meridian.core.record.PatientKey;

import java.util.Optional;
import java.util.Set;
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
 * @param found whom a text found that somebody typed and that may name them: the content is kept
 *     under the keys of all of them together and is lost with any of these; where it found nobody,
 *     until somebody is forgotten. Empty for other entries
 */
public record LedgerEntry(
        String actor,
        Type type,
        Optional<PatientKey> patient,
        String subject,
        SortedMap<String, String> content,
        Optional<Set<PatientKey>> found) {

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
        QUALITY,
        /** Two records were said to be one person's; each of them has the entry. */
        MERGE,
        /** That was taken back. */
        UNMERGE
    }

    public static LedgerEntry of(String actor, Type type, PatientKey patient, String subject) {
        return new LedgerEntry(
                actor, type, Optional.of(patient), subject, new TreeMap<>(), Optional.empty());
    }

    public static LedgerEntry of(String actor, Type type) {
        return new LedgerEntry(
                actor, type, Optional.empty(), "", new TreeMap<>(), Optional.empty());
    }

    /** The same entry with one more value. */
    public LedgerEntry with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(content);
        more.put(name, String.valueOf(value));
        return new LedgerEntry(actor, type, patient, subject, more, found);
    }

    /** The same entry of nobody's record, with a text that found these persons. */
    public LedgerEntry found(Set<PatientKey> persons) {
        return new LedgerEntry(
                actor, type, Optional.empty(), subject, content, Optional.of(Set.copyOf(persons)));
    }
}

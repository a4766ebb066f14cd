package org.meridian.workflow;

import org.meridian.core.record.Patient;
import org.meridian.core.store.LedgerEntry;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A ledger entry for a person to read.
 *
 * @param number its place in the log, 0 for the first
 * @param patient whose record it concerns; empty for none and for one who was forgotten
 * @param content names and values of the fact; empty when it can no longer be read
 * @param readable false where somebody was forgotten whom it concerns or may name, or the row was
 *     changed, which verifying tells
 */
public record AuditLine(
        long number,
        Instant time,
        String actor,
        LedgerEntry.Type type,
        Optional<Patient> patient,
        String subject,
        SortedMap<String, String> content,
        boolean readable) {}

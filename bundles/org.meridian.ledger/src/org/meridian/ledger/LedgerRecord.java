package org.meridian.ledger;

import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An entry as it stands in the log.
 *
 * @param number from 0
 * @param readable false when the person was forgotten or the row was changed; subject and content
 *     are empty then
 */
public record LedgerRecord(
        long number,
        Instant time,
        String actor,
        LedgerEntry.Type type,
        Optional<PatientKey> patient,
        String subject,
        SortedMap<String, String> content,
        boolean readable) {}

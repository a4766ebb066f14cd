package org.meridian.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;

/**
 * An entry as it stands in the log.
 *
 * @param number from 0
 * @param readable false when the person was forgotten; subject and content are empty then
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

package org.meridian.monitor;

import org.meridian.core.record.BlobId;

import java.time.Instant;
import java.util.List;

/**
 * A filed minute of a session.
 *
 * @param minute its begin
 * @param recording the part of the recording, a whole recording in itself
 * @param hash SHA-256 of the part, in hexadecimal; the ledger has it too
 */
public record MinuteRecord(
        Instant minute, BlobId recording, String hash, List<VitalSummary> vitals) {
    public MinuteRecord {
        vitals = List.copyOf(vitals);
    }
}

package org.meridian.monitor;

import org.meridian.core.record.PatientKey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A monitoring session of a patient as it is filed.
 *
 * @param driver id of the driver
 * @param simulated whether no real device was at the other end: to be said wherever it is shown
 * @param ended empty while it runs, and when the program ended before it
 */
public record SessionRecord(
        UUID id,
        PatientKey patient,
        String driver,
        String port,
        boolean simulated,
        Instant started,
        Optional<Instant> ended) {}

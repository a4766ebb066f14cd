package org.meridian.archive.merge;

import org.meridian.core.record.Patient;

import java.time.Instant;

/**
 * Two records that somebody said are one person's.
 *
 * @param number in this archive, shown as {@code M3}
 * @param lead the record whose name and patient ID stand for the person
 * @param record the other one, which is found by its own too
 */
public record Merge(
        long number, Patient lead, Patient record, String reason, String by, Instant time) {
    private static final String PREFIX = "M";

    /** As people write it. */
    public String id() {
        return PREFIX + number;
    }

    /** Reads {@code M3} or {@code 3}; fails with a NumberFormatException on anything else. */
    public static long parse(String text) {
        return Long.parseLong(text.replaceFirst("^[Mm]", ""));
    }
}

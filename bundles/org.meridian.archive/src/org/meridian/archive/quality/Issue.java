package org.meridian.archive.quality;

import org.meridian.core.record.Patient;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the list to mend.
 *
 * @param number in this archive, shown as {@code Q12}
 * @param record the patient's key, or the UID of the study or series it is about
 * @param patient as the archive has them now
 * @param remark what a rule said
 * @param mendable whether the value stands in the archive's rows, and not in the files alone
 * @param series how many show it
 * @param seriesInstanceUID one of them
 * @param source number of the source of that one
 * @param decision what a person did about it
 */
public record Issue(
        long number,
        String record,
        Patient patient,
        Remark remark,
        boolean mendable,
        int series,
        String seriesInstanceUID,
        long source,
        Decision decision) {
    private static final String PREFIX = "Q";

    /** What became of an issue. */
    public enum State {
        /** Nobody decided yet. */
        OPEN,
        /** Looked at and put off; it counts as open. */
        LATER,
        /** It stays as it is, for a reason. */
        ACCEPTED,
        /** The row has another value now. */
        MENDED
    }

    /**
     * What a person did; all but the state is empty for an open one.
     *
     * @param from the row's value before it was mended
     * @param to the value set
     */
    public record Decision(
            State state,
            String from,
            String to,
            String reason,
            String by,
            Optional<Instant> time) {}

    /** As people write it. */
    public String id() {
        return PREFIX + number;
    }

    /** Reads {@code Q12} or {@code 12}; fails with a NumberFormatException on anything else. */
    public static long parse(String text) {
        return Long.parseLong(text.replaceFirst("^[Qq]", ""));
    }
}

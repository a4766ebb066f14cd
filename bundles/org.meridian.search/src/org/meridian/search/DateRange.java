package org.meridian.search;

import java.time.LocalDate;

/**
 * Days from the first to the last, both included. An open end is {@link LocalDate#MIN} or {@link
 * LocalDate#MAX}.
 */
public record DateRange(LocalDate from, LocalDate to) {
    public static DateRange of(LocalDate day) {
        return new DateRange(day, day);
    }

    /** The days that are in both; none where the first is after the last. */
    public DateRange and(DateRange other) {
        return new DateRange(
                from.isAfter(other.from) ? from : other.from,
                to.isBefore(other.to) ? to : other.to);
    }
}

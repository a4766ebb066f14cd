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
}

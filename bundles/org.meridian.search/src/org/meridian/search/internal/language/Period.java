package org.meridian.search.internal.language;

import org.meridian.search.DateRange;

import java.time.LocalDate;

/**
 * A span of days that a text names.
 *
 * @param end where the words end, as an index into the text
 * @param kind how sure it is that a date is meant
 * @param yearless whether the year was guessed
 */
record Period(int end, DateRange range, Kind kind, boolean yearless) {
    /** How sure it is that a date is meant. */
    enum Kind {
        /** Nothing else is meant. */
        PLAIN,
        /** A name too ({@code May}, 春): a date only beside a word that says so. */
        NEEDS_CUE,
        /** Digits, which may begin an identifier. */
        DIGITS
    }

    LocalDate from() {
        return range.from();
    }

    LocalDate to() {
        return range.to();
    }

    /** Where the year was guessed: the first such days that are not over before a day. */
    Period notBefore(LocalDate day) {
        if (!yearless) {
            return this;
        }
        int years = day.getYear() - range.from().getYear();
        DateRange moved = later(years);
        return new Period(end, moved.to().isBefore(day) ? later(years + 1) : moved, kind, true);
    }

    private DateRange later(int years) {
        return new DateRange(range.from().plusYears(years), range.to().plusYears(years));
    }
}

package org.meridian.search.internal.language;

import org.meridian.search.DateRange;

import java.time.LocalDate;

/** The meteorological seasons of the northern half of the earth. */
enum Season {
    SPRING(3),
    SUMMER(6),
    AUTUMN(9),
    WINTER(12);

    private static final int MONTHS = 3;

    private final int firstMonth;

    Season(int firstMonth) {
        this.firstMonth = firstMonth;
    }

    /** The season that begins in a year; a winter ends in the next one. */
    DateRange of(int year) {
        LocalDate first = LocalDate.of(year, firstMonth, 1);
        return new DateRange(first, first.plusMonths(MONTHS).minusDays(1));
    }

    /** The last one that is over before a day. */
    DateRange lastOver(LocalDate day) {
        DateRange season = of(day.getYear());
        int year = day.getYear();
        while (!season.to().isBefore(day)) {
            season = of(--year);
        }
        return season;
    }

    /** The last one that has begun by a day. */
    DateRange lastBegun(LocalDate day) {
        DateRange season = of(day.getYear());
        return season.from().isAfter(day) ? of(day.getYear() - 1) : season;
    }
}

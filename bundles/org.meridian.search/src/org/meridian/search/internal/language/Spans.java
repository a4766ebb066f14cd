package org.meridian.search.internal.language;

import org.meridian.search.DateRange;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Weeks, months, quarters and years as days; a week begins on Monday. */
final class Spans {
    private static final int QUARTER_MONTHS = 3;

    private Spans() {}

    static DateRange year(int year) {
        return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    static DateRange month(int year, int month) {
        return month(YearMonth.of(year, month));
    }

    private static DateRange month(YearMonth month) {
        return new DateRange(month.atDay(1), month.atEndOfMonth());
    }

    /** A quarter of a year, from 1. */
    static DateRange quarter(int year, int quarter) {
        LocalDate first = LocalDate.of(year, QUARTER_MONTHS * (quarter - 1) + 1, 1);
        return new DateRange(first, first.plusMonths(QUARTER_MONTHS).minusDays(1));
    }

    /** The first or second half of a year. */
    static DateRange half(int year, boolean second) {
        return second
                ? new DateRange(LocalDate.of(year, 7, 1), LocalDate.of(year, 12, 31))
                : new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 6, 30));
    }

    /** The day, week, month, quarter or year that a day is in. */
    static DateRange around(LocalDate day, ChronoUnit unit) {
        return switch (unit) {
            case DAYS -> DateRange.of(day);
            case WEEKS -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new DateRange(monday, monday.plusDays(6));
            }
            case MONTHS -> month(YearMonth.from(day));
            case YEARS -> year(day.getYear());
            default -> throw new IllegalArgumentException(unit.toString());
        };
    }

    /** The quarter that a day is in. */
    static DateRange quarterAround(LocalDate day) {
        return quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** From so many units ago until today. */
    static DateRange past(LocalDate today, long count, ChronoUnit unit) {
        return new DateRange(today.minus(count, unit), today);
    }

    /** The last month of a number that has begun by a day. */
    static DateRange lastBegunMonth(int month, LocalDate day) {
        return month(day.getMonthValue() >= month ? day.getYear() : day.getYear() - 1, month);
    }

    /** The last month of a number that is over before a day. */
    static DateRange lastOverMonth(int month, LocalDate day) {
        return month(day.getMonthValue() > month ? day.getYear() : day.getYear() - 1, month);
    }

    /** The last such day that is not after a day. */
    static DateRange lastDay(int month, int dayOfMonth, LocalDate day) {
        MonthDay wanted = MonthDay.of(month, dayOfMonth);
        int year = day.getYear();
        // 29 February may be some years ago
        while (!wanted.isValidYear(year) || wanted.atYear(year).isAfter(day)) {
            year--;
        }
        return DateRange.of(wanted.atYear(year));
    }
}

package org.meridian.search.internal.language;

import org.meridian.search.DateRange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to name a span of days.
 *
 * @param yearless whether {@code days} guesses the year
 */
record PeriodRule(Pattern pattern, Period.Kind kind, boolean yearless, Days days) {
    /** The days that the words name on a day; fails for a date that does not exist. */
    @FunctionalInterface
    interface Days {
        DateRange of(Matcher words, LocalDate today);
    }

    static PeriodRule plain(String pattern, Days days) {
        return new PeriodRule(Pattern.compile(pattern), Period.Kind.PLAIN, false, days);
    }

    static PeriodRule digits(String pattern, Days days) {
        return new PeriodRule(Pattern.compile(pattern), Period.Kind.DIGITS, false, days);
    }

    static PeriodRule yearless(Period.Kind kind, String pattern, Days days) {
        return new PeriodRule(Pattern.compile(pattern), kind, true, days);
    }

    Optional<Period> at(String text, int from, LocalDate today) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        // what follows the words is looked at too
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        try {
            DateRange range = days.of(matcher, today);
            return Optional.of(new Period(matcher.end(), range, kind, yearless));
        } catch (DateTimeException e) {
            // 31 June is no date
            return Optional.empty();
        }
    }
}

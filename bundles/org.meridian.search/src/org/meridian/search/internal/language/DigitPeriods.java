package org.meridian.search.internal.language;

import static org.meridian.search.internal.language.PeriodRule.digits;

import org.meridian.search.DateRange;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Dates in digits, the year in four: ISO 8601, with other separators, and day before month with
 * points.
 */
final class DigitPeriods {
    static final String YEAR = "(?:19|20)\\d\\d";

    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";

    /** Neither a longer number nor an identifier goes on. */
    private static final String END = "(?![a-z0-9]|[-/._]\\w)";

    static final List<PeriodRule> RULES =
            List.of(
                    digits("(" + YEAR + ")" + END, (w, today) -> Spans.year(number(w, 1))),
                    digits(
                            "(" + YEAR + ")\\s?[-–~]\\s?(" + YEAR + ")" + END,
                            (w, today) ->
                                    new DateRange(
                                            Spans.year(number(w, 1)).from(),
                                            Spans.year(number(w, 2)).to())),
                    digits(
                            "(" + YEAR + ")[-/.](" + MONTH + ")" + END,
                            (w, today) -> Spans.month(number(w, 1), number(w, 2))),
                    digits(
                            "(" + YEAR + ")([-/.])(" + MONTH + ")\\2(" + DAY + ")" + END,
                            (w, today) -> day(number(w, 1), number(w, 3), number(w, 4))),
                    digits(
                            "(" + YEAR + ")(0[1-9]|1[0-2])(\\d\\d)" + END,
                            (w, today) -> day(number(w, 1), number(w, 2), number(w, 3))),
                    digits(
                            "(" + DAY + ")\\.(" + MONTH + ")\\.(" + YEAR + ")" + END,
                            (w, today) -> day(number(w, 3), number(w, 2), number(w, 1))));

    private DigitPeriods() {}

    private static DateRange day(int year, int month, int day) {
        return DateRange.of(LocalDate.of(year, month, day));
    }

    private static int number(Matcher words, int group) {
        return Integer.parseInt(words.group(group));
    }
}

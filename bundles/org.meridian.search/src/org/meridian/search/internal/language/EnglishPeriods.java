package org.meridian.search.internal.language;

import static org.meridian.search.internal.language.PeriodRule.plain;
import static org.meridian.search.internal.language.PeriodRule.yearless;

import org.meridian.search.DateRange;
import org.meridian.search.internal.language.Period.Kind;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Dates in English words; the text is in lower case. */
final class EnglishPeriods {
    private static final String END = "(?![a-z0-9\\u00C0-\\u024F])";
    private static final String YEAR = "(?<year>" + DigitPeriods.YEAR + ")";
    private static final String THE = "(?:the )?";
    private static final String UNIT = "(?<unit>day|week|month|year)";
    private static final String COUNT = "(?<count>" + Numerals.PATTERN + ")";
    private static final String SEASON = "(?<season>spring|summer|autumn|fall|winter)";
    private static final String MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
                    + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY = "(?<day>0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
    private static final String LAST = "(?:last|past|previous)";

    /** Of a year, by its number or by this or last. */
    private static final String OF_YEAR =
            ",? (?:of |in )?(?:" + YEAR + "|(?<which>last|this) year)";

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    static final List<PeriodRule> RULES =
            List.of(
                    plain("today" + END, (w, today) -> DateRange.of(today)),
                    plain("yesterday" + END, (w, today) -> DateRange.of(today.minusDays(1))),
                    plain(
                            THE + "day before yesterday" + END,
                            (w, today) -> DateRange.of(today.minusDays(2))),
                    plain("this " + UNIT + END, (w, today) -> Spans.around(today, unit(w))),
                    plain(
                            LAST + " " + UNIT + END,
                            (w, today) -> Spans.around(today.minus(1, unit(w)), unit(w))),
                    plain(
                            THE + UNIT + " before last" + END,
                            (w, today) -> Spans.around(today.minus(2, unit(w)), unit(w))),
                    plain("this quarter" + END, (w, today) -> Spans.quarterAround(today)),
                    plain(
                            LAST + " quarter" + END,
                            (w, today) -> Spans.quarterAround(today.minusMonths(3))),
                    plain(
                            "q(?<count>[1-4])[ /-]?" + YEAR + END,
                            (w, today) -> Spans.quarter(year(w), count(w))),
                    plain(
                            THE + LAST + " " + COUNT + " " + UNIT + "s?" + END,
                            (w, today) -> Spans.past(today, count(w), unit(w))),
                    plain(
                            COUNT + " " + UNIT + "s? (?:ago|back)" + END,
                            (w, today) -> Spans.around(today.minus(count(w), unit(w)), unit(w))),
                    plain(
                            "half a year ago" + END,
                            (w, today) -> Spans.around(today.minusMonths(6), ChronoUnit.MONTHS)),
                    plain(LAST + " " + SEASON + END, (w, today) -> season(w).lastOver(today)),
                    plain("this " + SEASON + END, (w, today) -> season(w).lastBegun(today)),
                    plain(SEASON + OF_YEAR + END, (w, today) -> season(w).of(year(w, today))),
                    plain(YEAR + " " + SEASON + END, (w, today) -> season(w).of(year(w))),
                    plain(
                            "last year(?:['’]s)? (?:in )?(?:the )?" + SEASON + END,
                            (w, today) -> season(w).of(today.getYear() - 1)),
                    yearless(
                            Kind.NEEDS_CUE, SEASON + END, (w, today) -> season(w).lastBegun(today)),
                    plain(
                            LAST + " " + MONTH + END,
                            (w, today) -> Spans.lastOverMonth(month(w), today)),
                    plain(
                            "this " + MONTH + END,
                            (w, today) -> Spans.month(today.getYear(), month(w))),
                    plain(
                            MONTH + OF_YEAR + END,
                            (w, today) -> Spans.month(year(w, today), month(w))),
                    plain(YEAR + " " + MONTH + END, (w, today) -> Spans.month(year(w), month(w))),
                    yearless(
                            Kind.NEEDS_CUE,
                            MONTH + END,
                            (w, today) -> Spans.lastBegunMonth(month(w), today)),
                    plain(MONTH + " " + DAY + ",? " + YEAR + END, (w, today) -> day(w)),
                    plain(DAY + "\\.? (?:of )?" + MONTH + ",? " + YEAR + END, (w, today) -> day(w)),
                    yearless(
                            Kind.PLAIN,
                            MONTH + " " + DAY + END,
                            (w, today) -> Spans.lastDay(month(w), dayOfMonth(w), today)),
                    yearless(
                            Kind.PLAIN,
                            DAY + "\\.? (?:of )?" + MONTH + END,
                            (w, today) -> Spans.lastDay(month(w), dayOfMonth(w), today)),
                    plain(
                            "(?<which>last|on|this) "
                                    + "(?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
                                    + END,
                            EnglishPeriods::weekday));

    private EnglishPeriods() {}

    private static ChronoUnit unit(Matcher words) {
        return ChronoUnit.valueOf(words.group("unit").toUpperCase(Locale.ROOT) + "S");
    }

    private static int count(Matcher words) {
        return Numerals.value(words.group("count"));
    }

    private static Season season(Matcher words) {
        String name = words.group("season");
        return name.equals("fall") ? Season.AUTUMN : Season.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static int month(Matcher words) {
        return MONTHS.indexOf(words.group("month").substring(0, 3)) + 1;
    }

    private static int year(Matcher words) {
        return Integer.parseInt(words.group("year"));
    }

    private static int year(Matcher words, LocalDate today) {
        String which = words.group("which");
        if (which == null) {
            return year(words);
        }
        return which.equals("last") ? today.getYear() - 1 : today.getYear();
    }

    private static int dayOfMonth(Matcher words) {
        return Integer.parseInt(words.group("day"));
    }

    private static DateRange day(Matcher words) {
        return DateRange.of(LocalDate.of(year(words), month(words), dayOfMonth(words)));
    }

    /** {@code this} is in this week, the others are the last one there was. */
    private static DateRange weekday(Matcher words, LocalDate today) {
        DayOfWeek wanted = DayOfWeek.valueOf(words.group("weekday").toUpperCase(Locale.ROOT));
        return DateRange.of(
                switch (words.group("which")) {
                    case "this" -> today.with(wanted);
                    case "on" -> today.with(TemporalAdjusters.previousOrSame(wanted));
                    default -> today.with(TemporalAdjusters.previous(wanted));
                });
    }
}

package org.meridian.search.internal.language;

import static org.meridian.search.internal.language.PeriodRule.plain;
import static org.meridian.search.internal.language.PeriodRule.yearless;

import org.meridian.search.DateRange;
import org.meridian.search.internal.language.Period.Kind;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;

/** Dates in Chinese words. */
final class ChinesePeriods {
    private static final String YEAR =
            "(?:(?<year>"
                    + DigitPeriods.YEAR
                    + "|[一二][〇零一二三四五六七八九]{3})年|(?<which>今年|本年|大前年|前年|去年))的?";
    private static final String COUNT = "(?<count>" + Numerals.PATTERN + ")\\s?";
    private static final String UNIT = "(?<unit>天|日|周|个?星期|个?礼拜|个?月|年)";

    /** 三个月前 are three months ago; 三月前 is before March. */
    private static final String COUNTED = "(?<unit>天|日|周|个?星期|个?礼拜|个月|年)";

    private static final String SEASON = "(?<season>[春夏秋冬])";
    private static final String DIGIT_MONTH = "(?<month>1[0-2]|0?[1-9])月";
    private static final String MONTH = "(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月";
    private static final String DAY =
            "(?<day>3[01]|[12]\\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]";
    private static final String THIS = "(?:本|这个?)";
    private static final String LAST = "(?:上一?个?)";
    private static final String WEEK = "(?:周|星期|礼拜)";
    private static final String WEEKDAY = "(?<weekday>[一二三四五六日天])";

    private static final String WEEKDAYS = "一二三四五六日";
    private static final String SEASONS = "春夏秋冬";

    static final List<PeriodRule> RULES =
            List.of(
                    plain("今[天日]", (w, today) -> DateRange.of(today)),
                    plain("昨[天日]", (w, today) -> DateRange.of(today.minusDays(1))),
                    plain("前[天日]", (w, today) -> DateRange.of(today.minusDays(2))),
                    plain("大前天", (w, today) -> DateRange.of(today.minusDays(3))),
                    plain(THIS + WEEK, (w, today) -> Spans.around(today, ChronoUnit.WEEKS)),
                    plain(LAST + WEEK, (w, today) -> week(today, 1)),
                    plain("上上个?" + WEEK, (w, today) -> week(today, 2)),
                    plain(THIS + WEEK + WEEKDAY, (w, today) -> weekday(w, week(today, 0))),
                    plain(LAST + WEEK + WEEKDAY, (w, today) -> weekday(w, week(today, 1))),
                    plain(THIS + "月", (w, today) -> month(today, 0)),
                    plain(LAST + "月", (w, today) -> month(today, 1)),
                    plain("上上个?月", (w, today) -> month(today, 2)),
                    plain(THIS + "季度", (w, today) -> Spans.quarterAround(today)),
                    plain(LAST + "季度", (w, today) -> Spans.quarterAround(today.minusMonths(3))),
                    plain(
                            COUNT + COUNTED + "[以之]?前",
                            (w, today) -> Spans.around(today.minus(count(w), unit(w)), unit(w))),
                    plain("半年[以之]?前", (w, today) -> month(today, 6)),
                    plain(
                            "(?:最近|近|过去)" + COUNT + UNIT + "[内里]?",
                            (w, today) -> Spans.past(today, count(w), unit(w))),
                    plain(
                            COUNT + COUNTED + "[以之]?内",
                            (w, today) -> Spans.past(today, count(w), unit(w))),
                    plain(
                            "(?:(?:最近|近|过去)半年|半年[以之]?内)",
                            (w, today) -> Spans.past(today, 6, ChronoUnit.MONTHS)),
                    plain(YEAR, (w, today) -> Spans.year(year(w, today))),
                    plain(YEAR + "上半年", (w, today) -> Spans.half(year(w, today), false)),
                    plain(YEAR + "下半年", (w, today) -> Spans.half(year(w, today), true)),
                    plain(
                            YEAR + "第?(?<count>[一二三四1-4])季度",
                            (w, today) -> Spans.quarter(year(w, today), count(w))),
                    plain(
                            YEAR + MONTH + "份?",
                            (w, today) -> Spans.month(year(w, today), number(w, "month"))),
                    plain(
                            YEAR + MONTH + DAY,
                            (w, today) ->
                                    DateRange.of(
                                            LocalDate.of(
                                                    year(w, today),
                                                    number(w, "month"),
                                                    number(w, "day")))),
                    plain(
                            YEAR + SEASON + "(?![节分])[天季]?",
                            (w, today) -> season(w, year(w, today), today)),
                    plain(LAST + SEASON + "[天季]", (w, today) -> season(w).lastOver(today)),
                    plain("这个?" + SEASON + "[天季]", (w, today) -> season(w).lastBegun(today)),
                    yearless(
                            Kind.NEEDS_CUE,
                            SEASON + "[天季]",
                            (w, today) -> season(w).lastBegun(today)),
                    yearless(
                            Kind.PLAIN,
                            MONTH + DAY,
                            (w, today) ->
                                    Spans.lastDay(number(w, "month"), number(w, "day"), today)),
                    yearless(
                            Kind.PLAIN,
                            DIGIT_MONTH + "份?",
                            (w, today) -> Spans.lastBegunMonth(number(w, "month"), today)),
                    yearless(
                            Kind.PLAIN,
                            MONTH + "份",
                            (w, today) -> Spans.lastBegunMonth(number(w, "month"), today)),
                    yearless(
                            Kind.NEEDS_CUE,
                            MONTH,
                            (w, today) -> Spans.lastBegunMonth(number(w, "month"), today)));

    private ChinesePeriods() {}

    private static DateRange week(LocalDate today, int back) {
        return Spans.around(today.minusWeeks(back), ChronoUnit.WEEKS);
    }

    private static DateRange month(LocalDate today, int back) {
        return Spans.around(today.minusMonths(back), ChronoUnit.MONTHS);
    }

    private static DateRange weekday(Matcher words, DateRange week) {
        int day = WEEKDAYS.indexOf(words.group("weekday").replace('天', '日'));
        return DateRange.of(week.from().plusDays(day));
    }

    private static int number(Matcher words, String group) {
        return Numerals.value(words.group(group));
    }

    private static int count(Matcher words) {
        return number(words, "count");
    }

    private static ChronoUnit unit(Matcher words) {
        String unit = words.group("unit");
        return switch (unit.charAt(unit.length() - 1)) {
            case '天', '日' -> ChronoUnit.DAYS;
            case '月' -> ChronoUnit.MONTHS;
            case '年' -> ChronoUnit.YEARS;
            default -> ChronoUnit.WEEKS;
        };
    }

    private static int year(Matcher words, LocalDate today) {
        String which = words.group("which");
        if (which == null) {
            String year = words.group("year");
            return year.charAt(0) <= '9' ? Integer.parseInt(year) : Numerals.digits(year);
        }
        return today.getYear()
                - switch (which) {
                    case "去年" -> 1;
                    case "前年" -> 2;
                    case "大前年" -> 3;
                    default -> 0;
                };
    }

    private static Season season(Matcher words) {
        return Season.values()[SEASONS.indexOf(words.group("season"))];
    }

    /** A winter of this year that has not begun is the one that began last year. */
    private static DateRange season(Matcher words, int year, LocalDate today) {
        DateRange season = season(words).of(year);
        return year == today.getYear() && season.from().isAfter(today)
                ? season(words).lastBegun(today)
                : season;
    }
}

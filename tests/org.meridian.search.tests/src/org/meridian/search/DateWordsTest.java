package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Dates in words against a table made by hand, and against walking the calendar day by day. */
class DateWordsTest {
    private static final Map<String, List<Integer>> SEASONS =
            Map.of(
                    "spring", List.of(3, 4, 5),
                    "summer", List.of(6, 7, 8),
                    "autumn", List.of(9, 10, 11),
                    "winter", List.of(12, 1, 2));

    private static final Map<String, String> CHINESE =
            Map.of("spring", "春天", "summer", "夏天", "autumn", "秋天", "winter", "冬天");

    static List<String[]> table() {
        return TestRows.read("date-words.tsv", 4);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("table")
    void wordsMeanTheseDays(String words, String today, String from, String to) {
        Optional<DateRange> understood = understood(words, LocalDate.parse(today));
        if (from.equals("none")) {
            assertEquals(Optional.empty(), understood);
            return;
        }
        assertEquals(
                Optional.of(
                        new DateRange(
                                from.equals("-") ? LocalDate.MIN : LocalDate.parse(from),
                                to.equals("-") ? LocalDate.MAX : LocalDate.parse(to))),
                understood);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void otherWordsAroundStayWords(String words, String today, String from, String to) {
        LocalDate day = LocalDate.parse(today);
        if (!from.equals("none")) {
            ReadQuery read = QueryLanguage.read("Smith " + words + " Jones", day);
            assertEquals(understood(words, day), dates(read));
            assertTrue(
                    read.request().text().matches("Smith( 列腺| 前列腺)? Jones"), read.request().text());
        }
    }

    @Property
    void theLastSeasonIsOver(@ForAll("days") LocalDate today, @ForAll("seasons") String season) {
        List<Integer> months = SEASONS.get(season);
        LocalDate last = today.minusDays(1);
        // the last day of such a season before today: the day after it is of another one
        while (!(months.contains(last.getMonthValue())
                && !months.contains(last.plusDays(1).getMonthValue()))) {
            last = last.minusDays(1);
        }
        DateRange wanted =
                new DateRange(first(last, d -> months.contains(d.getMonthValue())), last);
        assertEquals(Optional.of(wanted), understood("last " + season, today));
        assertEquals(Optional.of(wanted), understood("上个" + CHINESE.get(season), today));
    }

    @Property
    void lastYearsSeasonBeginsLastYear(
            @ForAll("days") LocalDate today, @ForAll("seasons") String season) {
        List<Integer> months = SEASONS.get(season);
        LocalDate begin = LocalDate.of(today.getYear() - 1, 1, 1);
        while (begin.getMonthValue() != months.get(0)) {
            begin = begin.plusDays(1);
        }
        LocalDate end = begin;
        while (months.contains(end.plusDays(1).getMonthValue())) {
            end = end.plusDays(1);
        }
        Optional<DateRange> wanted = Optional.of(new DateRange(begin, end));
        assertEquals(wanted, understood("去年" + CHINESE.get(season), today));
        assertEquals(wanted, understood(season + " last year", today));
    }

    @Property
    void theLastWeekEndsOnTheLastSunday(@ForAll("days") LocalDate today) {
        LocalDate sunday = today.minusDays(1);
        while (sunday.getDayOfWeek() != DayOfWeek.SUNDAY) {
            sunday = sunday.minusDays(1);
        }
        // a Sunday belongs to the week that it ends
        Optional<DateRange> wanted = Optional.of(new DateRange(sunday.minusDays(6), sunday));
        assertEquals(wanted, understood("last week", today));
        assertEquals(wanted, understood("上周", today));
        assertEquals(wanted, understood("1 week ago", today));
    }

    @Property
    void monthsAgoAreWholeMonths(@ForAll("days") LocalDate today, @ForAll("counts") int months) {
        LocalDate day = today;
        for (int i = 0; i < months; i++) {
            day = first(day, sameMonth(day)).minusDays(1);
        }
        DateRange wanted = new DateRange(first(day, sameMonth(day)), day);
        LocalDate end = months == 0 ? today : day;
        assertEquals(wanted.to(), end);
        assertEquals(Optional.of(wanted), understood(months + " months ago", today));
        assertEquals(Optional.of(wanted), understood(months + "个月前", today));
    }

    @Property
    void aMonthWithoutAYearHasBegunAndIsNoOlderThanAYear(
            @ForAll("days") LocalDate today, @ForAll("monthNumbers") int month) {
        DateRange range = understood(month + "月", today).orElseThrow();
        assertEquals(month, range.from().getMonthValue());
        assertEquals(1, range.from().getDayOfMonth());
        assertFalse(range.from().isAfter(today));
        assertTrue(range.from().plusYears(1).isAfter(today));
        assertEquals(1, range.to().plusDays(1).getDayOfMonth());
    }

    private static LocalDate first(LocalDate day, Predicate<LocalDate> same) {
        return Stream.iterate(day, d -> d.minusDays(1))
                .takeWhile(same)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static Predicate<LocalDate> sameMonth(LocalDate day) {
        return d -> d.getMonth() == day.getMonth();
    }

    private static Optional<DateRange> understood(String words, LocalDate today) {
        return dates(QueryLanguage.read(words, today));
    }

    private static Optional<DateRange> dates(ReadQuery read) {
        return read.understood().stream()
                .flatMap(u -> u.meanings().stream())
                .filter(Meaning.Dates.class::isInstance)
                .map(m -> ((Meaning.Dates) m).range())
                .findFirst();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 8000).map(LocalDate.of(2010, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<String> seasons() {
        return Arbitraries.of(SEASONS.keySet());
    }

    @Provide
    Arbitrary<Integer> counts() {
        return Arbitraries.integers().between(1, 30);
    }

    @Provide
    Arbitrary<Integer> monthNumbers() {
        return Arbitraries.integers().between(1, 12);
    }
}

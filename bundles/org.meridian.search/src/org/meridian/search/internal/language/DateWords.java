package org.meridian.search.internal.language;

import org.meridian.search.DateRange;
import org.meridian.search.Meaning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates in words and digits, English and Chinese: {@code last spring}, {@code between 2023 and
 * March 2024}, 去年春天以来, 三个月前. What is also a name ({@code May}, 春天) is a date only beside a word
 * that says so. A month or season without a year is the last one that has begun; a season is {@code
 * last} when it is over. {@code three months ago} is that whole month, and so are weeks and years.
 */
final class DateWords implements Words {
    private static final List<PeriodRule> RULES =
            Stream.of(DigitPeriods.RULES, EnglishPeriods.RULES, ChinesePeriods.RULES)
                    .flatMap(List::stream)
                    .toList();

    /** No Chinese word goes on: 前列腺 is not "before". */
    private static final String WORD_END = "(?![\\u4e00-\\u9fff&&[^的]])";

    private static final Pattern CUE =
            Pattern.compile(
                    "(?<word>since|from|after|before|prior to|until|till|up to|by|in|during|on)"
                            + " (?:the )?|(?<han>自从|自|从|在)");
    private static final Pattern BETWEEN = Pattern.compile("between (?:the )?|介于|在");
    private static final Pattern AND = Pattern.compile(" and (?:the )?|\\s?[和与至到]\\s?");
    private static final Pattern TO =
            Pattern.compile("\\s?(?:(?<=\\s)(?:to|until|till|through)\\s(?:the )?|[-–—~至到])\\s?");
    private static final Pattern BETWEEN_END = Pattern.compile("之?[间中]|期间");
    private static final Pattern SUFFIX =
            Pattern.compile(
                    "\\s?(?:(?<since>以来|至今|开始|以后|之后|[起后]"
                            + WORD_END
                            + ")|(?<before>以前|之前|前"
                            + WORD_END
                            + ")|期间|之[内中]|[内中里]"
                            + WORD_END
                            + ")");

    @Override
    public Optional<Phrase> at(Line line, int from) {
        return longest(between(line, from), fromTo(line, from), cued(line, from), alone(line, from))
                .filter(p -> p.kind() != Period.Kind.NEEDS_CUE)
                .map(p -> phrase(line.text().substring(from, p.end()), p));
    }

    @SafeVarargs
    private static Optional<Period> longest(Optional<Period>... found) {
        return Stream.of(found).flatMap(Optional::stream).max(Comparator.comparingInt(Period::end));
    }

    private static Phrase phrase(String words, Period period) {
        return new Phrase(
                period.end(),
                List.of(new Meaning.Dates(period.range())),
                period.kind() == Period.Kind.DIGITS ? Set.of(words) : Set.of());
    }

    private static Optional<Period> period(Line line, int from) {
        return period(line.text(), from, line.today());
    }

    private static Optional<Period> period(String text, int from, LocalDate today) {
        return RULES.stream()
                .flatMap(rule -> rule.at(text, from, today).stream())
                .max(
                        Comparator.comparingInt(Period::end)
                                .thenComparing(p -> p.kind() == Period.Kind.NEEDS_CUE ? 0 : 1));
    }

    private static Optional<Period> between(Line line, int from) {
        return line.match(BETWEEN, from)
                .flatMap(word -> two(line, word.end(), AND))
                .flatMap(
                        both -> {
                            Optional<Matcher> end = line.match(BETWEEN_END, both.end());
                            boolean english = line.text().charAt(from) == 'b';
                            return english || end.isPresent()
                                    ? Optional.of(ending(both, end.map(Matcher::end)))
                                    : Optional.empty();
                        });
    }

    /** {@code from March to May}; without {@code from} as well. */
    private static Optional<Period> fromTo(Line line, int from) {
        int start = line.match(CUE, from).map(Matcher::end).orElse(from);
        return two(line, start, TO)
                .or(
                        () ->
                                two(line, start, AND)
                                        .filter(p -> line.match(BETWEEN_END, p.end()).isPresent()))
                .map(p -> ending(p, line.match(BETWEEN_END, p.end()).map(Matcher::end)));
    }

    private static Period ending(Period period, Optional<Integer> end) {
        return end.map(e -> new Period(e, period.range(), period.kind(), false)).orElse(period);
    }

    /** From the first day of one period to the last of another. */
    private static Optional<Period> two(Line line, int from, Pattern joint) {
        return period(line, from)
                .flatMap(
                        first ->
                                line.match(joint, first.end())
                                        .flatMap(word -> period(line, word.end()))
                                        .map(second -> two(line, from, first, second)));
    }

    private static Period two(Line line, int from, Period first, Period second) {
        Period start =
                first.yearless() && !second.yearless()
                        ? period(line.text(), from, second.to()).orElse(first)
                        : first;
        Period stop = second.notBefore(start.from());
        return new Period(
                stop.end(), new DateRange(start.from(), stop.to()), Period.Kind.PLAIN, false);
    }

    private static Optional<Period> cued(Line line, int from) {
        return line.match(CUE, from)
                .flatMap(
                        cue ->
                                period(line, cue.end())
                                        .map(p -> suffixed(line, p).orElseGet(() -> cued(cue, p))));
    }

    private static Period cued(Matcher cue, Period period) {
        String word = cue.group("word");
        if (word == null) {
            return sure(
                    period,
                    period.end(),
                    cue.group("han").equals("在") ? DateWords::same : DateWords::since);
        }
        return sure(
                period,
                period.end(),
                switch (word) {
                    case "since", "from" -> DateWords::since;
                    case "after" -> r -> new DateRange(r.to().plusDays(1), LocalDate.MAX);
                    case "before", "prior to" -> DateWords::before;
                    case "until", "till", "up to", "by" ->
                            r -> new DateRange(LocalDate.MIN, r.to());
                    default -> DateWords::same;
                });
    }

    private static Optional<Period> alone(Line line, int from) {
        return period(line, from).map(p -> suffixed(line, p).orElse(p));
    }

    private static Optional<Period> suffixed(Line line, Period period) {
        return line.match(SUFFIX, period.end())
                .map(
                        word ->
                                sure(
                                        period,
                                        word.end(),
                                        word.group("since") != null
                                                ? DateWords::since
                                                : word.group("before") != null
                                                        ? DateWords::before
                                                        : DateWords::same));
    }

    private static Period sure(Period period, int end, Function<DateRange, DateRange> of) {
        return new Period(end, of.apply(period.range()), Period.Kind.PLAIN, period.yearless());
    }

    private static DateRange same(DateRange range) {
        return range;
    }

    private static DateRange since(DateRange range) {
        return new DateRange(range.from(), LocalDate.MAX);
    }

    private static DateRange before(DateRange range) {
        return new DateRange(LocalDate.MIN, range.from().minusDays(1));
    }
}

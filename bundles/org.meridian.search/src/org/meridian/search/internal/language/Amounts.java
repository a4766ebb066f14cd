package org.meridian.search.internal.language;

import org.meridian.search.NumberRange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts with a unit, compared in signs or words, English and Chinese: {@code over 8 mm}, {@code
 * 6-8mm}, {@code 8 mm or more}, 大于8毫米, 60岁以上 (which includes 60).
 */
final class Amounts {
    private static final Pattern COMPARISON =
            Pattern.compile(
                    "(?:(?<atLeast>>=|≥|at least|(?:no|not) less"
                        + " than|大于等于|不小于|不少于|不低于|至少)|(?<atMost><=|≤|at most|(?:no|not) more"
                        + " than|up to|小于等于|不大于|不超过"
                        + "|不高于|至多|最多)|(?<more>>|over|above|(?:more|greater|larger|bigger|older|higher)"
                        + " than|大于|超过|高于|多于)|(?<less><|under|below|(?:less|smaller|younger|lower)"
                        + " than|小于|低于|不到|不足|少于)|(?<equal>=|等于|exactly)|between|from|介于|在)\\s?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:\\.\\d{1,4})?");
    private static final Pattern TO = Pattern.compile("\\s?(?:[-–~至到和与]|to\\s|and\\s)\\s?");
    private static final Pattern END =
            Pattern.compile(
                    "\\s?(?:(?<atLeast>[及或]?以上|\\+"
                            + "|or (?:more|larger|bigger|older|over|above)"
                            + "|and (?:more|over|above|older|up))"
                            + "|(?<atMost>[及或]?以[下内]|or (?:less|smaller|younger|under|below))"
                            + "|之间)");

    private final Pattern unit;

    /**
     * What was said.
     *
     * @param lower of a range, or the one number
     * @param upper the same as {@code lower} when there is no range
     * @param unit as it stands, empty for none
     */
    record Amount(int end, NumberRange range, Comparison comparison, String unit) {}

    /** How an amount is compared. */
    enum Comparison {
        /** No word for it: about this. */
        NONE,
        LOWER,
        UPPER,
        EQUAL,
        RANGE
    }

    /**
     * @param unit pattern of the unit, in lower case
     */
    Amounts(String unit) {
        this.unit = Pattern.compile("\\s?(" + unit + ")");
    }

    /** The amount that begins here; with a unit or without. */
    Optional<Amount> at(Line line, int from) {
        Optional<Matcher> comparison = line.match(COMPARISON, from);
        int start = comparison.map(Matcher::end).orElse(from);
        Optional<Matcher> number = line.match(NUMBER, start);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        double first = Double.parseDouble(number.get().group());
        Optional<Matcher> firstUnit = unit(line, number.get().end());
        int firstEnd = firstUnit.map(Matcher::end).orElse(number.get().end());
        Optional<Matcher> second =
                line.match(TO, firstEnd).flatMap(to -> line.match(NUMBER, to.end()));
        if (second.isPresent()) {
            return range(line, first, second.get());
        }
        return line.wordEnds(firstEnd)
                ? Optional.of(
                        single(
                                line,
                                comparison,
                                first,
                                firstEnd,
                                firstUnit.map(m -> m.group(1)).orElse("")))
                : Optional.empty();
    }

    private Optional<Matcher> unit(Line line, int from) {
        return line.match(unit, from).filter(m -> line.wordEnds(m.end()));
    }

    private Optional<Amount> range(Line line, double first, Matcher number) {
        Optional<Matcher> written = unit(line, number.end());
        int end = written.map(Matcher::end).orElse(number.end());
        if (!line.wordEnds(end)) {
            return Optional.empty();
        }
        double second = Double.parseDouble(number.group());
        NumberRange range = new NumberRange(Math.min(first, second), Math.max(first, second));
        return Optional.of(
                new Amount(
                        line.match(END, end).map(Matcher::end).orElse(end),
                        range,
                        Comparison.RANGE,
                        written.map(m -> m.group(1)).orElse("")));
    }

    private static Amount single(
            Line line, Optional<Matcher> comparison, double value, int end, String unit) {
        if (comparison.isPresent()) {
            Matcher word = comparison.get();
            if (word.group("atLeast") != null) {
                return new Amount(end, NumberRange.atLeast(value), Comparison.LOWER, unit);
            }
            if (word.group("more") != null) {
                return new Amount(end, NumberRange.moreThan(value), Comparison.LOWER, unit);
            }
            if (word.group("atMost") != null) {
                return new Amount(end, NumberRange.atMost(value), Comparison.UPPER, unit);
            }
            if (word.group("less") != null) {
                return new Amount(end, NumberRange.lessThan(value), Comparison.UPPER, unit);
            }
            return new Amount(end, NumberRange.exactly(value), Comparison.EQUAL, unit);
        }
        Optional<Matcher> suffix = line.match(END, end);
        if (suffix.isPresent() && suffix.get().group("atLeast") != null) {
            return new Amount(
                    suffix.get().end(), NumberRange.atLeast(value), Comparison.LOWER, unit);
        }
        if (suffix.isPresent() && suffix.get().group("atMost") != null) {
            return new Amount(
                    suffix.get().end(), NumberRange.atMost(value), Comparison.UPPER, unit);
        }
        return new Amount(end, NumberRange.exactly(value), Comparison.NONE, unit);
    }
}

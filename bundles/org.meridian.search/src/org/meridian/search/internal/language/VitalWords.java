package org.meridian.search.internal.language;

import org.meridian.search.Meaning;
import org.meridian.search.NumberRange;
import org.meridian.search.internal.language.Amounts.Amount;
import org.meridian.search.internal.language.Amounts.Comparison;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vital sign in a range at some moment of a recording: {@code spo2 below 90} is the lowest value,
 * {@code heart rate over 120} the highest, {@code spo2 80-90} a recording that has both a value of
 * 80 or more and one of 90 or less. Another number's name before a sign ({@code weight>80}) is that
 * number itself.
 */
final class VitalWords implements Words {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:(?<spo2>spo2|sao2|sp?o₂|o2 sat(?:uration)?|oxygen"
                            + " saturation|saturation|sats|血氧饱和度|血氧|氧饱和度)|(?<pulse>pulse"
                            + " rate|pulse|heart rate|heartrate|hr|心率|脉搏|脉率))"
                            + "(?:\\s(?:is|was|of))?\\s?");
    private static final Pattern OTHER = Pattern.compile("(\\p{L}[\\p{L}\\p{N}]*)(?=[<>=])");
    private static final Amounts AMOUNTS = new Amounts("%|bpm|/min|次/分|次");

    @Override
    public Optional<Phrase> at(Line line, int from) {
        Optional<Matcher> name = line.match(NAME, from);
        if (name.isPresent()) {
            String field = name.get().group("spo2") != null ? "spo2" : "pulse";
            return amount(line, name.get().end())
                    .map(a -> new Phrase(a.end(), meanings(field, a), Set.of()));
        }
        return line.match(OTHER, from)
                .flatMap(
                        other ->
                                amount(line, other.end())
                                        .map(
                                                a ->
                                                        new Phrase(
                                                                a.end(),
                                                                new Meaning.Number(
                                                                        other.group(1),
                                                                        a.range()))));
    }

    private static Optional<Amount> amount(Line line, int from) {
        return AMOUNTS.at(line, from).filter(a -> a.comparison() != Comparison.NONE);
    }

    private static List<Meaning> meanings(String field, Amount amount) {
        NumberRange range = amount.range();
        return switch (amount.comparison()) {
            case UPPER -> List.of(new Meaning.Number(field + "min", range));
            case LOWER -> List.of(new Meaning.Number(field + "max", range));
            default ->
                    List.of(
                            new Meaning.Number(field + "min", NumberRange.atMost(range.highest())),
                            new Meaning.Number(field + "max", NumberRange.atLeast(range.lowest())));
        };
    }
}

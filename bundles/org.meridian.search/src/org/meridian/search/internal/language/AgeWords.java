package org.meridian.search.internal.language;

import org.meridian.search.Meaning;
import org.meridian.search.internal.language.Amounts.Amount;
import org.meridian.search.internal.language.Amounts.Comparison;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's age at the study, in years: {@code over 60}, {@code aged 60-70}, {@code 5 years old},
 * 60岁以上. A number that is not compared is an age only with its unit.
 */
final class AgeWords implements Words {
    /** Field of the number in the records. */
    static final String AGE = "age";

    private static final Pattern BEFORE = Pattern.compile("aged?\\s|年龄|年满|年过");
    private static final Amounts AMOUNTS =
            new Amounts("years? old|years?-old|year-old|years?|yrs?(?: old)?|y/?o|周?岁");

    /** Digits like these after "over" are an age where nothing else is said. */
    private static final double OLDEST = 130;

    private static final Pattern OTHER_UNIT = Pattern.compile("\\s?[\\p{L}%]");

    @Override
    public Optional<Phrase> at(Line line, int from) {
        Optional<Matcher> before = line.match(BEFORE, from);
        return AMOUNTS.at(line, before.map(Matcher::end).orElse(from))
                .filter(amount -> isAge(line, amount, before.isPresent()))
                .map(amount -> new Phrase(amount.end(), new Meaning.Number(AGE, amount.range())));
    }

    private static boolean isAge(Line line, Amount amount, boolean said) {
        if (amount.range().lowest() > OLDEST) {
            return false;
        }
        if (said || (!amount.unit().isEmpty() && !amount.unit().startsWith("year"))) {
            return true;
        }
        boolean compared =
                amount.comparison() == Comparison.LOWER || amount.comparison() == Comparison.UPPER;
        if (!amount.unit().isEmpty()) {
            // five years old is an age, five years are none
            return amount.unit().endsWith("old") || compared;
        }
        return compared && line.match(OTHER_UNIT, amount.end()).isEmpty();
    }
}

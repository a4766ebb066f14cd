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
 * A finding's diameter in millimetres ({@code over 8 mm}, 大于1厘米, {@code 6-8mm}) and its score of
 * malignancy from 0 to 1 ({@code malignancy > 0.5}, 恶性度高于80%). A size that is not compared is about
 * that size, or words of a report.
 */
final class FindingWords implements Words {
    /** Fields of the numbers in the records. */
    static final String DIAMETER = "diameter";

    static final String SCORE = "score";

    private static final Pattern BEFORE_SIZE = Pattern.compile("(?:sized?|diameter|直径|大小)\\s?");
    private static final Pattern BEFORE_SCORE =
            Pattern.compile(
                    "(?:malignancy(?: score| risk)?|score|probability|恶性(?:度|概率|评分|可能性)?|评分)\\s?");
    private static final Amounts SIZES =
            new Amounts("mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?|毫米|厘米|公分");
    private static final Amounts SCORES = new Amounts("%");

    /** How far a size is from one that is said without more. */
    private static final double ABOUT = 0.5;

    @Override
    public Optional<Phrase> at(Line line, int from) {
        Optional<Matcher> score = line.match(BEFORE_SCORE, from);
        return score.isPresent()
                ? SCORES.at(line, score.get().end())
                        .filter(amount -> amount.comparison() != Comparison.NONE)
                        .map(FindingWords::score)
                : size(line, from);
    }

    private static Optional<Phrase> size(Line line, int from) {
        int start = line.match(BEFORE_SIZE, from).map(Matcher::end).orElse(from);
        return SIZES.at(line, start)
                .filter(amount -> !amount.unit().isEmpty())
                .map(amount -> size(line.text().substring(from, amount.end()), amount));
    }

    private static Phrase size(String words, Amount amount) {
        double factor = amount.unit().matches("c.*|厘米|公分") ? 10 : 1;
        NumberRange range = amount.range();
        if (amount.comparison() != Comparison.NONE) {
            return new Phrase(amount.end(), new Meaning.Number(DIAMETER, range.times(factor)));
        }
        NumberRange about = new NumberRange(range.lowest() - ABOUT, range.highest() + ABOUT);
        return new Phrase(
                amount.end(),
                List.of(new Meaning.Number(DIAMETER, about.times(factor))),
                Set.of(words));
    }

    private static Phrase score(Amount amount) {
        boolean percent =
                !amount.unit().isEmpty()
                        || amount.range().lowest() > 1
                        || (amount.range().highest() > 1
                                && Double.isFinite(amount.range().highest()));
        return new Phrase(
                amount.end(),
                new Meaning.Number(SCORE, percent ? amount.range().times(0.01) : amount.range()));
    }
}

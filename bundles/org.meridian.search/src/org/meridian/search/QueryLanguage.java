package org.meridian.search;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person types, as conditions: a number's range ({@code spo2<90}); all else is words. */
public final class QueryLanguage {
    private static final Pattern RANGE =
            Pattern.compile("([\\p{L}][\\p{L}\\p{N}]*)(<=|>=|<|>|=)(-?\\d{1,9}(?:\\.\\d{1,9})?)");

    private QueryLanguage() {}

    /**
     * The conditions in a text.
     *
     * @param today what relative dates are counted from
     */
    public static SearchRequest parse(String text, LocalDate today) {
        String typed = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        SearchRequest request = SearchRequest.of("");
        StringJoiner words = new StringJoiner(" ");
        for (String word : typed.split("\\s+")) {
            Matcher range = RANGE.matcher(word);
            if (range.matches()) {
                request = request.withNumber(range.group(1), range(range));
            } else {
                words.add(word);
            }
        }
        return request.withText(words.toString());
    }

    private static NumberRange range(Matcher written) {
        double value = Double.parseDouble(written.group(3));
        return switch (written.group(2)) {
            case "<" -> NumberRange.lessThan(value);
            case "<=" -> NumberRange.atMost(value);
            case ">" -> NumberRange.moreThan(value);
            case ">=" -> NumberRange.atLeast(value);
            default -> NumberRange.exactly(value);
        };
    }
}

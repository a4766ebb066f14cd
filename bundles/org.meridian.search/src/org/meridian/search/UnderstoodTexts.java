package org.meridian.search;

import org.meridian.core.text.Texts;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.stream.Collectors;

/** How what was understood is told to a person, in a language. Immutable; safe for all threads. */
public final class UnderstoodTexts {
    private final Texts texts;

    public UnderstoodTexts(Locale locale) {
        texts = Texts.of(UnderstoodTexts.class, locale);
    }

    /** One line: {@code date: 2025-03-01 to 2025-05-31}. */
    public String of(Understood one) {
        String meant =
                one.meanings().stream().map(this::of).distinct().collect(Collectors.joining(", "));
        String either =
                one.orWords() ? texts.get("understood.or", meant, one.words().strip()) : meant;
        return one.excluded() ? texts.get("understood.not", either) : either;
    }

    /** The value of a keyword field; the value itself where it has no name. */
    public String value(String field, String value) {
        return named("value." + field + "." + value, value);
    }

    /** The name of a field; the field itself where it has none. */
    public String field(String field) {
        return named("field." + field, field);
    }

    private String named(String key, String otherwise) {
        try {
            return texts.get(key);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }

    private String of(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Dates dates -> texts.get("understood.field", field("date"), days(dates));
            case Meaning.Values values ->
                    texts.get(
                            "understood.field",
                            field(values.field()),
                            values.values().stream()
                                    .sorted()
                                    .map(value -> value(values.field(), value))
                                    .distinct()
                                    .collect(Collectors.joining("/")));
            case Meaning.InPart in ->
                    texts.get(
                            "understood.field",
                            field(in.words().part().field()),
                            in.words().words());
            case Meaning.Number number -> field(number.name()) + " " + numbers(number.range());
        };
    }

    private String days(Meaning.Dates dates) {
        LocalDate from = dates.range().from();
        LocalDate to = dates.range().to();
        if (from.equals(to)) {
            return from.toString();
        }
        if (from.equals(LocalDate.MIN)) {
            return texts.get("understood.until", to.toString());
        }
        return to.equals(LocalDate.MAX)
                ? texts.get("understood.since", from.toString())
                : texts.get("understood.days", from.toString(), to.toString());
    }

    private static String numbers(NumberRange range) {
        if (range.lowest() == range.highest()) {
            return "= " + plain(range.lowest());
        }
        if (Double.isInfinite(range.lowest())) {
            return bound(range.highest(), Math.nextUp(range.highest()), "<", "≤");
        }
        return Double.isInfinite(range.highest())
                ? bound(range.lowest(), Math.nextDown(range.lowest()), ">", "≥")
                : plain(range.lowest()) + "–" + plain(range.highest());
    }

    /** A range beside a number is made of the number next to it. */
    private static String bound(double given, double beside, String strict, String including) {
        return Double.toString(beside).length() < Double.toString(given).length()
                ? strict + " " + plain(beside)
                : including + " " + plain(given);
    }

    private static String plain(double value) {
        return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }
}

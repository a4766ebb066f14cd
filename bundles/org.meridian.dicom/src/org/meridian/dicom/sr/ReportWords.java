package org.meridian.dicom.sr;

import org.meridian.core.text.Texts;
import org.meridian.dicom.sr.Content.Value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of a report's items: a heading in the reader's language where the concept is one that
 * this program knows and else in the report's own words; values are never translated.
 */
final class ReportWords {
    private final Texts texts;

    ReportWords(Locale locale) {
        texts = Texts.of(ReportWords.class, locale);
    }

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** The concept of an item; empty where it has none. */
    String heading(Content item) {
        return item.name().map(this::heading).orElse("");
    }

    private String heading(Code concept) {
        String key = "concept." + concept.scheme() + "." + concept.value();
        return texts.find(key).orElse(concept.meaning());
    }

    /** What an item says; empty for a container, which only holds others. */
    Optional<String> text(Value value) {
        return switch (value) {
            case Value.Container container -> Optional.empty();
            case Value.Text text -> Optional.of(text.text());
            case Value.Number number ->
                    Optional.of(
                            number.measured()
                                    .map(m -> number(m.value()) + " " + unit(m.unit()))
                                    .orElseGet(() -> missing(number)));
            case Value.Coded coded -> Optional.of(coded.code().meaning());
            case Value.Person person -> Optional.of(person.name().display());
            case Value.Uid uid -> Optional.of(uid.uid());
            case Value.When when -> Optional.of(when(when));
            case Value.Reference reference -> Optional.of(reference(reference));
            case Value.OnImage graphic -> Optional.of(texts.get("report.graphic", graphic.type()));
            case Value.InPatient graphic ->
                    Optional.of(texts.get("report.graphic", graphic.type()));
            case Value.Other other -> Optional.of(texts.get("report.other", other.type()));
        };
    }

    /** Why there is no number. */
    static String missing(Value.Number number) {
        return number.qualifier().map(Code::meaning).orElse("—");
    }

    /** With the digits it has, never as a power of ten. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String plain = BigDecimal.valueOf(value).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    private static String unit(Code unit) {
        return unit.value().equals("1") ? "" : unit.value();
    }

    /** DICOM's digits as ISO 8601 has them, where they are whole. */
    static String when(Value.When when) {
        String text = when.text();
        String date = text.replaceFirst("^(\\d{4})(\\d{2})(\\d{2}).*", "$1-$2-$3");
        return switch (when.type()) {
            case "DATE" -> date;
            case "TIME" -> text.replaceFirst("^(\\d{2})(\\d{2})(\\d{2})?.*", "$1:$2");
            default -> {
                String time = text.replaceFirst("^\\d{8}(\\d{2})(\\d{2}).*", " $1:$2");
                yield time.equals(text) ? date : date + time;
            }
        };
    }

    private String reference(Value.Reference reference) {
        String frames =
                reference.frames().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return frames.isEmpty() ? texts.get("report.image") : texts.get("report.frames", frames);
    }
}

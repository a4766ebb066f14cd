package org.meridian.dicom.sr;

import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.sr.Content.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A structured report as a person reads it: one line an item, indented, with headings in the
 * reader's language where the concept is one that this program knows and else in the report's own
 * words. Values are never translated. Stateless.
 */
public final class ReportView {
    private final Texts texts;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One line.
     *
     * @param depth 0 for the title
     * @param heading the concept; empty where the item has none
     * @param text empty for a heading alone
     */
    public record Line(int depth, String heading, String text) {}

    private ReportView(Locale locale) {
        texts = Texts.of(ReportView.class, locale);
    }

    /**
     * The lines of a report.
     *
     * @throws MeridianException where the object is no structured report
     */
    public static List<Line> of(Dataset report, Locale locale) {
        ReportView view = new ReportView(locale);
        view.add(ContentReader.read(report), 0);
        return view.lines;
    }

    private void add(Content item, int depth) {
        String heading = item.name().map(this::heading).orElse("");
        Optional<String> text = text(item.value());
        if (text.isPresent() || !heading.isEmpty()) {
            lines.add(new Line(depth, heading, text.orElse("")));
        }
        item.children().forEach(child -> add(child, depth + 1));
    }

    private String heading(Code concept) {
        String key = "concept." + concept.scheme() + "." + concept.value();
        return texts.find(key).orElse(concept.meaning());
    }

    private Optional<String> text(Value value) {
        return switch (value) {
            case Value.Container container -> Optional.empty();
            case Value.Text text -> Optional.of(text.text());
            case Value.Number number ->
                    Optional.of(
                            number.measured()
                                    .map(m -> number(m.value()) + " " + unit(m.unit()))
                                    .orElseGet(
                                            () ->
                                                    number.qualifier()
                                                            .map(Code::meaning)
                                                            .orElse("—")));
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

    private static String number(double value) {
        String plain = Double.toString(value);
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    private static String unit(Code unit) {
        return unit.value().equals("1") ? "" : unit.value();
    }

    /** DICOM's digits as ISO 8601 has them, where they are whole. */
    private static String when(Value.When when) {
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

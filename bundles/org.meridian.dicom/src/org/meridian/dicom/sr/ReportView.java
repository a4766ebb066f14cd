package org.meridian.dicom.sr;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A structured report as a person reads it in a terminal: one line an item, indented, with headings
 * in the reader's language where the concept is one that this program knows and else in the
 * report's own words. Values are never translated. Stateless.
 */
public final class ReportView {
    private final ReportWords words;
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
        words = new ReportWords(locale);
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
        String heading = words.heading(item);
        Optional<String> text = words.text(item.value());
        if (text.isPresent() || !heading.isEmpty()) {
            lines.add(new Line(depth, heading, text.orElse("")));
        }
        item.children().forEach(child -> add(child, depth + 1));
    }
}

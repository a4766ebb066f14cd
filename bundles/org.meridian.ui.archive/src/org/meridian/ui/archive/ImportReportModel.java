package org.meridian.ui.archive;

import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportReport.Refusal;
import org.meridian.core.text.Texts;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the report of an import shows, and writes into a file. Immutable. */
final class ImportReportModel {
    /** So that spreadsheets read the file as UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ImportReport report;
    private final List<Refusal> refusals;
    private final Texts texts;

    /**
     * Files refused for one reason.
     *
     * @param line for a list of reasons
     */
    record Reason(String code, String line) {}

    ImportReportModel(ImportReport report, List<Refusal> refusals, Texts texts) {
        this.report = report;
        this.refusals = refusals;
        this.texts = texts;
    }

    /** Who imported when, and the counts. */
    String summary() {
        return line(report, texts)
                + "\n"
                + texts.get(
                        "patients.imported",
                        report.imported(),
                        report.duplicate(),
                        report.refused());
    }

    /** An import in a list of them. */
    static String line(ImportReport report, Texts texts) {
        String time =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .withZone(ZoneId.systemDefault())
                        .format(report.started());
        return texts.get("report.line", report.number(), time, report.actor());
    }

    /** The reasons, the most frequent first. */
    List<Reason> reasons() {
        Map<String, List<Refusal>> byCode =
                refusals.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Refusal::code, LinkedHashMap::new, Collectors.toList()));
        return byCode.values().stream()
                .sorted(Comparator.comparing((List<Refusal> some) -> -some.size()))
                .map(
                        some ->
                                new Reason(
                                        some.getFirst().code(),
                                        texts.get(
                                                "report.reason",
                                                some.getFirst().code(),
                                                some.size(),
                                                reason(some.getFirst()))))
                .toList();
    }

    List<Refusal> all() {
        return refusals;
    }

    List<Refusal> of(Reason reason) {
        return refusals.stream().filter(r -> r.code().equals(reason.code())).toList();
    }

    String reason(Refusal refusal) {
        return refusal.reason(texts.locale());
    }

    /** The report as a table for spreadsheets (RFC 4180). */
    String csv() {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        row(csv, texts.get("report.file"), texts.get("report.code"), texts.get("report.why"));
        refusals.forEach(r -> row(csv, r.path(), r.code(), reason(r)));
        return csv.toString();
    }

    private static void row(StringBuilder csv, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            // a spreadsheet would compute what starts like a formula
            String safe = cells[i].matches("(?s)[=+\\-@\t].*") ? "'" + cells[i] : cells[i];
            csv.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(safe.replace("\"", "\"\""))
                    .append('"');
        }
        csv.append("\r\n");
    }

    /** The report for reading. */
    String text() {
        StringBuilder text = new StringBuilder(summary()).append("\n\n");
        for (Reason reason : reasons()) {
            text.append(reason.line()).append('\n');
            of(reason).forEach(r -> text.append("  ").append(r.path()).append('\n'));
        }
        return text.toString();
    }
}

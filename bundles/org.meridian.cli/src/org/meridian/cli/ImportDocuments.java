package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportReport.Refusal;
import org.meridian.archive.ImportResult;
import org.meridian.core.text.Texts;

import java.util.List;
import java.util.Locale;

/** What imports did as JSON, and for a person. */
final class ImportDocuments {
    private ImportDocuments() {}

    static JsonObjectBuilder result(ImportResult result, Locale locale) {
        return Json.createObjectBuilder()
                .add("imported", result.imported())
                .add("replaced", result.replaced())
                .add("duplicate", result.duplicate())
                .add("recovered", result.recovered())
                .add("refused", result.refused().size())
                .add(
                        "refusals",
                        Documents.array(
                                result.refused(),
                                r ->
                                        Json.createObjectBuilder()
                                                .add("path", r.path())
                                                .add("code", r.code())
                                                .add("reason", r.reason(locale))))
                .add("studies", Json.createArrayBuilder(result.studies()))
                .add("cancelled", result.cancelled())
                .add("report", result.number())
                .add("bytes", result.bytes())
                .add("milliseconds", result.duration().toMillis());
    }

    static JsonObjectBuilder report(ImportReport report) {
        return Json.createObjectBuilder()
                .add("report", report.number())
                .add("user", report.actor())
                .add("started", report.started().toString())
                .add("state", report.state().name().toLowerCase(Locale.ROOT))
                .add("sources", Json.createArrayBuilder(report.sources()))
                .add("charset", report.charset())
                .add("files", report.files())
                .add("imported", report.imported())
                .add("replaced", report.replaced())
                .add("duplicate", report.duplicate())
                .add("refused", report.refused())
                .add("bytes", report.bytes())
                .add("milliseconds", report.duration().toMillis());
    }

    static JsonObjectBuilder report(ImportReport report, List<Refusal> refusals, Locale locale) {
        return report(report)
                .add(
                        "refusals",
                        Documents.array(
                                refusals,
                                r ->
                                        Json.createObjectBuilder()
                                                .add("path", r.path())
                                                .add("code", r.code())
                                                .add("reason", r.reason(locale))
                                                .add("reasonEnglish", r.english())
                                                .add("reasonChinese", r.chinese())));
    }

    /** A line of {@link #report(ImportReport)} for a person. */
    static String line(JsonObject report, Texts texts) {
        return texts.get(
                        "import.report",
                        report.getInt("report"),
                        report.getString("started"),
                        report.getString("user"),
                        texts.get("import.state." + report.getString("state")))
                + "  "
                + counts(report, texts);
    }

    static String counts(JsonObject document, Texts texts) {
        return texts.get(
                "import.done",
                document.getInt("imported"),
                document.getInt("duplicate"),
                document.getInt("refused"));
    }

    /** One line a file that was not taken. */
    static String refusals(JsonObject report) {
        StringBuilder lines = new StringBuilder();
        for (JsonObject r : report.getJsonArray("refusals").getValuesAs(JsonObject.class)) {
            lines.append(r.getString("code"))
                    .append(' ')
                    .append(r.getString("path"))
                    .append(": ")
                    .append(r.getString("reason"))
                    .append('\n');
        }
        return lines.toString();
    }
}

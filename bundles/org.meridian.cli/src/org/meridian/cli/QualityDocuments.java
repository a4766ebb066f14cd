package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Rule.Severity;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.text.Texts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scores and issues as JSON, and as lines for a person. */
final class QualityDocuments {
    private QualityDocuments() {}

    static JsonObjectBuilder score(SourceScore score) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("source", score.id())
                        .add("stationName", score.key().stationName())
                        .add("manufacturer", score.key().manufacturer())
                        .add("manufacturerModelName", score.key().model())
                        .add("institutionName", score.key().institution())
                        .add("sourceApplicationEntityTitle", score.key().applicationEntity())
                        .addAll(counts(score.total()));
        score.trend().ifPresent(trend -> document.add("trend", trend));
        return document.add(
                "months",
                Documents.array(
                        score.months(),
                        m -> counts(m.counts()).add("month", m.month().toString())));
    }

    private static JsonObjectBuilder counts(SourceScore.Counts counts) {
        return Json.createObjectBuilder()
                .add("score", counts.score())
                .add("series", counts.series())
                .add("seriesWithErrors", counts.affected(Severity.ERROR))
                .add("seriesWithWarnings", counts.affected(Severity.WARNING))
                .add("seriesWithHints", counts.affected(Severity.HINT));
    }

    static String scoreLine(JsonObject score, Texts texts) {
        String source =
                Stream.of(
                                "stationName",
                                "manufacturer",
                                "manufacturerModelName",
                                "institutionName",
                                "sourceApplicationEntityTitle")
                        .map(score::getString)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · "));
        return score.getString("source")
                + "  "
                + texts.get(
                        "quality.score",
                        score.getInt("score"),
                        score.containsKey("trend")
                                ? String.format("%+d", score.getInt("trend"))
                                : "-",
                        score.getInt("series"),
                        score.getInt("seriesWithErrors"),
                        score.getInt("seriesWithWarnings"),
                        score.getInt("seriesWithHints"))
                + "  "
                + (source.isEmpty() ? texts.get("quality.unnamed") : source);
    }

    static JsonObjectBuilder issue(Issue issue, Locale locale) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("id", issue.id())
                        .add("rule", issue.remark().rule().code())
                        .add("severity", lower(issue.remark().rule().severity()))
                        .add("text", issue.remark().rule().text(locale))
                        .add("level", lower(issue.remark().rule().level()))
                        .add("record", issue.record())
                        .add("patientName", issue.patient().name().toDicom())
                        .add("patientID", issue.patient().patientID())
                        .add("attribute", issue.remark().attribute())
                        .add("found", issue.remark().found())
                        .add("suggestion", issue.remark().suggestion())
                        .add("mendable", issue.mendable())
                        .add("series", issue.series())
                        .add("seriesInstanceUID", issue.seriesInstanceUID())
                        .add("source", "S" + issue.source());
        Issue.Decision decision = issue.decision();
        JsonObjectBuilder made = Json.createObjectBuilder().add("state", lower(decision.state()));
        decision.time()
                .ifPresent(
                        time ->
                                made.add("from", decision.from())
                                        .add("to", decision.to())
                                        .add("reason", decision.reason())
                                        .add("by", decision.by())
                                        .add("time", time.toString()));
        return document.add("decision", made);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String issueLine(JsonObject issue, Texts texts) {
        String change =
                issue.getString("suggestion").isEmpty()
                        ? issue.getString("found")
                        : issue.getString("found") + " → " + issue.getString("suggestion");
        return String.join(
                "  ",
                issue.getString("id"),
                texts.get("quality." + issue.getString("severity")),
                texts.get("quality." + issue.getJsonObject("decision").getString("state")),
                issue.getString("rule"),
                issue.getString("source"),
                Documents.name(issue),
                issue.getString("patientID"),
                issue.getString("attribute"),
                change);
    }

    static String issueText(JsonObject issue, Texts texts) {
        JsonObject decision = issue.getJsonObject("decision");
        List<String> lines =
                Stream.of(
                                issueLine(issue, texts),
                                issue.getString("text"),
                                texts.get(
                                        "quality.where",
                                        issue.getString("level"),
                                        issue.getString("record"),
                                        issue.getInt("series"),
                                        issue.getString("seriesInstanceUID")),
                                decision.containsKey("time")
                                        ? String.join(
                                                "  ",
                                                decision.getString("time"),
                                                decision.getString("by"),
                                                decision.getString("from")
                                                        + " → "
                                                        + decision.getString("to"),
                                                decision.getString("reason"))
                                        : "")
                        .filter(line -> !line.isEmpty())
                        .toList();
        return String.join("\n", lines) + "\n";
    }
}

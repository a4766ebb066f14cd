package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.QualityError;
import org.meridian.archive.quality.QualityExamination;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Quality;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code quality | quality list [--source S] [--rule R] [--open] [--limit N] | show ID | mend ID
 * --value V --reason R | accept ID --reason R | later ID | undo ID | run [--all]}, and the {@link
 * MergeActions}
 */
final class QualityCommand implements Command {
    private static final String ACTIONS =
            "list|show|mend|accept|later|undo|run|duplicates|merged|merge|unmerge|distinct";
    private static final int LIMIT = 100;
    private static final int MOST = 100_000;

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public Set<String> options() {
        return Set.of("source", "rule", "limit", "value", "reason");
    }

    @Override
    public Set<String> flags() {
        return Set.of("open", "all");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Quality quality = session.workstation().quality();
        Locale locale = session.texts().locale();
        if (arguments.words().isEmpty()) {
            return Json.createObjectBuilder()
                    .add("sources", Documents.array(quality.scores(), QualityDocuments::score))
                    .build();
        }
        String action = arguments.word(0, ACTIONS);
        if (MergeActions.NAMES.contains(action)) {
            return new MergeActions(session).run(action, arguments);
        }
        return switch (action) {
            case "list" -> list(quality, arguments, locale);
            case "run" -> examined(quality, session, arguments);
            case "show", "mend", "accept", "later", "undo" ->
                    QualityDocuments.issue(decided(action, quality, arguments), locale).build();
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        };
    }

    private static Issue decided(String action, Quality quality, Arguments arguments) {
        long number = number(arguments.word(1, "ID"), "Q1, Q2 …");
        arguments.atMost(2);
        return switch (action) {
            case "mend" ->
                    quality.mend(number, arguments.required("value"), arguments.required("reason"));
            case "accept" -> quality.accept(number, arguments.required("reason"));
            case "later" -> quality.later(number);
            case "undo" -> quality.undo(number);
            default -> quality.issue(number);
        };
    }

    private static long number(String word, String wanted) {
        try {
            return Issue.parse(word);
        } catch (NumberFormatException e) {
            throw new UsageException("word.unknown", word, wanted);
        }
    }

    private static JsonObject list(Quality quality, Arguments arguments, Locale locale) {
        arguments.atMost(1);
        IssueFilter filter =
                new IssueFilter(
                        arguments.option("source").map(word -> source(quality, word)),
                        arguments.option("rule").map(QualityCommand::rule),
                        arguments.flag("open") ? IssueFilter.UNDECIDED : EnumSet.allOf(State.class),
                        arguments.number("limit", LIMIT, 1, MOST));
        List<Issue> issues = quality.open(filter).handOut();
        return Json.createObjectBuilder()
                .add("issues", Documents.array(issues, i -> QualityDocuments.issue(i, locale)))
                .build();
    }

    private static long source(Quality quality, String word) {
        return quality.scores().stream()
                .filter(score -> score.id().equalsIgnoreCase(word))
                .findFirst()
                .map(SourceScore::number)
                .orElseThrow(() -> new MeridianException(QualityError.NO_SUCH_SOURCE, word));
    }

    private static Rule rule(String code) {
        Optional<Rule> rule =
                Arrays.stream(Rule.values())
                        .filter(r -> r.code().equalsIgnoreCase(code))
                        .findFirst();
        return rule.orElseThrow(() -> new UsageException("word.unknown", code, "QUA-001 …"));
    }

    private static JsonObject examined(Quality quality, Session session, Arguments arguments) {
        arguments.atMost(1);
        QualityExamination.Report report =
                quality.examine(arguments.flag("all"), session.progress());
        return Json.createObjectBuilder()
                .add("examined", report.examined())
                .add("unreadable", report.unreadable())
                .add("cancelled", report.cancelled())
                .build();
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getBoolean("cancelled", false) ? 1 : 0;
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("sources")) {
            return lines(result, "sources", s -> QualityDocuments.scoreLine(s, texts), texts);
        }
        if (result.containsKey("issues")) {
            return lines(result, "issues", i -> QualityDocuments.issueLine(i, texts), texts);
        }
        if (result.containsKey("examined")) {
            return texts.get(
                            "quality.examined",
                            result.getInt("examined"),
                            result.getInt("unreadable"))
                    + "\n";
        }
        String merging = MergeActions.print(result, texts);
        return merging.isEmpty() ? QualityDocuments.issueText(result, texts) : merging;
    }

    private static String lines(
            JsonObject result, String name, Function<JsonObject, String> line, Texts texts) {
        String lines =
                result.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                        .map(o -> line.apply(o) + "\n")
                        .collect(joining());
        return lines.isEmpty() ? texts.get("quality.none") + "\n" : lines;
    }
}

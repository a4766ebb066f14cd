package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportResult;
import org.meridian.archive.WatchSetting;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * {@code import PATH… [--charset TERM] | --resume | --watch DIR [--move] | --reports [--limit N] |
 * --report ID}
 */
final class ImportCommand implements Command {
    private static final String REPORTS = "reports";
    private static final String WATCHED = "watched";
    private static final int NEWEST = 20;
    private static final int MOST = 100_000;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Set<String> options() {
        return Set.of("charset", "watch", "report", "limit");
    }

    @Override
    public Set<String> flags() {
        return Set.of("resume", REPORTS, "move");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Imports imports = session.workstation().imports();
        if (arguments.flag(REPORTS)) {
            arguments.atMost(0);
            List<ImportReport> newest = imports.reports(arguments.number("limit", NEWEST, 1, MOST));
            return Json.createObjectBuilder()
                    .add(REPORTS, Documents.array(newest, ImportDocuments::report))
                    .build();
        }
        if (arguments.option("report").isPresent()) {
            arguments.atMost(0);
            int number = arguments.number("report", 1, 1, Integer.MAX_VALUE);
            return ImportDocuments.report(
                            imports.report(number),
                            imports.refusals(number),
                            session.texts().locale())
                    .build();
        }
        if (arguments.option("watch").isPresent()) {
            arguments.atMost(0);
            return watch(session, arguments);
        }
        ImportResult result;
        if (arguments.flag("resume")) {
            arguments.atMost(0);
            result = imports.resume(session.progress());
        } else {
            arguments.word(0, "PATH");
            List<Path> paths = arguments.words().stream().map(arguments::path).toList();
            result =
                    imports.run(
                            paths,
                            arguments.option("charset").map(CharsetCommand::set),
                            session.progress());
        }
        say(session, result);
        return ImportDocuments.result(result, session.texts().locale()).build();
    }

    private static void say(Session session, ImportResult result) {
        Locale locale = session.texts().locale();
        result.refused()
                .forEach(r -> session.say(r.code() + " " + r.path() + ": " + r.reason(locale)));
    }

    /** Goes on until it is told to end. */
    private static JsonObject watch(Session session, Arguments arguments) {
        Path folder = arguments.path(arguments.required("watch"));
        Texts texts = session.texts();
        AtomicInteger imported = new AtomicInteger();
        AtomicInteger duplicate = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        session.say(texts.get("import.watching", folder));
        session.workstation()
                .watching()
                .run(
                        new WatchSetting(folder, arguments.flag("move")),
                        session.progress(),
                        result -> {
                            imported.addAndGet(result.imported());
                            duplicate.addAndGet(result.duplicate());
                            refused.addAndGet(result.refused().size());
                            say(session, result);
                            session.say(
                                    texts.get(
                                            "import.done",
                                            result.imported(),
                                            result.duplicate(),
                                            result.refused().size()));
                        });
        return Json.createObjectBuilder()
                .add(WATCHED, folder.toString())
                .add("imported", imported.get())
                .add("duplicate", duplicate.get())
                .add("refused", refused.get())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey(REPORTS)) {
            return result.getJsonArray(REPORTS).getValuesAs(JsonObject.class).stream()
                    .map(report -> ImportDocuments.line(report, texts) + "\n")
                    .collect(Collectors.joining());
        }
        if (result.containsKey("state")) {
            return ImportDocuments.line(result, texts) + "\n" + ImportDocuments.refusals(result);
        }
        return ImportDocuments.counts(result, texts)
                + "\n"
                + more(result, "replaced", texts)
                + more(result, "recovered", texts);
    }

    private static String more(JsonObject result, String count, Texts texts) {
        int number = result.getInt(count, 0);
        return number == 0 ? "" : texts.get("import." + count, number) + "\n";
    }

    @Override
    public int exitCode(JsonObject result) {
        if (!result.containsKey("cancelled")) {
            return CommandLine.DONE;
        }
        boolean something = result.getInt("imported") + result.getInt("duplicate") > 0;
        return something && !result.getBoolean("cancelled") ? CommandLine.DONE : CommandLine.FAILED;
    }
}

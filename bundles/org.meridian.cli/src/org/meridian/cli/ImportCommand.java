package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.archive.ImportResult;
import org.meridian.core.text.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code import PATH… [--charset TERM]} */
final class ImportCommand implements Command {
    @Override
    public String name() {
        return "import";
    }

    @Override
    public Set<String> options() {
        return Set.of("charset");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.word(0, "PATH");
        List<Path> paths = arguments.words().stream().map(arguments::path).toList();
        ImportResult report =
                session.workstation()
                        .imports()
                        .run(
                                paths,
                                arguments.option("charset").map(CharsetCommand::set),
                                session.progress());
        Locale locale = session.texts().locale();
        report.refused()
                .forEach(r -> session.say(r.code() + " " + r.path() + ": " + r.reason(locale)));
        return Json.createObjectBuilder()
                .add("imported", report.imported())
                .add("replaced", report.replaced())
                .add("duplicate", report.duplicate())
                .add("recovered", report.recovered())
                .add("refused", report.refused().size())
                .add(
                        "refusals",
                        Documents.array(
                                report.refused(),
                                r ->
                                        Json.createObjectBuilder()
                                                .add("path", r.path().toString())
                                                .add("code", r.code())
                                                .add("reason", r.reason(locale))))
                .add("studies", Json.createArrayBuilder(report.studies()))
                .add("cancelled", report.cancelled())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        String replaced =
                result.getInt("replaced") == 0
                        ? ""
                        : texts.get("import.replaced", result.getInt("replaced")) + "\n";
        String recovered =
                result.getInt("recovered") == 0
                        ? ""
                        : texts.get("import.recovered", result.getInt("recovered")) + "\n";
        return texts.get(
                        "import.done",
                        result.getInt("imported"),
                        result.getInt("duplicate"),
                        result.getInt("refused"))
                + "\n"
                + replaced
                + recovered;
    }

    @Override
    public int exitCode(JsonObject result) {
        boolean something = result.getInt("imported") + result.getInt("duplicate") > 0;
        return something && !result.getBoolean("cancelled") ? CommandLine.DONE : CommandLine.FAILED;
    }
}

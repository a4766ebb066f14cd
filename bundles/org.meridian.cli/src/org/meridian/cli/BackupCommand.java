package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.store.Backup;
import org.meridian.workflow.Backups;

import java.nio.file.Path;
import java.util.Set;

/** {@code backup DIR [--keep N] [--without-key] | verify DIR} */
final class BackupCommand implements Command {
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public Set<String> options() {
        return Set.of("keep");
    }

    @Override
    public Set<String> flags() {
        return Set.of("without-key");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String first = arguments.word(0, "DIR|verify");
        if (first.equals("verify")) {
            Path folder = arguments.path(arguments.word(1, "DIR"));
            arguments.atMost(2);
            Backups backups = session.workstation().backups();
            return Documents.faults(
                            backups.verify(folder, session.progress()), session.texts().locale())
                    .add("verified", folder.toString())
                    .build();
        }
        arguments.atMost(1);
        Backup.Result result =
                session.workstation()
                        .backups()
                        .run(
                                arguments.path(first),
                                arguments.number("keep", Backup.KEEP, 1, MOST),
                                arguments.flag("without-key"),
                                session.progress());
        if (!result.keyIncluded()) {
            session.say(session.texts().get("backup.withoutKey"));
        }
        return Documents.faults(result.faults(), session.texts().locale())
                .add("folder", result.folder().toString())
                .add("generation", result.generation())
                .add("taken", result.taken().toString())
                .add("blobs", result.blobs())
                .add("copied", result.copied())
                .add("bytes", result.bytes())
                .add("keyIncluded", result.keyIncluded())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        String done =
                result.containsKey("verified")
                        ? texts.get(
                                exitCode(result) == CommandLine.DONE
                                        ? "backup.sound"
                                        : "backup.unsound",
                                result.getString("verified"))
                        : texts.get(
                                "backup.done",
                                result.getString("folder"),
                                result.getString("generation"),
                                result.getJsonNumber("blobs").longValue(),
                                result.getJsonNumber("copied").longValue());
        return result.getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                        .map(f -> Documents.faultLine(f) + "\n")
                        .collect(joining())
                + done
                + "\n";
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getJsonArray("faults").isEmpty() ? CommandLine.DONE : CommandLine.FAILED;
    }
}

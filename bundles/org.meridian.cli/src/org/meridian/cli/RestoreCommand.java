package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code restore DIR --archive NEW [--generation N] [--forgotten DIR] [--accept-damaged]}: the
 * archive's folder must not exist.
 */
final class RestoreCommand implements Command {
    @Override
    public String name() {
        return "restore";
    }

    @Override
    public Set<String> options() {
        return Set.of("generation", "forgotten");
    }

    @Override
    public Set<String> flags() {
        return Set.of("accept-damaged");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Path backup = arguments.path(arguments.word(0, "DIR"));
        arguments.atMost(1);
        List<Path> lists = arguments.option("forgotten").map(arguments::path).stream().toList();
        Restored restored =
                session.restore(
                        new RestoreRequest(
                                backup,
                                arguments.option("generation"),
                                lists,
                                arguments.flag("accept-damaged")));
        return Documents.faults(restored.faults(), session.texts().locale())
                .add("archive", restored.archive().toString())
                .add("generation", restored.generation())
                .add("blobs", restored.blobs())
                .add("forgotten", restored.forgotten())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                        .map(f -> Documents.faultLine(f) + "\n")
                        .collect(joining())
                + texts.get(
                        "restore.done",
                        result.getString("archive"),
                        result.getString("generation"),
                        result.getJsonNumber("blobs").longValue(),
                        result.getInt("forgotten"))
                + "\n";
    }
}

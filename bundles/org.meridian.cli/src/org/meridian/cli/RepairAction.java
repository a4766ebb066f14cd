package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.meridian.core.text.Texts;
import org.meridian.store.StoredBlob;
import org.meridian.workflow.Upkeep;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code archive repair --from DIR}: takes the damaged objects alone from a backup. */
final class RepairAction implements Command {
    @Override
    public String name() {
        return "repair";
    }

    @Override
    public Set<String> options() {
        return Set.of("from");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        Path from = arguments.path(arguments.required("from"));
        Upkeep.Repaired repaired = session.workstation().upkeep().repair(from, session.progress());
        return Json.createObjectBuilder()
                .add("repaired", records(repaired.mended()))
                .add("left", records(repaired.left()))
                .build();
    }

    private static JsonArrayBuilder records(List<StoredBlob> blobs) {
        return Json.createArrayBuilder(blobs.stream().map(StoredBlob::record).toList());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        String left =
                result.getJsonArray("left").getValuesAs(JsonString.class).stream()
                        .map(r -> texts.get("repair.left", r.getString()) + "\n")
                        .collect(joining());
        return left + texts.get("repair.done", result.getJsonArray("repaired").size()) + "\n";
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getJsonArray("left").isEmpty() ? CommandLine.DONE : CommandLine.FAILED;
    }
}

package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.store.ChangedBit;
import org.meridian.workflow.ArchiveReport;

import java.util.List;
import java.util.Locale;

/**
 * {@code archive check}: reads everything again; exit code 1 where something is wrong. Bits that
 * were put right are named besides.
 */
final class CheckAction implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        ArchiveReport report = session.workstation().upkeep().check(session.progress());
        Locale locale = session.texts().locale();
        return Documents.faults(report.faults(), locale)
                .add("sound", report.faults().isEmpty())
                .add("remarks", Documents.faults(report.remarks(), locale).build().get("faults"))
                .add("mended", mended(session.workstation().mended()))
                .build();
    }

    private static JsonArrayBuilder mended(List<ChangedBit> bits) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (ChangedBit bit : bits) {
            all.add(
                    Json.createObjectBuilder()
                            .add("file", bit.file())
                            .add("position", bit.position())
                            .add("bit", bit.bit()));
        }
        return all;
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        int faults = result.getJsonArray("faults").size();
        return result.getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                        .map(f -> Documents.faultLine(f) + "\n")
                        .collect(joining())
                + texts.get(
                        faults == 0 ? "check.sound" : "check.unsound",
                        faults,
                        result.getJsonArray("remarks").size())
                + "\n";
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getBoolean("sound") ? CommandLine.DONE : CommandLine.FAILED;
    }
}

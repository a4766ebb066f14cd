package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.workflow.SampleReport;

import java.util.Set;

/** {@code sample create [--seed N]} */
final class SampleCommand implements Command {
    private static final long LARGEST_SEED = 999_999_999;

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Set<String> options() {
        return Set.of("seed");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, "create");
        if (!action.equals("create")) {
            throw new UsageException("word.unknown", action, "create");
        }
        arguments.atMost(1);
        long seed = arguments.longNumber("seed", 1, 0, LARGEST_SEED);
        SampleReport report = session.workstation().samples().create(seed, session.progress());
        return Json.createObjectBuilder()
                .add("seed", seed)
                .add("studyInstanceUID", report.studyInstanceUID())
                .add("imported", report.imported())
                .add("patients", report.patients())
                .add("observations", report.observations())
                .add(
                        "nodules",
                        Documents.array(
                                report.nodules(),
                                n ->
                                        Json.createObjectBuilder()
                                                .add("position", Documents.position(n.position()))
                                                .add(
                                                        "diameter",
                                                        Documents.millimetres(n.diameter()))))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get(
                        "sample.done",
                        result.getInt("imported"),
                        result.getInt("patients"),
                        result.getJsonArray("nodules").size(),
                        result.getString("studyInstanceUID"))
                + "\n";
    }
}

package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.workflow.DetectionReport;

import java.util.Set;

/** {@code detect STUDY [--model ID]} */
final class DetectCommand implements Command {
    @Override
    public String name() {
        return "detect";
    }

    @Override
    public Set<String> options() {
        return Set.of("model");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String study = arguments.word(0, "STUDY");
        arguments.atMost(1);
        DetectionReport report =
                session.workstation()
                        .detection()
                        .detect(study, arguments.option("model"), session.progress());
        report.warnings(session.texts().locale()).forEach(session::say);
        return Json.createObjectBuilder()
                .add("studyInstanceUID", study)
                .add("seriesInstanceUID", report.seriesInstanceUID())
                .add("model", report.modelId())
                .add("modelVersion", report.modelVersion())
                .add("warnings", Json.createArrayBuilder(report.warnings(session.texts().locale())))
                .add("findings", Documents.array(report.findings(), Documents::finding))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return FindingsCommand.lines(result, texts) + texts.get("detect.secondReader") + "\n";
    }
}

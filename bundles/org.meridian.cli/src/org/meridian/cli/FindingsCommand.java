package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;

import java.util.stream.Collectors;

/** {@code findings STUDY} */
final class FindingsCommand implements Command {
    @Override
    public String name() {
        return "findings";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String study = arguments.word(0, "STUDY");
        arguments.atMost(1);
        return Json.createObjectBuilder()
                .add("studyInstanceUID", study)
                .add(
                        "findings",
                        Documents.array(
                                session.workstation().detection().findings(study),
                                Documents::finding))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return lines(result, texts);
    }

    static String lines(JsonObject result, Texts texts) {
        String lines =
                result.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                        .map(f -> Documents.findingLine(f) + "\n")
                        .collect(Collectors.joining());
        return lines.isEmpty() ? texts.get("findings.none") + "\n" : lines;
    }
}

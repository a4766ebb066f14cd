package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.workflow.PatientStudies;

import java.util.stream.Collectors;

/** {@code studies} */
final class StudiesCommand implements Command {
    @Override
    public String name() {
        return "studies";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        JsonArrayBuilder studies = Json.createArrayBuilder();
        for (PatientStudies person : session.workstation().library().patients(Integer.MAX_VALUE)) {
            person.studies().forEach(s -> studies.add(Documents.study(person.patient(), s)));
        }
        return Json.createObjectBuilder().add("studies", studies).build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("studies").getValuesAs(JsonObject.class).stream()
                .map(s -> Documents.studyLine(s) + "\n")
                .collect(Collectors.joining());
    }
}

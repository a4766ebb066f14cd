package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;

import java.util.stream.Collectors;

/** {@code timeline PATIENT}: what happened to a person, newest first. */
final class TimelineCommand implements Command {
    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String named = arguments.word(0, "PATIENT");
        arguments.atMost(1);
        Patient patient = session.workstation().library().patientNamed(named);
        return Documents.patient(patient)
                .add(
                        "entries",
                        Documents.array(
                                session.workstation().library().timeline(patient.key()),
                                e ->
                                        Json.createObjectBuilder()
                                                .add("time", e.time().toString())
                                                .add("kind", e.kind())
                                                .add("key", e.key())
                                                .add("text", e.text())))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return Documents.name(result)
                + "\n"
                + result.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                        .map(e -> e.getString("time") + "  " + e.getString("text") + "\n")
                        .collect(Collectors.joining());
    }
}

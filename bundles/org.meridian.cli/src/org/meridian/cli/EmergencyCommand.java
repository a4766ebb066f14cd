package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.access.Emergency;
import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;

import java.util.Set;

/** {@code emergency PATIENT --reason TEXT} */
final class EmergencyCommand implements Command {
    @Override
    public String name() {
        return "emergency";
    }

    @Override
    public Set<String> options() {
        return Set.of("reason");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(1);
        String reason = arguments.required("reason");
        Patient patient =
                session.workstation().library().patientNamed(arguments.word(0, "PATIENT"));
        Emergency begun = session.workstation().oversight().breakGlass(patient.key(), reason);
        return Json.createObjectBuilder()
                .add("patient", patient.key().toString())
                .add("user", begun.user())
                .add("started", begun.started().toString())
                .add("ends", begun.ends().toString())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("emergency.begun", result.getString("ends")) + "\n";
    }
}

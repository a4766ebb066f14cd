package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.record.PatientKey;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Forgetting;
import org.meridian.workflow.Workstation;

import java.nio.file.Path;
import java.util.Set;

/**
 * {@code archive forget PATIENT --reason TEXT}: for ever. The person is given by patient ID or key;
 * one who is in no list any more by their key.
 */
final class ForgetAction implements Command {
    private static final String KEY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Override
    public String name() {
        return "forget";
    }

    @Override
    public Set<String> options() {
        return Set.of("reason");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String patient = arguments.word(0, "PATIENT");
        arguments.atMost(1);
        String reason = arguments.required("reason");
        Workstation workstation = session.workstation();
        PatientKey key =
                patient.matches(KEY)
                        ? PatientKey.of(patient)
                        : workstation.library().patientNamed(patient).key();
        Forgetting.Forgotten forgotten = workstation.forgetting().forget(key, reason);
        for (Path folder : forgotten.unreached()) {
            session.say(session.texts().get("forget.unreached", folder));
        }
        return Json.createObjectBuilder()
                .add("patientKey", forgotten.patient().toString())
                .add("blobs", forgotten.blobs())
                .add("searches", forgotten.searches())
                .add("savedSearches", forgotten.saved())
                .add(
                        "unreached",
                        Json.createArrayBuilder(
                                forgotten.unreached().stream().map(Path::toString).toList()))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("forget.done", result.getString("patientKey"), result.getInt("blobs"))
                + "\n"
                + texts.get("forget.searches", result.getJsonNumber("searches").longValue())
                + "\n"
                + texts.get("forget.saved", result.getJsonNumber("savedSearches").longValue())
                + "\n";
    }
}

package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.record.Patient;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.text.Texts;
import org.meridian.workflow.ConsentLine;
import org.meridian.workflow.Consents;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code consent grant|revoke|list PATIENT [--purpose P]} */
final class ConsentCommand implements Command {
    @Override
    public String name() {
        return "consent";
    }

    @Override
    public Set<String> options() {
        return Set.of("purpose");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, "grant|revoke|list");
        if (!Set.of("grant", "revoke", "list").contains(action)) {
            throw new UsageException("word.unknown", action, "grant|revoke|list");
        }
        String named = arguments.word(1, "PATIENT");
        arguments.atMost(2);
        Purpose purpose =
                arguments.option("purpose").map(ConsentCommand::purpose).orElse(Purpose.AI);
        Patient patient = session.workstation().library().patientNamed(named);
        Consents consents = session.workstation().consents();
        if (!action.equals("list")) {
            consents.set(patient.key(), purpose, action.equals("grant"));
        }
        return Documents.patient(patient)
                .add(
                        "consents",
                        Documents.array(consents.list(patient.key()), ConsentCommand::consent))
                .build();
    }

    private static Purpose purpose(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "ai" -> Purpose.AI;
            case "treatment" -> Purpose.TREATMENT;
            default -> throw new UsageException("word.unknown", text, "treatment|ai");
        };
    }

    private static JsonObjectBuilder consent(ConsentLine line) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("purpose", line.purpose().name().toLowerCase(Locale.ROOT))
                        .add("permitted", line.permitted())
                        .add("by", line.by());
        line.time().ifPresent(t -> document.add("time", t.toString()));
        return document;
    }

    private static String state(JsonObject consent) {
        if (!consent.getBoolean("permitted")) {
            return "withdrawn";
        }
        return consent.containsKey("time") ? "recorded" : "assumed";
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return Documents.name(result)
                + "\n"
                + result.getJsonArray("consents").getValuesAs(JsonObject.class).stream()
                        .map(
                                c ->
                                        texts.get("purpose." + c.getString("purpose"))
                                                + ": "
                                                + texts.get("permitted." + state(c))
                                                + "\n")
                        .collect(Collectors.joining());
    }
}

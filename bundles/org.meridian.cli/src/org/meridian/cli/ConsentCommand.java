package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.record.Patient;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.text.Texts;
import org.meridian.ledger.SiteConsent;
import org.meridian.workflow.ConsentLine;
import org.meridian.workflow.Consents;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code consent grant|revoke|list PATIENT [--purpose P]} and {@code consent site [grant|revoke]}
 */
final class ConsentCommand implements Command {
    private static final String ACTIONS = "grant|revoke|list|site";

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
        String action = arguments.word(0, ACTIONS);
        if (action.equals("site")) {
            return site(session.workstation().consents(), arguments);
        }
        if (!Set.of("grant", "revoke", "list").contains(action)) {
            throw new UsageException("word.unknown", action, ACTIONS);
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

    /** Shows or sets what holds for patients whose own decision is not recorded. */
    private static JsonObject site(Consents consents, Arguments arguments) {
        arguments.atMost(2);
        if (arguments.words().size() == 2) {
            String action = arguments.word(1, "grant|revoke");
            if (!Set.of("grant", "revoke").contains(action)) {
                throw new UsageException("word.unknown", action, "grant|revoke");
            }
            consents.setSite(action.equals("grant"));
        }
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("purpose", "ai")
                        .add("basis", "site")
                        .add("permitted", consents.site().filter(SiteConsent::granted).isPresent());
        consents.site()
                .ifPresent(s -> document.add("by", s.actor()).add("time", s.time().toString()));
        return document.build();
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
                        .add("basis", line.basis().name().toLowerCase(Locale.ROOT))
                        .add("by", line.by());
        line.time().ifPresent(t -> document.add("time", t.toString()));
        return document;
    }

    private static String line(JsonObject consent, Texts texts) {
        String state = consent.getBoolean("permitted") ? "permitted." : "refused.";
        return texts.get("purpose." + consent.getString("purpose"))
                + ": "
                + texts.get(state + consent.getString("basis"))
                + "\n";
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("basis")) {
            return line(result, texts);
        }
        return Documents.name(result)
                + "\n"
                + result.getJsonArray("consents").getValuesAs(JsonObject.class).stream()
                        .map(c -> line(c, texts))
                        .collect(Collectors.joining());
    }
}

package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.access.Alert;
import org.meridian.access.Setting;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Oversight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code alerts list | ack ID --note TEXT | settings [NAME VALUE]} */
final class AlertsCommand implements Command {
    private static final String ACTIONS = "list|ack|settings";

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Set<String> options() {
        return Set.of("note");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, ACTIONS);
        Oversight oversight = session.workstation().oversight();
        switch (action) {
            case "list" -> arguments.atMost(1);
            case "ack" -> {
                arguments.atMost(2);
                oversight.see(number(arguments.word(1, "ID")), arguments.required("note"));
            }
            case "settings" -> {
                return settings(oversight, arguments);
            }
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        }
        return Json.createObjectBuilder()
                .add("alerts", Documents.array(oversight.alerts(), AlertsCommand::alert))
                .build();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("word.unknown", text, "ID");
        }
    }

    private static JsonObject settings(Oversight oversight, Arguments arguments) {
        arguments.atMost(3);
        if (arguments.words().size() > 1) {
            String name = arguments.word(1, "NAME");
            oversight.set(setting(name), arguments.word(2, "VALUE"));
        }
        JsonObjectBuilder settings = Json.createObjectBuilder();
        oversight.settings().forEach((setting, value) -> settings.add(setting.word(), value));
        return Json.createObjectBuilder().add("settings", settings).build();
    }

    private static Setting setting(String name) {
        return Arrays.stream(Setting.values())
                .filter(s -> s.word().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "word.unknown",
                                        name,
                                        Arrays.stream(Setting.values())
                                                .map(Setting::word)
                                                .collect(Collectors.joining("|"))));
    }

    private static JsonObjectBuilder alert(Alert alert) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("id", alert.number())
                        .add("rule", alert.rule().name().toLowerCase(Locale.ROOT))
                        .add("user", alert.user())
                        .add("time", alert.raised().toString())
                        .add("state", alert.state().name().toLowerCase(Locale.ROOT));
        alert.reason().ifPresent(r -> document.add("reason", r));
        alert.seenBy().ifPresent(s -> document.add("seenBy", s));
        alert.note().ifPresent(n -> document.add("note", n));
        return document;
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("settings")) {
            JsonObject settings = result.getJsonObject("settings");
            return settings.keySet().stream()
                    .map(name -> name + "  " + settings.getString(name) + "\n")
                    .collect(Collectors.joining());
        }
        if (result.getJsonArray("alerts").isEmpty()) {
            return texts.get("alerts.none") + "\n";
        }
        return result.getJsonArray("alerts").getValuesAs(JsonObject.class).stream()
                .map(a -> line(a, texts))
                .collect(Collectors.joining());
    }

    private static String line(JsonObject alert, Texts texts) {
        return alert.getInt("id")
                + "  "
                + alert.getString("time")
                + "  "
                + alert.getString("user")
                + "  "
                + texts.get("rule." + alert.getString("rule"))
                + "  "
                + texts.get("alert." + alert.getString("state"))
                + "  "
                + alert.getString("reason", "")
                + "\n";
    }
}

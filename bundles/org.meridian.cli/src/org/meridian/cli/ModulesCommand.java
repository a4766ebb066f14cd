package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.extension.Contribution;
import org.meridian.core.text.Texts;

import java.util.stream.Collectors;

/** {@code modules}: what plug-ins add, broken ones with their reason. */
final class ModulesCommand implements Command {
    @Override
    public String name() {
        return "modules";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        return Json.createObjectBuilder()
                .add("modules", Documents.array(session.modules(), ModulesCommand::module))
                .build();
    }

    private static JsonObjectBuilder module(Contribution<?> module) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("point", module.point())
                        .add("id", module.id())
                        .add("label", module.label())
                        .add("bundle", module.bundle())
                        .add("usable", module.problem().isEmpty());
        module.problem().ifPresent(p -> document.add("problem", p));
        return document;
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("modules").getValuesAs(JsonObject.class).stream()
                .map(
                        m ->
                                String.join(
                                                "  ",
                                                m.getString("point"),
                                                m.getString("id"),
                                                m.getString("label"),
                                                m.getString("problem", ""))
                                        + "\n")
                .collect(Collectors.joining());
    }
}

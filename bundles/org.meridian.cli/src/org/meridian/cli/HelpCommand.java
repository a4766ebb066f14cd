package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.meridian.core.text.Texts;

import java.util.List;
import java.util.stream.Collectors;

/** {@code help}: the commands with their words. */
final class HelpCommand implements Command {
    private final List<String> commands;

    HelpCommand(List<String> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        return Json.createObjectBuilder()
                .add("commands", Json.createArrayBuilder(commands))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("usage")
                + "\n"
                + result.getJsonArray("commands").getValuesAs(JsonString.class).stream()
                        .map(c -> "  " + texts.get("help." + c.getString()) + "\n")
                        .collect(Collectors.joining())
                + texts.get("disclaimer")
                + "\n";
    }
}

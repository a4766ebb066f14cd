package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.access.User;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Staff;

import java.util.Locale;
import java.util.stream.Collectors;

/** {@code users list | add NAME} */
final class UsersCommand implements Command {
    @Override
    public String name() {
        return "users";
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, "list|add");
        Staff staff = session.workstation().staff();
        switch (action) {
            case "list" -> arguments.atMost(1);
            case "add" -> {
                String name = arguments.word(1, "NAME");
                arguments.atMost(2);
                staff.add(name);
            }
            default -> throw new UsageException("word.unknown", action, "list|add");
        }
        return Json.createObjectBuilder()
                .add("users", Documents.array(staff.list(), UsersCommand::user))
                .build();
    }

    private static JsonObjectBuilder user(User user) {
        return Json.createObjectBuilder()
                .add("name", user.name())
                .add("role", user.role().name().toLowerCase(Locale.ROOT))
                .add("created", user.created().toString());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .map(
                        u ->
                                u.getString("name")
                                        + "  "
                                        + texts.get("role." + u.getString("role"))
                                        + "\n")
                .collect(Collectors.joining());
    }
}

package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import org.meridian.access.Role;
import org.meridian.access.User;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;
import org.meridian.workflow.Staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code users list | add NAME --role R[,R] | role NAME R[,R] | disable NAME | enable NAME |
 * password NAME}
 */
final class UsersCommand implements Command {
    private static final String ACTIONS = "list|add|role|disable|enable|password";

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Set<String> options() {
        return Set.of("role");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, ACTIONS);
        Staff staff = session.workstation().staff();
        switch (action) {
            case "list" -> arguments.atMost(1);
            case "add" -> {
                // without a role, the one that most people in a clinic have
                String roles = arguments.option("role").orElse("doctor");
                staff.add(named(arguments, 2), roles(roles));
            }
            case "role" -> {
                String name = named(arguments, 3);
                staff.setRoles(name, roles(arguments.word(2, "R[,R]")));
            }
            case "password" -> setPassword(session, named(arguments, 2));
            case "disable" -> staff.setDisabled(named(arguments, 2), true);
            case "enable" -> staff.setDisabled(named(arguments, 2), false);
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        }
        return Json.createObjectBuilder()
                .add("users", Documents.array(staff.list(), UsersCommand::user))
                .build();
    }

    private static void setPassword(Session session, String name) {
        Staff staff = session.workstation().staff();
        char[] typed = session.ask(Secret.NEW_PASSWORD);
        try (Passphrase password = Passphrase.of(typed)) {
            staff.setPassword(name, password);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static String named(Arguments arguments, int most) {
        arguments.atMost(most);
        return arguments.word(1, "NAME");
    }

    private static List<Role> roles(String text) {
        List<Role> roles = new ArrayList<>();
        for (String word : text.split(",")) {
            roles.add(
                    Arrays.stream(Role.values())
                            .filter(r -> r.name().equalsIgnoreCase(word.strip()))
                            .findFirst()
                            .orElseThrow(() -> new UsageException("word.unknown", word, wanted())));
        }
        return roles;
    }

    private static String wanted() {
        return Arrays.stream(Role.values())
                .map(UsersCommand::word)
                .collect(Collectors.joining("|"));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** {@code role} is the first of {@code roles}. */
    private static JsonObjectBuilder user(User user) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        user.roles().forEach(r -> roles.add(word(r)));
        return Json.createObjectBuilder()
                .add("name", user.name())
                .add("role", word(user.roles().getFirst()))
                .add("roles", roles)
                .add("disabled", user.disabled())
                .add("password", user.hasPassword())
                .add("created", user.created().toString());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return result.getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .map(u -> line(u, texts))
                .collect(Collectors.joining());
    }

    private static String line(JsonObject user, Texts texts) {
        String roles =
                user.getJsonArray("roles").getValuesAs(JsonString.class).stream()
                        .map(r -> texts.get("role." + r.getString()))
                        .collect(Collectors.joining(", "));
        String disabled = user.getBoolean("disabled") ? "  " + texts.get("users.disabled") : "";
        return user.getString("name") + "  " + roles + disabled + "\n";
    }
}

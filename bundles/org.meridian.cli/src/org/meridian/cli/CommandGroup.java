package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code NAME ACTION ...}: commands of one subject. Each action is a small command of its own,
 * whose words start after its name; its document has the member {@code action} too.
 */
final class CommandGroup implements Command {
    private static final String ACTION = "action";

    private final String name;
    private final Map<String, Command> actions = new LinkedHashMap<>();

    CommandGroup(String name, List<Command> actions) {
        this.name = name;
        actions.forEach(a -> this.actions.put(a.name(), a));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> options() {
        return actions.values().stream()
                .flatMap(a -> a.options().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> flags() {
        return actions.values().stream()
                .flatMap(a -> a.flags().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String names = String.join("|", actions.keySet());
        String wanted = arguments.word(0, names);
        Command action = actions.get(wanted);
        if (action == null) {
            throw new UsageException("word.unknown", wanted, names);
        }
        return Json.createObjectBuilder()
                .add(ACTION, wanted)
                .addAll(Json.createObjectBuilder(action.run(session, arguments.of(action))))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return action(result).print(result, texts);
    }

    @Override
    public JsonObject document(JsonObject result) {
        return action(result).document(result);
    }

    @Override
    public int exitCode(JsonObject result) {
        return action(result).exitCode(result);
    }

    private Command action(JsonObject result) {
        return Objects.requireNonNull(actions.get(result.getString(ACTION)));
    }
}

package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.text.Texts;
import org.meridian.workflow.Found;

import java.util.Set;

/** {@code search TEXT [--limit N]} */
final class SearchCommand implements Command {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 10_000;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Set<String> options() {
        return Set.of("limit");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.word(0, "TEXT");
        String text = String.join(" ", arguments.words());
        int limit = arguments.number("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT);
        return Json.createObjectBuilder()
                .add("query", text)
                .add(
                        "hits",
                        Documents.array(
                                session.workstation().searches().search(text, limit),
                                SearchCommand::hit))
                .build();
    }

    private static JsonObjectBuilder hit(Found found) {
        JsonObjectBuilder record =
                found.study()
                        .map(s -> Documents.study(found.patient(), s))
                        .orElseGet(() -> Documents.patient(found.patient()));
        return record.add("kind", found.kind())
                .add("key", found.key())
                .add("title", found.title())
                .add("score", found.score());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        StringBuilder lines = new StringBuilder();
        for (JsonObject hit : result.getJsonArray("hits").getValuesAs(JsonObject.class)) {
            lines.append(hit.getString("kind"))
                    .append("  ")
                    .append(
                            hit.containsKey("studyInstanceUID")
                                            && hit.getString("kind").equals("study")
                                    ? Documents.studyLine(hit)
                                    : Documents.name(hit) + "  " + hit.getString("title"))
                    .append('\n');
        }
        return lines.isEmpty() ? texts.get("search.none") + "\n" : lines.toString();
    }
}

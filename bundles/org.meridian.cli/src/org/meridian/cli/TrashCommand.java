package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.archive.Retention;
import org.meridian.archive.TrashItem;
import org.meridian.core.text.Texts;
import org.meridian.workflow.TrashCan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code trash list | put STUDY|SERIES|PATIENT --reason TEXT | restore ITEM | empty [ITEM] [--all]
 * | retention [--days N] [--keep-years N] [--automatic on|off]}
 */
final class TrashCommand implements Command {
    private static final String ACTIONS = "list|put|restore|empty|retention";
    private static final String AUTOMATIC = "automatic";
    private static final String ON = "on";
    private static final String OFF = "off";

    @Override
    public String name() {
        return "trash";
    }

    @Override
    public Set<String> options() {
        return Set.of("reason", "days", "keep-years", AUTOMATIC);
    }

    @Override
    public Set<String> flags() {
        return Set.of("all");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, ACTIONS);
        return switch (action) {
            case "list" -> {
                arguments.atMost(1);
                yield items("items", session.workstation().trash().list()).build();
            }
            case "put" -> {
                String what = arguments.word(1, "STUDY|SERIES|PATIENT");
                arguments.atMost(2);
                String reason = arguments.required("reason");
                yield items("trashed", List.of(session.workstation().trash().put(what, reason)))
                        .build();
            }
            case "restore" -> {
                long item = number(arguments);
                arguments.atMost(2);
                yield items("restored", List.of(session.workstation().trash().recover(item)))
                        .build();
            }
            case "empty" -> empty(session, arguments);
            case "retention" -> retention(session, arguments);
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        };
    }

    private static long number(Arguments arguments) {
        String word = arguments.word(1, "ITEM");
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new UsageException("word.unknown", word, "ITEM");
        }
    }

    private static JsonObject empty(Session session, Arguments arguments) {
        arguments.atMost(2);
        TrashCan trash = session.workstation().trash();
        TrashCan.Emptied emptied;
        if (arguments.words().size() > 1) {
            emptied = trash.empty(number(arguments), session.progress());
        } else if (arguments.flag("all")) {
            emptied = trash.emptyAll(session.progress());
        } else {
            emptied = trash.empty(session.progress());
        }
        return Json.createObjectBuilder()
                .add("deleted", Documents.array(emptied.deleted(), TrashCommand::nameless))
                .add("retained", Documents.array(emptied.retained(), TrashCommand::nameless))
                .add("blobs", emptied.blobs())
                .build();
    }

    private static JsonObject retention(Session session, Arguments arguments) {
        arguments.atMost(1);
        TrashCan trash = session.workstation().trash();
        Retention now = trash.retention();
        Retention wanted =
                new Retention(
                        arguments.number("days", now.trashDays(), 0, 36_500),
                        arguments.number("keep-years", now.keepYears(), 0, 100),
                        arguments
                                .option(AUTOMATIC)
                                .map(TrashCommand::isOn)
                                .orElse(now.automatic()));
        if (!wanted.equals(now)) {
            trash.setRetention(wanted);
        }
        return Json.createObjectBuilder()
                .add("days", wanted.trashDays())
                .add("keepYears", wanted.keepYears())
                .add(AUTOMATIC, wanted.automatic())
                .build();
    }

    private static boolean isOn(String word) {
        if (!Set.of(ON, OFF).contains(word)) {
            throw new UsageException("word.unknown", word, ON + "|" + OFF);
        }
        return word.equals(ON);
    }

    private static JsonObjectBuilder items(String name, List<TrashItem> items) {
        return Json.createObjectBuilder().add(name, Documents.array(items, TrashCommand::item));
    }

    private static JsonObjectBuilder item(TrashItem item) {
        return nameless(item).addAll(Documents.patient(item.patient()));
    }

    /** For who deletes and may see no names. */
    private static JsonObjectBuilder nameless(TrashItem item) {
        return Json.createObjectBuilder()
                .add("item", item.item())
                .add("kind", item.kind().name().toLowerCase(Locale.ROOT))
                .add("uid", item.uid())
                .add("title", item.title())
                .add("studyDate", item.newest().map(Object::toString).orElse(""))
                .add("reason", item.reason())
                .add("by", item.actor())
                .add("time", item.moved().toString())
                .add("series", item.series())
                .add("instances", item.instances())
                .add("bytes", item.bytes())
                .add("retainedUntil", item.retainedUntil().map(Object::toString).orElse(""));
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("days")) {
            return texts.get("trash.retention", result.getInt("days"), result.getInt("keepYears"))
                    + "\n"
                    + texts.get(result.getBoolean(AUTOMATIC) ? "trash.automatic" : "trash.waits")
                    + "\n";
        }
        String lines =
                Stream.of("items", "trashed", "restored", "deleted", "retained")
                        .filter(result::containsKey)
                        .flatMap(
                                key ->
                                        result
                                                .getJsonArray(key)
                                                .getValuesAs(JsonObject.class)
                                                .stream()
                                                .map(i -> line(key, i, texts)))
                        .collect(joining());
        return lines.isEmpty() ? texts.get("trash.none") + "\n" : lines;
    }

    private static String line(String key, JsonObject item, Texts texts) {
        String what =
                Stream.of(
                                item.getJsonNumber("item").toString(),
                                item.containsKey("patientID") ? Documents.name(item) : "",
                                item.getString("patientID", ""),
                                item.getString("title"),
                                item.getInt("instances") + "",
                                item.getString("reason"),
                                item.getString("by"),
                                item.getString("time"))
                        .filter(part -> !part.isEmpty())
                        .collect(joining("  "));
        return (key.equals("items")
                        ? what
                        : texts.get("trash." + key, what, item.getString("retainedUntil")))
                + "\n";
    }

    /** What was asked for and is kept is no success. */
    @Override
    public int exitCode(JsonObject result) {
        boolean kept = result.containsKey("retained") && !result.getJsonArray("retained").isEmpty();
        return kept && result.getJsonArray("deleted").isEmpty()
                ? CommandLine.FAILED
                : CommandLine.DONE;
    }
}

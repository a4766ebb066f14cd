package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.workflow.KeyImages;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code keyimages list STUDY | mark INSTANCE [--frame N] | unmark INSTANCE [--frame N] | export
 * STUDY --out FILE.dcm}
 */
final class KeyImagesCommand implements Command {
    private static final String ACTIONS = "list|mark|unmark|export";
    private static final String HERE = "here";
    private static final String KEY_OBJECT = "KO";

    @Override
    public String name() {
        return "keyimages";
    }

    @Override
    public Set<String> options() {
        return Set.of("frame", "out");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String action = arguments.word(0, ACTIONS);
        String uid = arguments.word(1, action.endsWith("mark") ? "INSTANCE" : "STUDY");
        arguments.atMost(2);
        KeyImages keyImages = session.workstation().keyImages();
        return switch (action) {
            case "list" -> list(keyImages, keyImages.study(uid));
            case "mark" -> mark(keyImages, uid, arguments, true);
            case "unmark" -> mark(keyImages, uid, arguments, false);
            case "export" -> {
                Path file = arguments.path(arguments.required("out"));
                int exported = keyImages.write(keyImages.study(uid), file);
                yield Json.createObjectBuilder()
                        .add("file", file.toString())
                        .add("exported", exported)
                        .build();
            }
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        };
    }

    private static JsonObject mark(
            KeyImages keyImages, String instance, Arguments arguments, boolean key) {
        int frame = arguments.number("frame", 1, 1, Integer.MAX_VALUE);
        keyImages.mark(instance, frame, key);
        return Json.createObjectBuilder()
                .add("sopInstanceUID", instance)
                .add("frame", frame)
                .add("keyImage", key)
                .build();
    }

    private static JsonObject list(KeyImages keyImages, Study study) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        keyImages.of(study).forEach(k -> all.add(here(k)));
        for (KeyObjects object : keyImages.brought(study)) {
            object.keys().forEach(k -> all.add(brought(object, k)));
        }
        return Json.createObjectBuilder().add("keyImages", all).build();
    }

    private static JsonObjectBuilder here(KeyImage key) {
        Place.OnImage image = key.image();
        return Json.createObjectBuilder()
                .add("origin", HERE)
                .add("seriesInstanceUID", image.seriesInstanceUID())
                .add("sopInstanceUID", image.sopInstanceUID())
                .add("frames", Json.createArrayBuilder(List.of(image.frame())))
                .add("author", key.author())
                .add("time", key.time().toString());
    }

    /** No frames are all of them. */
    private static JsonObjectBuilder brought(KeyObjects object, KeyObjects.Key key) {
        return Json.createObjectBuilder()
                .add("origin", KEY_OBJECT)
                .add("seriesInstanceUID", key.seriesInstanceUID())
                .add("sopInstanceUID", key.sopInstanceUID())
                .add("frames", Json.createArrayBuilder(key.frames()))
                .add("author", object.author())
                .add("time", object.time().toString())
                .add("title", object.title().meaning())
                .add("description", object.description());
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("exported")) {
            return texts.get(
                            "keyimages.exported",
                            result.getInt("exported"),
                            result.getString("file"))
                    + "\n";
        }
        if (result.containsKey("keyImage")) {
            return texts.get(
                            result.getBoolean("keyImage")
                                    ? "keyimages.marked"
                                    : "keyimages.unmarked",
                            result.getString("sopInstanceUID"),
                            result.getInt("frame"))
                    + "\n";
        }
        List<JsonObject> all = result.getJsonArray("keyImages").getValuesAs(JsonObject.class);
        return all.isEmpty()
                ? texts.get("keyimages.none") + "\n"
                : all.stream()
                        .map(
                                k ->
                                        String.format(
                                                Locale.ROOT,
                                                "%-5s %s %s  %s  %s\n",
                                                k.getString("origin"),
                                                k.getString("sopInstanceUID"),
                                                k.getJsonArray("frames"),
                                                k.getString("author"),
                                                k.getString("title", "")))
                        .collect(joining());
    }
}

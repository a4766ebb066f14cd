package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import org.meridian.core.io.ByteSource;
import org.meridian.core.text.Texts;
import org.meridian.dicom.CharacterSetDetection;
import org.meridian.dicom.CharacterSetRepair;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.TextReading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code charset FILE [--as TERM|auto] [--out FILE] [--texts kept|utf8] [--undo FILE]} */
final class CharsetCommand implements Command {
    private static final String AUTO = "auto";
    private static final int DIGITS = 4;
    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "charset";
    }

    @Override
    public Set<String> options() {
        return Set.of("as", "out", "texts", "undo");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Path path = arguments.path(arguments.word(0, "FILE"));
        arguments.atMost(1);
        return CommandFiles.read(
                path,
                source -> {
                    Optional<Path> undone = arguments.option("undo").map(arguments::path);
                    if (undone.isPresent()) {
                        CommandFiles.write(
                                undone.get(), out -> CharacterSetRepair.undo(source, out));
                        return Json.createObjectBuilder()
                                .add("file", undone.get().toString())
                                .build();
                    }
                    return run(source, arguments);
                });
    }

    private static JsonObject run(ByteSource source, Arguments arguments) {
        DicomFile file = DicomReader.readHeader(source);
        CharacterSetDetection detection = CharacterSetDetection.of(file.dataset());
        String as = arguments.option("as").orElse(AUTO);
        Optional<TextReading> reading =
                as.equals(AUTO)
                        ? detection.suggestion().map(CharacterSetDetection.Candidate::reading)
                        : Optional.of(TextReading.in(set(as)));
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("declared", detection.declared().toString())
                        .add(
                                "declaredTexts",
                                texts(read(file, TextReading.in(detection.declared()))))
                        .add("candidates", candidates(detection));
        reading.ifPresent(
                r ->
                        document.add("as", r.set().toString())
                                .add("encodedTwice", r.twice())
                                .add("texts", texts(read(file, r))));
        Optional<Path> out = arguments.option("out").map(arguments::path);
        if (out.isPresent()) {
            CharacterSetRepair.Texts kind = kind(arguments);
            TextReading chosen =
                    reading.orElseThrow(() -> new UsageException("charset.nothing", AUTO));
            CommandFiles.write(
                    out.get(),
                    stream ->
                            CharacterSetRepair.repair(
                                    source, chosen, kind, OffsetDateTime.now(), stream));
            document.add("file", out.get().toString());
        }
        return document.build();
    }

    private static List<String> read(DicomFile file, TextReading reading) {
        return CharacterSetDetection.texts(file.dataset(), reading);
    }

    /** The set of the terms that somebody gave. */
    static SpecificCharacterSet set(String terms) {
        return SpecificCharacterSet.parse(terms)
                .orElseThrow(() -> new UsageException("charset.unknown", terms));
    }

    private static CharacterSetRepair.Texts kind(Arguments arguments) {
        String kind = arguments.option("texts").orElse("kept");
        return switch (kind) {
            case "kept" -> CharacterSetRepair.Texts.KEPT;
            case "utf8" -> CharacterSetRepair.Texts.IN_UTF_8;
            default -> throw new UsageException("charset.texts", kind);
        };
    }

    private static JsonArrayBuilder candidates(CharacterSetDetection detection) {
        return Documents.array(
                detection.candidates().subList(0, Math.min(SHOWN, detection.candidates().size())),
                candidate ->
                        Json.createObjectBuilder()
                                .add("set", candidate.reading().set().toString())
                                .add("encodedTwice", candidate.reading().twice())
                                .add(
                                        "confidence",
                                        BigDecimal.valueOf(candidate.confidence())
                                                .setScale(DIGITS, RoundingMode.HALF_EVEN))
                                .add("texts", texts(candidate.texts())));
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        return Json.createArrayBuilder(texts);
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        StringBuilder lines = new StringBuilder();
        if (result.containsKey("declared")) {
            lines.append(texts.get("charset.declared", named(result, "declared", texts)))
                    .append('\n');
            append(result, "declaredTexts", lines);
            if (result.containsKey("as")) {
                lines.append(texts.get("charset.as", named(result, "as", texts))).append('\n');
                append(result, "texts", lines);
            } else {
                lines.append(texts.get("charset.none")).append('\n');
            }
        }
        if (result.containsKey("file")) {
            lines.append(texts.get("render.done", result.getString("file"))).append('\n');
        }
        return lines.toString();
    }

    private static String named(JsonObject result, String key, Texts texts) {
        String name = result.getString(key);
        String shown = name.isEmpty() ? texts.get("charset.default") : name;
        boolean twice = key.equals("as") && result.getBoolean("encodedTwice");
        return twice ? texts.get("charset.twice", shown) : shown;
    }

    private static void append(JsonObject result, String key, StringBuilder lines) {
        result.getJsonArray(key).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .forEach(text -> lines.append("  ").append(text).append('\n'));
    }
}

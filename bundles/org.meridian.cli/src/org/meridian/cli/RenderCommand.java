package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.Rendering;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code render STUDY|SERIES|INSTANCE --out FILE.png [--window C/W] [--frame N]} */
final class RenderCommand implements Command {
    @Override
    public String name() {
        return "render";
    }

    @Override
    public Set<String> options() {
        return Set.of("out", "window", "frame");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String uid = arguments.word(0, "STUDY|SERIES|INSTANCE");
        arguments.atMost(1);
        Optional<Integer> frame =
                arguments
                        .option("frame")
                        .map(f -> arguments.number("frame", 1, 1, Integer.MAX_VALUE));
        Optional<WindowLevel> window = arguments.option("window").map(RenderCommand::window);
        Path file = arguments.path(arguments.required("out"));
        Rendering.Result result =
                session.workstation()
                        .rendering()
                        .render(uid, frame, window, file, session.progress());
        result.warnings(session.texts().locale()).forEach(session::say);
        var document =
                Json.createObjectBuilder()
                        .add("file", result.file().toString())
                        .add("studyInstanceUID", result.studyInstanceUID())
                        .add("seriesInstanceUID", result.seriesInstanceUID())
                        .add("sopInstanceUID", result.image().sopInstanceUID())
                        .add("frame", result.image().frame())
                        .add("columns", result.image().columns())
                        .add("rows", result.image().rows())
                        .add("lossyImageCompression", result.image().lossy())
                        .add(
                                "warnings",
                                Json.createArrayBuilder(result.warnings(session.texts().locale())));
        result.window()
                .ifPresent(
                        w ->
                                document.add("windowCenter", w.center())
                                        .add("windowWidth", w.width()));
        return document.build();
    }

    private static WindowLevel window(String text) {
        try {
            String[] parts = text.split("/", -1);
            if (parts.length == 2) {
                return new WindowLevel(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new UsageException("render.window", text);
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("render.done", result.getString("file")) + "\n";
    }
}

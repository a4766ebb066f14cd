package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.imaging.display.TestPattern;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/** {@code display pattern NAME --out FILE.png [--width N] [--height N]} */
final class DisplayPatternAction implements Command {
    private static final int SIZE = 1024;
    private static final int LEAST = 256;
    private static final int MOST = 16384;

    @Override
    public String name() {
        return "pattern";
    }

    @Override
    public Set<String> options() {
        return Set.of("out", "width", "height");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String name = arguments.word(0, "NAME");
        arguments.atMost(1);
        TestPattern pattern =
                TestPattern.of(name)
                        .orElseThrow(() -> new UsageException("word.unknown", name, names()));
        int width = arguments.number("width", SIZE, LEAST, MOST);
        int height = arguments.number("height", SIZE, LEAST, MOST);
        Path file = arguments.path(arguments.required("out"));
        CommandFiles.write(file, out -> write(pattern.draw(width, height), width, height, out));
        return Json.createObjectBuilder()
                .add("file", file.toString())
                .add("pattern", pattern.name())
                .build();
    }

    private static String names() {
        return TestPattern.all().stream().map(TestPattern::name).collect(Collectors.joining("|"));
    }

    private static void write(byte[] greys, int width, int height, OutputStream out) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(greys, 0, target, 0, target.length);
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("display.drawn", result.getString("file")) + "\n";
    }
}

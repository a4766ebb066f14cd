package org.meridian.ui.viewer.hanging;

import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.ui.viewer.layout.Link;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.WindowPresets;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Hanging protocols as text, in the form of Java's properties:
 *
 * <pre>
 * name = Mammography, four views
 * modality = MG
 * bodyPart =
 * laterality =
 * priors = 0
 * monitors = 1
 * rows = 2
 * columns = 2
 * link = OFF
 * cell.1 = laterality=R; view=CC
 * cell.2 = prior=1; series=2; description=thin; plane=CORONAL; window=-600/1500
 * second.rows = 1
 * second.columns = 1
 * second.cell.1 = prior=1
 * </pre>
 *
 * A window is its centre and width; what begins with {@code second.} is of the window beside. What
 * is left out asks for nothing. Stateless.
 */
public final class HangingText {
    private static final String SECOND = "second.";

    private HangingText() {}

    /**
     * Reads a protocol.
     *
     * @param language for whose readers its name is, by {@code name.zh_CN} and the like
     * @throws IllegalArgumentException with the line that is wrong
     */
    public static HangingProtocol read(Reader text, Locale language) throws IOException {
        Properties lines = new Properties();
        lines.load(text);
        boolean two = lines.stringPropertyNames().stream().anyMatch(key -> key.startsWith(SECOND));
        String name = get(lines, "name." + language);
        return new HangingProtocol(
                name.isEmpty() ? get(lines, "name") : name,
                get(lines, "modality"),
                get(lines, "bodyPart"),
                get(lines, "laterality"),
                number(lines, "priors", 0),
                number(lines, "monitors", 1),
                get(lines, "link").isEmpty() ? Link.OFF : Link.valueOf(get(lines, "link")),
                screen(lines, ""),
                two ? Optional.of(screen(lines, SECOND)) : Optional.empty());
    }

    private static HangingScreen screen(Properties lines, String prefix) {
        List<CellRule> cells = new ArrayList<>();
        for (int i = 1; lines.containsKey(prefix + "cell." + i); i++) {
            cells.add(cell(get(lines, prefix + "cell." + i)));
        }
        return new HangingScreen(
                new GridSize(
                        number(lines, prefix + "rows", 1), number(lines, prefix + "columns", 1)),
                cells);
    }

    /** The same of a text. */
    public static HangingProtocol read(String text, Locale language) {
        try {
            return read(new StringReader(text), language);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String get(Properties lines, String key) {
        return lines.getProperty(key, "").strip();
    }

    private static int number(Properties lines, String key, int otherwise) {
        String text = get(lines, key);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static CellRule cell(String text) {
        Properties parts = new Properties();
        for (String part : text.split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                parts.setProperty(pair[0].strip(), pair[1].strip());
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException(text);
            }
        }
        String plane = get(parts, "plane");
        return new CellRule(
                number(parts, "prior", 0),
                number(parts, "series", 1),
                get(parts, "modality"),
                get(parts, "description"),
                get(parts, "laterality"),
                get(parts, "view"),
                plane.isEmpty() ? Plane.STACK : Plane.valueOf(plane),
                window(get(parts, "window")));
    }

    private static Optional<WindowLevel> window(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] numbers = text.split("/", 2);
        return Optional.of(
                Optional.of(numbers)
                        .filter(n -> n.length == 2)
                        .flatMap(n -> WindowPresets.window(n[0], n[1]))
                        .orElseThrow(() -> new IllegalArgumentException("window=" + text)));
    }

    /** As {@link #read} takes it. */
    public static String write(HangingProtocol protocol) {
        StringBuilder text = new StringBuilder();
        line(text, "name", protocol.name());
        line(text, "modality", protocol.modality());
        line(text, "bodyPart", protocol.bodyPart());
        line(text, "laterality", protocol.laterality());
        line(text, "priors", Integer.toString(protocol.priors()));
        line(text, "monitors", Integer.toString(protocol.monitors()));
        line(text, "link", protocol.link().name());
        screen(text, "", protocol.screen());
        protocol.second().ifPresent(second -> screen(text, SECOND, second));
        return text.toString();
    }

    private static void screen(StringBuilder text, String prefix, HangingScreen screen) {
        line(text, prefix + "rows", Integer.toString(screen.size().rows()));
        line(text, prefix + "columns", Integer.toString(screen.size().columns()));
        for (int i = 0; i < screen.cells().size(); i++) {
            line(text, prefix + "cell." + (i + 1), cell(screen.cells().get(i)));
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value.replace("\\", "\\\\").replace('\n', ' '));
        text.append('\n');
    }

    private static String cell(CellRule rule) {
        List<String> parts = new ArrayList<>();
        parts.add("prior=" + rule.prior());
        parts.add("series=" + rule.series());
        add(parts, "modality", rule.modality());
        add(parts, "description", rule.description().replace(';', ' '));
        add(parts, "laterality", rule.laterality());
        add(parts, "view", rule.view());
        parts.add("plane=" + rule.plane());
        rule.window().ifPresent(w -> parts.add("window=" + w.center() + "/" + w.width()));
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String key, String value) {
        if (!value.isEmpty()) {
            parts.add(key + "=" + value);
        }
    }
}

package org.meridian.ui.viewer.model;

import org.meridian.imaging.WindowPreset;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * Named windows of a modality as a plug-in's file has them:
 *
 * <pre>
 * modality = CT
 * window.1 = 700; 4000; HU
 * name.1 = Temporal bone
 * name.1.zh_CN = 颞骨
 * key.1 = 6
 * </pre>
 *
 * A window is its centre, width and unit: {@code HU} for CT, {@code SUVbw} for PET, in the kind of
 * uptake that is shown, {@code %} for shares of the window an image has without it, none for stored
 * values. The key, a digit from 1, is a wish: where it is taken the next free one is used.
 * Stateless.
 */
public final class WindowsText {
    private WindowsText() {}

    /**
     * One window.
     *
     * @param key the wanted digit
     */
    public record Offer(String modality, OptionalInt key, WindowPreset preset) {}

    /**
     * Reads all windows of a file.
     *
     * @param language for whose readers their names are
     * @throws IllegalArgumentException with the line that is wrong
     */
    public static List<Offer> read(Reader text, Locale language) throws IOException {
        Properties lines = new Properties();
        lines.load(text);
        String modality = get(lines, "modality");
        List<Offer> offers = new ArrayList<>();
        for (int i = 1; lines.containsKey("window." + i); i++) {
            offers.add(
                    new Offer(modality, key(get(lines, "key." + i)), preset(lines, i, language)));
        }
        if (modality.isEmpty() || offers.isEmpty()) {
            throw new IllegalArgumentException("a modality and its windows are wanted");
        }
        return offers;
    }

    private static String get(Properties lines, String key) {
        return lines.getProperty(key, "").strip();
    }

    private static OptionalInt key(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[1-9]")) {
            throw new IllegalArgumentException("key = " + text);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static WindowPreset preset(Properties lines, int number, Locale language) {
        String line = get(lines, "window." + number);
        String[] parts = line.split(";", -1);
        String translated = get(lines, "name." + number + "." + language);
        String name = translated.isEmpty() ? get(lines, "name." + number) : translated;
        if (parts.length != 3 || name.isEmpty()) {
            throw new IllegalArgumentException("window." + number + " = " + line);
        }
        return WindowPresets.preset(name, parts[0], parts[1], parts[2].strip())
                .orElseThrow(() -> new IllegalArgumentException("window." + number + " = " + line));
    }
}

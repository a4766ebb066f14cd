package org.meridian.ui.viewer.model;

import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The named windows on the keys 1 to 9, some of which may be free. Immutable.
 *
 * @param byKey each window under its digit
 */
public record WindowPresets(SortedMap<Integer, WindowPreset> byKey) {
    /** The digits that there are. */
    public static final int KEYS = 9;

    /** The usual windows of CT on the first keys. */
    public static final WindowPresets USUAL = usual();

    private static final String FIELD = "\t";
    private static final int FIELDS = 4;

    public WindowPresets {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    private static WindowPresets usual() {
        SortedMap<Integer, WindowPreset> byKey = new TreeMap<>();
        WindowPreset.CT.forEach(preset -> byKey.put(byKey.size() + 1, preset));
        return new WindowPresets(byKey);
    }

    /** The window of a digit; empty where none is on it. */
    public Optional<WindowPreset> at(int key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** As {@link #read} takes it: a line a window. */
    public String write() {
        return byKey.entrySet().stream().map(WindowPresets::line).collect(Collectors.joining("\n"));
    }

    private static String line(Map.Entry<Integer, WindowPreset> entry) {
        WindowLevel window = entry.getValue().window();
        return String.join(
                FIELD,
                entry.getKey().toString(),
                Double.toString(window.center()),
                Double.toString(window.width()),
                entry.getValue().id().replace(FIELD, " "));
    }

    /** What was written; lines that no program of ours wrote are left out. */
    public static WindowPresets read(String written) {
        SortedMap<Integer, WindowPreset> byKey = new TreeMap<>();
        written.lines().map(l -> l.split(FIELD)).forEach(fields -> take(fields, byKey));
        return new WindowPresets(byKey);
    }

    private static void take(String[] fields, Map<Integer, WindowPreset> byKey) {
        if (fields.length != FIELDS || !fields[0].matches("[1-9]")) {
            return;
        }
        window(fields[1], fields[2])
                .ifPresent(
                        w -> byKey.put(Integer.valueOf(fields[0]), new WindowPreset(fields[3], w)));
    }

    /** The window of two typed numbers; empty when they make none. */
    public static Optional<WindowLevel> window(String center, String width) {
        try {
            return Optional.of(
                    new WindowLevel(
                            Double.parseDouble(center.strip()), Double.parseDouble(width.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

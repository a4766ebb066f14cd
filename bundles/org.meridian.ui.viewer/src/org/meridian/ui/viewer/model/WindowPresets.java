package org.meridian.ui.viewer.model;

import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The named windows of a modality on the keys 1 to 9, some of which may be free. Immutable.
 *
 * @param byKey each window under its digit
 */
public record WindowPresets(SortedMap<Integer, WindowPreset> byKey) {
    /** The digits that there are. */
    public static final int KEYS = 9;

    private static final String FIELD = "\t";
    private static final int FIELDS = 4;
    private static final String HOUNSFIELD = "HU";

    public WindowPresets {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    /** The window of a digit; empty where none is on it. */
    public Optional<WindowPreset> at(int key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The same with others on the keys that are free, each on the one it wants or on the first;
     * what finds none is left out.
     */
    public WindowPresets with(List<WindowsText.Offer> offers) {
        SortedMap<Integer, WindowPreset> all = new TreeMap<>(byKey);
        for (WindowsText.Offer offer : offers) {
            IntStream.concat(offer.key().stream(), IntStream.rangeClosed(1, KEYS))
                    .filter(key -> !all.containsKey(key))
                    .findFirst()
                    .ifPresent(key -> all.put(key, offer.preset()));
        }
        return new WindowPresets(all);
    }

    /** As {@link #read} takes it: a line a window. */
    public String write() {
        return byKey.entrySet().stream().map(WindowPresets::line).collect(Collectors.joining("\n"));
    }

    private static String line(Map.Entry<Integer, WindowPreset> entry) {
        WindowPreset preset = entry.getValue();
        return String.join(
                FIELD,
                entry.getKey().toString(),
                Double.toString(preset.window().center()),
                Double.toString(preset.window().width()),
                preset.id().replace(FIELD, " "),
                preset.unit());
    }

    /**
     * What was written; lines that no program of ours wrote are left out. A line without a unit is
     * of Hounsfield units.
     */
    public static WindowPresets read(String written) {
        SortedMap<Integer, WindowPreset> byKey = new TreeMap<>();
        written.lines().map(l -> l.split(FIELD, -1)).forEach(fields -> take(fields, byKey));
        return new WindowPresets(byKey);
    }

    private static void take(String[] fields, Map<Integer, WindowPreset> byKey) {
        if (fields.length < FIELDS || !fields[0].matches("[1-9]")) {
            return;
        }
        String unit = fields.length > FIELDS ? fields[FIELDS] : HOUNSFIELD;
        preset(fields[3], fields[1], fields[2], unit)
                .ifPresent(p -> byKey.put(Integer.valueOf(fields[0]), p));
    }

    /** The window of two typed numbers; empty when they make none. */
    public static Optional<WindowLevel> window(String center, String width) {
        return window(center, width, VoiFunction.LINEAR);
    }

    /**
     * A named window of two typed numbers; empty when they make none. Hounsfield units are whole
     * numbers, others need not be.
     */
    public static Optional<WindowPreset> preset(
            String id, String center, String width, String unit) {
        VoiFunction function =
                unit.equals(HOUNSFIELD) ? VoiFunction.LINEAR : VoiFunction.LINEAR_EXACT;
        return window(center, width, function).map(w -> new WindowPreset(id, w, unit));
    }

    private static Optional<WindowLevel> window(String center, String width, VoiFunction function) {
        try {
            return Optional.of(
                    new WindowLevel(
                            Double.parseDouble(center.strip()),
                            Double.parseDouble(width.strip()),
                            function));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.meridian.ui.viewer.model;

import org.meridian.imaging.WindowPreset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The windows that a workstation begins with, as {@code windows.properties} has them. */
public final class UsualWindows {
    /** Those that have windows of their own, in the order in which they are listed. */
    public static final List<String> MODALITIES =
            List.of("CT", "MR", "CR", "DX", "MG", "US", "PT", "NM");

    private static final ResourceBundle FILE =
            ResourceBundle.getBundle(UsualWindows.class.getPackageName() + ".windows", Locale.ROOT);

    private UsualWindows() {}

    /** The windows of a modality; of one that has none, none. */
    public static WindowPresets of(String modality) {
        SortedMap<Integer, WindowPreset> byKey = new TreeMap<>();
        IntStream.rangeClosed(1, WindowPresets.KEYS)
                .filter(key -> FILE.containsKey(modality + "." + key))
                .forEach(key -> byKey.put(key, preset(FILE.getString(modality + "." + key))));
        return new WindowPresets(byKey);
    }

    private static WindowPreset preset(String line) {
        String[] parts = line.split("; ");
        return WindowPresets.preset(parts[0], parts[1], parts[2], parts[3]).orElseThrow();
    }

    /** The names of all, which have a text in each language. */
    public static Set<String> ids() {
        List<String> keys = new ArrayList<>(Collections.list(FILE.getKeys()));
        Collections.sort(keys);
        Set<String> ids = new LinkedHashSet<>();
        keys.forEach(k -> ids.add(preset(FILE.getString(k)).id()));
        return ids;
    }
}

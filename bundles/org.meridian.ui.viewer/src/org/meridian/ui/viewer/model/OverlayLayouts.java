package org.meridian.ui.viewer.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The layouts of a workstation. Immutable.
 *
 * @param common of all modalities that have none of their own
 * @param own by modality
 */
public record OverlayLayouts(OverlayLayout common, Map<String, OverlayLayout> own) {
    public static final OverlayLayouts USUAL = new OverlayLayouts(OverlayLayout.USUAL, Map.of());

    private static final String COMMON = "*";

    public OverlayLayouts {
        own = Map.copyOf(own);
    }

    /**
     * The layout of a modality.
     *
     * @param modality empty for all others
     */
    public OverlayLayout of(String modality) {
        return Optional.ofNullable(own.get(modality)).orElse(common);
    }

    /** The same with another layout; one that is the common one is none of its own. */
    public OverlayLayouts with(String modality, OverlayLayout layout) {
        if (modality.isEmpty()) {
            return new OverlayLayouts(layout, own);
        }
        Map<String, OverlayLayout> changed = new TreeMap<>(own);
        if (layout.equals(common)) {
            changed.remove(modality);
        } else {
            changed.put(modality, layout);
        }
        return new OverlayLayouts(common, changed);
    }

    /** As {@link #read} takes it: a line a layout. */
    public String write() {
        String others =
                new TreeMap<>(own)
                        .entrySet().stream()
                                .map(e -> "\n" + e.getKey() + " " + e.getValue().write())
                                .collect(Collectors.joining());
        return COMMON + " " + common.write() + others;
    }

    /** What was written; the usual one where nothing was. */
    public static OverlayLayouts read(String written) {
        OverlayLayouts read = USUAL;
        for (String line : written.lines().toList()) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2) {
                String modality = parts[0].equals(COMMON) ? "" : parts[0];
                read = read.with(modality, OverlayLayout.read(parts[1]));
            }
        }
        return read;
    }
}

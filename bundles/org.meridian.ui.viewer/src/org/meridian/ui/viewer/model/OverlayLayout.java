package org.meridian.ui.viewer.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In which corner each text of an image stands. What a reader would be misled without is in every
 * layout, whoever made it. Immutable.
 *
 * @param corners of the fields that are shown
 */
public record OverlayLayout(Map<OverlayField, Corner> corners) {
    /** A corner of an image. */
    public enum Corner {
        TOP_LEFT,
        TOP_RIGHT,
        BOTTOM_LEFT,
        BOTTOM_RIGHT
    }

    public static final OverlayLayout USUAL = usual();

    public OverlayLayout {
        Map<OverlayField, Corner> all = new EnumMap<>(OverlayField.class);
        all.putAll(corners);
        for (OverlayField field : OverlayField.values()) {
            if (field.always()) {
                all.putIfAbsent(field, field.usual().orElseThrow());
            }
        }
        corners = Collections.unmodifiableMap(all);
    }

    private static OverlayLayout usual() {
        Map<OverlayField, Corner> corners = new EnumMap<>(OverlayField.class);
        for (OverlayField field : OverlayField.values()) {
            field.usual().ifPresent(c -> corners.put(field, c));
        }
        return new OverlayLayout(corners);
    }

    /** Where a field stands; empty for nowhere. */
    public Optional<Corner> of(OverlayField field) {
        return Optional.ofNullable(corners.get(field));
    }

    /** The same with a field elsewhere, or nowhere. */
    public OverlayLayout with(OverlayField field, Optional<Corner> corner) {
        Map<OverlayField, Corner> changed = new EnumMap<>(OverlayField.class);
        changed.putAll(corners);
        corner.ifPresentOrElse(c -> changed.put(field, c), () -> changed.remove(field));
        return new OverlayLayout(changed);
    }

    /** As {@link #read} takes it. */
    public String write() {
        return corners.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    /** What was written; what no program of ours wrote is left out. */
    public static OverlayLayout read(String written) {
        Map<OverlayField, Corner> corners = new EnumMap<>(OverlayField.class);
        for (String pair : written.split(" ")) {
            for (OverlayField field : OverlayField.values()) {
                for (Corner corner : Corner.values()) {
                    if (pair.equals(field + "=" + corner)) {
                        corners.put(field, corner);
                    }
                }
            }
        }
        return new OverlayLayout(corners);
    }
}

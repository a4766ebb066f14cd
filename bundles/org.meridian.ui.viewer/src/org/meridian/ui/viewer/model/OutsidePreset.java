package org.meridian.ui.viewer.model;

import org.meridian.imaging.raycast.TransferFunction;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * How a volume is seen from outside. The functions are data: those of a CT stand in {@code
 * outside.properties}, a point a group as in {@link LookText}.
 */
public enum OutsidePreset {
    /** Bone of a CT, opaque. */
    BONE,
    /** Vessels with contrast medium, the bone beside them. */
    VESSELS,
    /** The skin of a CT, opaque. */
    SKIN,
    /** The airways and lungs of a CT. */
    LUNG,
    /** Soft tissue like tinted glass, bone in it. */
    GLASS,
    /** By the window, for values of any scale: clear at its dark end, opaque at its bright end. */
    WINDOW,
    /** The greatest value behind each pixel, in greys by the window. */
    MAXIMUM;

    private final Optional<TransferFunction> function;

    OutsidePreset() {
        function = read(name());
    }

    private static Optional<TransferFunction> read(String name) {
        ResourceBundle data =
                ResourceBundle.getBundle(
                        OutsidePreset.class.getPackageName() + ".outside", Locale.ROOT);
        return data.containsKey(name)
                ? LookText.read(data.getString(name).replace(';', '\n'))
                : Optional.empty();
    }

    /** Of Hounsfield units; empty where the window says what is seen. */
    public Optional<TransferFunction> function() {
        return function;
    }

    /** Whether all depths fall onto one. */
    public boolean isProjection() {
        return this == MAXIMUM;
    }

    /** Under which digit it is chosen, from 1. */
    public int digit() {
        return ordinal() + 1;
    }

    /** The next one, after the last the first again. */
    public OutsidePreset next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** Whether it makes sense for values in a unit. */
    public boolean fits(String unit) {
        return function.isEmpty() || unit.equals("HU");
    }
}

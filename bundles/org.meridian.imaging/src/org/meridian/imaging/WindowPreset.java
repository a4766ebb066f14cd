package org.meridian.imaging;

import java.util.List;

/**
 * A named window.
 *
 * @param id stable name in settings and texts
 * @param window in the unit, or in shares of another window
 * @param unit of the values it is for, such as {@code HU}; {@link #RELATIVE} for any, empty for
 *     values without a unit
 */
public record WindowPreset(String id, WindowLevel window, String unit) {
    /** The window is a part of the one that an image would have without it, in hundredths. */
    public static final String RELATIVE = "%";

    /** The usual windows of CT, in Hounsfield units. */
    public static final List<WindowPreset> CT =
            List.of(
                    new WindowPreset("softTissue", new WindowLevel(40, 400)),
                    new WindowPreset("lung", new WindowLevel(-600, 1500)),
                    new WindowPreset("liver", new WindowLevel(90, 150)),
                    new WindowPreset("bone", new WindowLevel(480, 2500)),
                    new WindowPreset("brain", new WindowLevel(40, 80)));

    private static final double WHOLE = 100;

    /** For Hounsfield units. */
    public WindowPreset(String id, WindowLevel window) {
        this(id, window, "HU");
    }

    /**
     * Whether it makes sense for values of a unit. One for uptake does for each kind of it, in
     * whose numbers it then counts.
     */
    public boolean fits(String values) {
        return unit.equals(RELATIVE)
                || unit.equals(values)
                || UptakeKind.ofLabel(unit).isPresent() && UptakeKind.ofLabel(values).isPresent();
    }

    /**
     * The window itself.
     *
     * @param without the window that an image would have without it
     */
    public WindowLevel window(WindowLevel without) {
        if (!unit.equals(RELATIVE)) {
            return window;
        }
        double dark = without.center() - without.width() / 2;
        return new WindowLevel(
                dark + without.width() * window.center() / WHOLE,
                without.function().allows(without.width() * window.width() / WHOLE)
                        ? without.width() * window.width() / WHOLE
                        : without.width(),
                without.function());
    }
}

package org.meridian.imaging;

import java.util.List;

/**
 * A named window.
 *
 * @param id stable name in settings and texts
 */
public record WindowPreset(String id, WindowLevel window) {
    /** The usual windows of CT, in Hounsfield units. */
    public static final List<WindowPreset> CT =
            List.of(
                    new WindowPreset("softTissue", new WindowLevel(40, 400)),
                    new WindowPreset("lung", new WindowLevel(-600, 1500)),
                    new WindowPreset("liver", new WindowLevel(90, 150)),
                    new WindowPreset("bone", new WindowLevel(480, 2500)),
                    new WindowPreset("brain", new WindowLevel(40, 80)));
}

package org.meridian.ui.viewer;

import org.meridian.core.text.Texts;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.UsualWindows;

import java.math.BigDecimal;

/**
 * How named windows are called. The usual ones have a name in each language; a name that a person
 * gave is that person's in any.
 */
final class WindowNames {
    private final Texts texts;

    WindowNames(Texts texts) {
        this.texts = texts;
    }

    String of(WindowPreset preset) {
        return isUsual(preset.id()) ? texts.get("window." + preset.id()) : preset.id();
    }

    /** The id of the window that is called so. */
    String id(String name) {
        return UsualWindows.ids().stream()
                .filter(id -> texts.get("window." + id).equals(name))
                .findFirst()
                .orElse(name);
    }

    private static boolean isUsual(String id) {
        return UsualWindows.ids().contains(id);
    }

    /** A number without zeros behind the point. */
    static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}

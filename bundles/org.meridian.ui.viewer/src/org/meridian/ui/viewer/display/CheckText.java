package org.meridian.ui.viewer.display;

import org.meridian.core.text.Texts;
import org.meridian.imaging.display.DisplayCheck;
import org.meridian.imaging.display.DisplayClass;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words how a monitor did. */
final class CheckText {
    private final Texts texts;

    CheckText(Texts texts) {
        this.texts = texts;
    }

    /** The figures, what they are good for, and what keeps the monitor from more; a line each. */
    String of(DisplayCheck check) {
        String figures =
                texts.get("checked", check.maximum(), check.ratio(), check.greatestDeviation());
        Set<DisplayCheck.Fault> primary = check.faults(DisplayClass.PRIMARY);
        if (primary.isEmpty()) {
            return figures + "\n" + texts.get("good.PRIMARY");
        }
        boolean secondary = check.faults(DisplayClass.SECONDARY).isEmpty();
        return Stream.concat(
                        Stream.of(
                                figures, texts.get(secondary ? "good.SECONDARY" : "good.NEITHER")),
                        primary.stream()
                                .map(f -> texts.get("fault." + f, f.limit(DisplayClass.PRIMARY))))
                .collect(Collectors.joining("\n"));
    }
}

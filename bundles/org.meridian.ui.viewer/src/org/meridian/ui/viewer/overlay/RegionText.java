package org.meridian.ui.viewer.overlay;

import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.overlay.RegionModel.Shape;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what a reader must know of the regions on an image. Immutable. */
public final class RegionText {
    private final Texts texts;

    public RegionText(Locale locale) {
        texts = Texts.of(RegionText.class, locale);
    }

    /**
     * Which regions are known on another grid than that of the picture they lie on; a plane through
     * the volume is on a grid of its own itself.
     */
    public List<String> notes(Optional<Displayed> displayed, List<Shape> shapes) {
        List<String> names =
                shapes.stream().filter(Shape::resampled).map(s -> s.layer().name()).toList();
        boolean taken = displayed.filter(d -> d.plane() == Plane.STACK).isPresent();
        return taken && !names.isEmpty()
                ? List.of(texts.get("regions.resampled", String.join(", ", names)))
                : List.of();
    }
}

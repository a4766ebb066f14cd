package org.meridian.ui.viewer.layout;

import org.meridian.imaging.Vec3;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.List;
import java.util.Optional;

/** A position of the patient to which images point. Used on the model's thread. */
final class Crosshair {
    /** A position and the image on which it was shown. */
    record At(ViewerModel from, Vec3 position) {}

    private Optional<At> at = Optional.empty();

    /** What lies under a position of an image; empty where nothing does. */
    static Optional<At> under(ViewerModel cell, Point device) {
        return cell.space().at(device).map(p -> new At(cell, p));
    }

    void take(Optional<At> wanted) {
        at = wanted;
    }

    boolean isShown() {
        return at.isPresent();
    }

    /** Takes the other images to where it points. */
    void lead(List<ViewerModel> cells) {
        at.ifPresent(
                a ->
                        cells.stream()
                                .filter(o -> o != a.from())
                                .filter(o -> o.space().isSharedWith(a.from().space()))
                                .forEach(o -> o.goNear(a.position())));
    }

    /** Where an image shows it, in device pixels. */
    Optional<Point> on(ViewerModel cell) {
        return at.filter(a -> a.from().space().isSharedWith(cell.space()))
                .flatMap(a -> cell.space().deviceOf(a.position()));
    }
}

package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.measure.Point;
import org.meridian.imaging.raycast.SurfacePick.Surface;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.OutsideView;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;

/**
 * A volume seen from outside: what is drawn goes from surface to surface, in the patient. It is
 * seen through whatever lies before it.
 */
final class OutsideSheet extends Sheet {
    private final Content.Outside content;
    private final OutsideView view;

    OutsideSheet(
            Displayed displayed, SeriesImages images, Content.Outside content, OutsideView view) {
        super(displayed, images);
        this.content = content;
        this.view = view;
    }

    @Override
    Optional<Refusal> refuses(Shape shape) {
        if (!isPossible(shape)) {
            return Optional.of(Refusal.OUTSIDE_SHAPE);
        }
        if (!isPlaced()) {
            return Optional.of(Refusal.NO_FRAME_OF_REFERENCE);
        }
        return content.look().preset().isProjection()
                ? Optional.of(Refusal.PROJECTION)
                : Optional.empty();
    }

    private static boolean isPossible(Shape shape) {
        return shape == Shape.LENGTH || shape == Shape.ANGLE || shape == Shape.POLYLINE;
    }

    @Override
    Place place() {
        return inPatient();
    }

    @Override
    Optional<Position> toPosition(Point pixel) {
        return view.surface(pixel.x(), pixel.y())
                .filter(Surface::isSharp)
                .map(s -> position(s.position()));
    }

    @Override
    Optional<List<Point>> pixels(Annotation annotation) {
        boolean isHere =
                isPossible(annotation.shape())
                        && annotation.place() instanceof Place.InPatient in
                        && isSharedWith(in);
        return isHere ? Optional.of(flat(on(content.screen(), annotation))) : Optional.empty();
    }
}

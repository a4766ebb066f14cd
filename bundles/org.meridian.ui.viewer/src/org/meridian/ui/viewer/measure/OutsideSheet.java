package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
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
record OutsideSheet(
        Displayed displayed, SeriesImages images, Content.Outside content, OutsideView view)
        implements Sheet {
    @Override
    public Displayed displayed() {
        return displayed;
    }

    @Override
    public SeriesImages images() {
        return images;
    }

    @Override
    public Optional<Refusal> refuses(Shape shape) {
        if (!isPossible(shape)) {
            return Optional.of(Refusal.OUTSIDE_SHAPE);
        }
        if (images.frameOfReferenceUID().isEmpty()) {
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
    public Place place() {
        return new Place.InPatient(series().seriesInstanceUID(), images.frameOfReferenceUID());
    }

    @Override
    public Optional<Position> toPosition(Point pixel) {
        return view.surface(pixel.x(), pixel.y())
                .filter(Surface::isSharp)
                .map(Surface::position)
                .map(p -> new Position(p.x(), p.y(), p.z()));
    }

    @Override
    public Optional<List<Point>> pixels(Annotation annotation) {
        boolean isHere =
                isPossible(annotation.shape())
                        && annotation.place() instanceof Place.InPatient in
                        && in.frameOfReferenceUID().equals(images.frameOfReferenceUID());
        PlaneGeometry screen = content.screen();
        return isHere
                ? Optional.of(
                        annotation.points().stream()
                                .map(p -> screen.toPixel(new Vec3(p.x(), p.y(), p.z())))
                                .map(p -> new Point(p.x(), p.y()))
                                .toList())
                : Optional.empty();
    }
}

package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.workflow.ImageScale;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;

/**
 * A slice. What is drawn on a picture belongs to that picture; what is drawn on a plane through a
 * volume lies in the patient.
 */
final class FlatSheet extends Sheet {
    /** A slice counts as the same one up to so many millimetres. */
    private static final double SAME = 0.01;

    private final double halfStep;

    FlatSheet(Displayed displayed, SeriesImages images, double halfStep) {
        super(displayed, images);
        this.halfStep = halfStep;
    }

    private boolean isTaken() {
        return displayed().content() instanceof Content.Taken;
    }

    /** What lengths of the picture are measured in. */
    ImageScale scale() {
        return images().scale(displayed().description());
    }

    @Override
    boolean isValued() {
        return displayed().rescale().isPresent();
    }

    @Override
    Optional<Refusal> refuses(Shape shape) {
        return isTaken() || isPlaced()
                ? Optional.empty()
                : Optional.of(Refusal.NO_FRAME_OF_REFERENCE);
    }

    @Override
    Place place() {
        return isTaken()
                ? new Place.OnImage(
                        series().seriesInstanceUID(),
                        displayed().description().sopInstanceUID(),
                        displayed().description().frame())
                : inPatient();
    }

    @Override
    Optional<Position> toPosition(Point pixel) {
        return isTaken()
                ? Optional.of(Position.of(pixel.x(), pixel.y()))
                : displayed().geometry().map(g -> position(g.toPatient(pixel.x(), pixel.y())));
    }

    @Override
    Optional<List<Point>> pixels(Annotation annotation) {
        return switch (annotation.place()) {
            case Place.OnImage on ->
                    isHere(on) ? Optional.of(onImage(annotation)) : Optional.empty();
            case Place.InPatient in ->
                    isSharedWith(in)
                            ? displayed().geometry().flatMap(g -> within(g, annotation))
                            : Optional.empty();
        };
    }

    private boolean isHere(Place.OnImage on) {
        return isTaken()
                && on.sopInstanceUID().equals(displayed().description().sopInstanceUID())
                && on.frame() == displayed().description().frame();
    }

    private Optional<List<Point>> within(PlaneGeometry plane, Annotation annotation) {
        List<Vec3> points = on(plane, annotation);
        boolean isOn = points.stream().allMatch(p -> Math.abs(p.z()) <= halfStep + SAME);
        return isOn ? Optional.of(flat(points)) : Optional.empty();
    }
}

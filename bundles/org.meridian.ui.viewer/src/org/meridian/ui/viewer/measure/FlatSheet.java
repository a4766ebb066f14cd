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
record FlatSheet(Displayed displayed, SeriesImages images, double halfStep) implements Sheet {
    /** A slice counts as the same one up to so many millimetres. */
    private static final double SAME = 0.01;

    @Override
    public Displayed displayed() {
        return displayed;
    }

    @Override
    public SeriesImages images() {
        return images;
    }

    private String frameOfReferenceUID() {
        return images.frameOfReferenceUID();
    }

    private boolean isTaken() {
        return displayed.content() instanceof Content.Taken;
    }

    /** What lengths of the picture are measured in. */
    ImageScale scale() {
        return images.scale(displayed.description());
    }

    @Override
    public Optional<Refusal> refuses(Shape shape) {
        return isTaken() || !frameOfReferenceUID().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.NO_FRAME_OF_REFERENCE);
    }

    @Override
    public Place place() {
        return isTaken()
                ? new Place.OnImage(
                        series().seriesInstanceUID(),
                        displayed.description().sopInstanceUID(),
                        displayed.description().frame())
                : new Place.InPatient(series().seriesInstanceUID(), frameOfReferenceUID());
    }

    @Override
    public Optional<Position> toPosition(Point pixel) {
        if (isTaken()) {
            return Optional.of(Position.of(pixel.x(), pixel.y()));
        }
        return displayed
                .geometry()
                .map(g -> g.toPatient(pixel.x(), pixel.y()))
                .map(p -> new Position(p.x(), p.y(), p.z()));
    }

    @Override
    public Optional<List<Point>> pixels(Annotation annotation) {
        return switch (annotation.place()) {
            case Place.OnImage on ->
                    isHere(on)
                            ? Optional.of(
                                    annotation.points().stream()
                                            .map(p -> new Point(p.x(), p.y()))
                                            .toList())
                            : Optional.empty();
            case Place.InPatient in ->
                    in.frameOfReferenceUID().equals(frameOfReferenceUID())
                            ? displayed.geometry().flatMap(g -> inPatient(annotation, g))
                            : Optional.empty();
        };
    }

    private boolean isHere(Place.OnImage on) {
        return isTaken()
                && on.sopInstanceUID().equals(displayed.description().sopInstanceUID())
                && on.frame() == displayed.description().frame();
    }

    private Optional<List<Point>> inPatient(Annotation annotation, PlaneGeometry plane) {
        List<Vec3> pixels =
                annotation.points().stream()
                        .map(p -> plane.toPixel(new Vec3(p.x(), p.y(), p.z())))
                        .toList();
        boolean isOn = pixels.stream().allMatch(p -> Math.abs(p.z()) <= halfStep + SAME);
        return isOn
                ? Optional.of(pixels.stream().map(p -> new Point(p.x(), p.y())).toList())
                : Optional.empty();
    }
}

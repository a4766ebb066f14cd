package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.ImageScale;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;

/**
 * The displayed slice as something to draw on: its pixels, (0, 0) is the centre of the first one.
 * What is drawn on a picture belongs to that picture; what is drawn on a plane through a volume
 * lies in the patient. A snapshot, used on the model's thread.
 */
record Sheet(Displayed displayed, SeriesImages images, double halfStep) {
    /** A slice counts as the same one up to so many millimetres. */
    private static final double SAME = 0.01;

    static Optional<Sheet> of(ViewerModel model) {
        return model.images()
                .flatMap(i -> model.displayed().map(d -> new Sheet(d, i, model.step() / 2)));
    }

    String seriesInstanceUID() {
        return images.series().seriesInstanceUID();
    }

    private String frameOfReferenceUID() {
        return images.frameOfReferenceUID();
    }

    /** What lengths of the picture are measured in. */
    ImageScale scale() {
        return images.scale(displayed.description());
    }

    /** Where something new is drawn; empty where its place in the patient is not known. */
    Optional<Place> place() {
        if (displayed.content() instanceof Content.Taken) {
            return Optional.of(
                    new Place.OnImage(
                            seriesInstanceUID(),
                            displayed.description().sopInstanceUID(),
                            displayed.description().frame()));
        }
        return displayed
                .geometry()
                .filter(g -> !frameOfReferenceUID().isEmpty())
                .map(g -> new Place.InPatient(seriesInstanceUID(), frameOfReferenceUID()));
    }

    /** As the place of the slice wants it. */
    Position toPosition(Point pixel) {
        if (displayed.content() instanceof Content.Taken) {
            return Position.of(pixel.x(), pixel.y());
        }
        Vec3 at = displayed.geometry().orElseThrow().toPatient(pixel.x(), pixel.y());
        return new Position(at.x(), at.y(), at.z());
    }

    /** The points of an annotation that lies on this slice, in its pixels; empty for others. */
    Optional<List<Point>> pixels(Annotation annotation) {
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
        return displayed.content() instanceof Content.Taken
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

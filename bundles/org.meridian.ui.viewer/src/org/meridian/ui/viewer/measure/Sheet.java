package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.record.Series;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Content;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.SeriesImages;

import java.util.List;
import java.util.Optional;

/**
 * What is displayed as something to draw on: its pixels, (0, 0) is the centre of the first one. A
 * snapshot, used on the model's thread.
 */
abstract sealed class Sheet permits FlatSheet, OutsideSheet, StraightSheet {
    private final Displayed displayed;
    private final SeriesImages images;

    Sheet(Displayed displayed, SeriesImages images) {
        this.displayed = displayed;
        this.images = images;
    }

    static Optional<Sheet> of(ViewerModel model) {
        return model.images().flatMap(i -> model.displayed().map(d -> of(model, i, d)));
    }

    private static Sheet of(ViewerModel model, SeriesImages images, Displayed displayed) {
        return switch (displayed.content()) {
            case Content.Outside outside ->
                    new OutsideSheet(displayed, images, outside, model.outside());
            case Content.Straight straight -> new StraightSheet(displayed, images, straight);
            default -> new FlatSheet(displayed, images, model.step() / 2);
        };
    }

    final Displayed displayed() {
        return displayed;
    }

    final SeriesImages images() {
        return images;
    }

    final Series series() {
        return images.series();
    }

    /** Why a shape cannot be drawn here; empty where it can. */
    abstract Optional<Refusal> refuses(Shape shape);

    /** Where something new is drawn; only where it is not refused. */
    abstract Place place();

    /** As the place wants it; empty where a pixel means no place of the patient. */
    abstract Optional<Position> toPosition(Point pixel);

    /** The points of an annotation that is seen here, in pixels; empty for others. */
    abstract Optional<List<Point>> pixels(Annotation annotation);

    /** Whether the pixels have values that a region could be measured in. */
    boolean isValued() {
        return false;
    }

    /** What a line measures on a straightened image; empty on any other. */
    Optional<PathLengths> onPath(List<Point> pixels) {
        return Optional.empty();
    }

    /** What is drawn from pixels; empty where one of them means no place of the patient. */
    final Optional<List<Position>> toPositions(List<Point> pixels) {
        List<Position> positions = pixels.stream().flatMap(p -> toPosition(p).stream()).toList();
        return positions.size() == pixels.size() ? Optional.of(positions) : Optional.empty();
    }

    // --- what lies in the patient ---

    final boolean isPlaced() {
        return !images.frameOfReferenceUID().isEmpty();
    }

    final Place inPatient() {
        return new Place.InPatient(series().seriesInstanceUID(), images.frameOfReferenceUID());
    }

    final boolean isSharedWith(Place.InPatient in) {
        return in.frameOfReferenceUID().equals(images.frameOfReferenceUID());
    }

    static Position position(Vec3 patient) {
        return new Position(patient.x(), patient.y(), patient.z());
    }

    /** The points in pixels of a plane, and in millimetres before and behind it. */
    static List<Vec3> on(PlaneGeometry plane, Annotation inPatient) {
        return inPatient.points().stream()
                .map(p -> plane.toPixel(new Vec3(p.x(), p.y(), p.z())))
                .toList();
    }

    static List<Point> flat(List<Vec3> points) {
        return points.stream().map(p -> new Point(p.x(), p.y())).toList();
    }

    /** The points of what lies on an image, in its pixels. */
    static List<Point> onImage(Annotation annotation) {
        return annotation.points().stream().map(p -> new Point(p.x(), p.y())).toList();
    }
}

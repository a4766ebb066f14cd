package org.meridian.workflow;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.PlaneStack;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.CutValues;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.Quantity;
import org.meridian.imaging.measure.ValueUnit;

import java.util.List;
import java.util.Optional;

/**
 * Measures what is drawn in the patient, on the plane of the volume that it lies on: without a
 * slab, and with the pixels that the axial, coronal, sagittal or oblique plane has on the screen.
 * Stateless.
 */
final class CutMeasures {
    /** Points lie on one plane up to so many millimetres. */
    private static final double FLAT = 0.01;

    private CutMeasures() {}

    /** Whether values of the volume are a part of what it measures. */
    static boolean needsVolume(Annotation annotation) {
        return annotation.place() instanceof Place.InPatient
                && (annotation.shape().closed() || annotation.shape() == Shape.POINT);
    }

    /** Lengths, angles and area, and the values inside where it is flat and in the volume. */
    static Measurement measure(Annotation annotation, Volume volume, ValueUnit values) {
        Measurement bare = Measurement.of(annotation, Calibration.NONE);
        List<Vec3> points =
                annotation.points().stream().map(p -> new Vec3(p.x(), p.y(), p.z())).toList();
        if (annotation.shape() == Shape.POINT) {
            return at(points.getFirst(), volume, values).orElse(bare);
        }
        return annotation.shape().closed()
                ? inside(annotation, points, volume, values).orElse(bare)
                : bare;
    }

    private static Optional<Measurement> at(Vec3 point, Volume volume, ValueUnit values) {
        return volume.geometry().isIn(point)
                ? Optional.of(
                        new Measurement(
                                List.of(
                                        new Quantity(
                                                Quantity.Kind.MEAN,
                                                volume.sample(point) * values.factor(),
                                                values.unit())),
                                Calibration.Source.PATIENT))
                : Optional.empty();
    }

    private static boolean isIn(double index, int count) {
        return index >= -0.5 && index <= count - 0.5;
    }

    private static Optional<Measurement> inside(
            Annotation annotation, List<Vec3> points, Volume volume, ValueUnit values) {
        Vec3 across = across(annotation.shape(), points);
        if (across.length() == 0) {
            return Optional.empty();
        }
        PlaneStack stack = PlaneStack.covering(volume.geometry(), PlaneAxes.across(across));
        PlaneGeometry plane = stack.plane(stack.indexOf(points.getFirst()));
        List<Vec3> pixels = points.stream().map(plane::toPixel).toList();
        if (!pixels.stream().allMatch(p -> Math.abs(p.z()) <= FLAT && isOn(p, plane))) {
            return Optional.empty();
        }
        Annotation flat =
                new Annotation(
                        annotation.id(),
                        annotation.shape(),
                        new Place.OnImage(annotation.place().seriesInstanceUID(), "", 1),
                        pixels.stream().map(p -> Position.of(p.x(), p.y())).toList(),
                        annotation.label(),
                        annotation.author(),
                        annotation.time());
        Calibration calibration =
                new Calibration(
                        PixelScale.millimetres(plane.columnSpacing(), plane.rowSpacing()),
                        Calibration.Source.PATIENT,
                        List.of());
        return Optional.of(Measurement.of(flat, calibration, new CutValues(volume, plane), values));
    }

    private static boolean isOn(Vec3 pixel, PlaneGeometry plane) {
        return isIn(pixel.x(), plane.columns()) && isIn(pixel.y(), plane.rows());
    }

    /** Across the plane that the points span. */
    private static Vec3 across(Shape shape, List<Vec3> points) {
        if (shape == Shape.ELLIPSE) {
            return points.get(1).minus(points.get(0)).cross(points.get(3).minus(points.get(2)));
        }
        Vec3 origin = points.getFirst();
        Vec3 sum = Vec3.ZERO;
        for (int i = 1; i + 1 < points.size(); i++) {
            sum = sum.plus(points.get(i).minus(origin).cross(points.get(i + 1).minus(origin)));
        }
        return sum;
    }
}

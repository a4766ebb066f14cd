package org.meridian.imaging.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is measured by an annotation. A value that is not defined is not there: the angle of an
 * empty leg, the area of an outline that crosses itself, the mean of a region without a pixel.
 *
 * @param quantities in the order of their kinds
 * @param source how the lengths and areas are known
 */
public record Measurement(List<Quantity> quantities, Calibration.Source source) {
    public Measurement {
        quantities = List.copyOf(quantities);
    }

    /** The value of a kind; empty when it is not defined. */
    public Optional<Quantity> quantity(Quantity.Kind kind) {
        return quantities.stream().filter(quantity -> quantity.kind() == kind).findFirst();
    }

    /** Lengths, angles and areas alone. */
    public static Measurement of(Annotation annotation, Calibration calibration) {
        if (annotation.place() instanceof Place.InPatient) {
            List<Vec3> corners =
                    annotation.points().stream().map(p -> new Vec3(p.x(), p.y(), p.z())).toList();
            return new Measurement(
                    SpaceMeasures.of(annotation.shape(), corners), Calibration.Source.PATIENT);
        }
        List<Point> points = points(annotation);
        Calibration here = calibration.at(points);
        return new Measurement(lengths(annotation.shape(), points, here.scale()), here.source());
    }

    /**
     * With the statistics of the pixels inside, from stored values through the Modality LUT.
     *
     * @param image what the annotation lies on
     */
    public static Measurement of(
            Annotation annotation, Calibration calibration, PixelValues image, ValueUnit values) {
        Measurement bare = of(annotation, calibration);
        List<Quantity> all = new ArrayList<>(bare.quantities);
        if (annotation.place() instanceof Place.OnImage) {
            region(annotation)
                    .flatMap(region -> RegionStatistics.of(image, region))
                    .ifPresent(statistics -> all.addAll(of(statistics, values)));
        }
        return new Measurement(all, bare.source);
    }

    /** The region that a closed shape, or a point, encloses on its image; empty for others. */
    public static Optional<Region> region(Annotation annotation) {
        return annotation.place() instanceof Place.OnImage
                ? region(annotation.shape(), points(annotation))
                : Optional.empty();
    }

    private static Optional<Region> region(Shape shape, List<Point> points) {
        return switch (shape) {
            case RECTANGLE ->
                    Optional.of(
                            points.size() == 2
                                    ? Region.Box.of(points.getFirst(), points.getLast())
                                    : new Region.Polygon(points));
            case ELLIPSE ->
                    Optional.of(
                            Region.TiltedEllipse.of(
                                    points.get(0), points.get(1), points.get(2), points.get(3)));
            case POLYGON, FREEHAND -> Optional.of(new Region.Polygon(points));
            case POINT -> {
                Point pixel =
                        new Point(
                                Math.rint(points.getFirst().x()), Math.rint(points.getFirst().y()));
                yield Optional.of(Region.Box.of(pixel, pixel));
            }
            default -> Optional.empty();
        };
    }

    private static List<Point> points(Annotation annotation) {
        return annotation.points().stream().map(Measurement::point).toList();
    }

    private static Point point(Position position) {
        return new Point(position.x(), position.y());
    }

    private static List<Quantity> lengths(Shape shape, List<Point> points, PixelScale scale) {
        boolean known = scale.unit() == PixelScale.Unit.MILLIMETRE;
        List<Quantity> found = new ArrayList<>();
        switch (shape) {
            case LENGTH, POLYLINE -> {
                double length = 0;
                for (int i = 1; i < points.size(); i++) {
                    length += scale.length(points.get(i - 1), points.get(i));
                }
                String unit = known ? Quantity.MILLIMETRE : Quantity.PIXEL;
                found.add(new Quantity(Quantity.Kind.LENGTH, length, unit));
            }
            case ANGLE -> addAngle(found, scale.angle(points.get(0), points.get(1), points.get(2)));
            case COBB ->
                    addAngle(
                            found,
                            scale.cobb(points.get(0), points.get(1), points.get(2), points.get(3)));
            case RECTANGLE, ELLIPSE, POLYGON, FREEHAND -> {
                Region region = region(shape, points).orElseThrow();
                if (!(region instanceof Region.Polygon outline && outline.crossesItself())) {
                    String unit = known ? Quantity.SQUARE_MILLIMETRE : Quantity.SQUARE_PIXEL;
                    found.add(new Quantity(Quantity.Kind.AREA, scale.area(region), unit));
                }
            }
            case POINT, ARROW, TEXT -> {
                // marks; they measure nothing
            }
        }
        return found;
    }

    static void addAngle(List<Quantity> found, double degrees) {
        if (!Double.isNaN(degrees)) {
            found.add(new Quantity(Quantity.Kind.ANGLE, degrees, Quantity.DEGREE));
        }
    }

    private static List<Quantity> of(RegionStatistics statistics, ValueUnit values) {
        return List.of(
                value(Quantity.Kind.MEAN, statistics.mean(), values),
                value(Quantity.Kind.DEVIATION, statistics.deviation(), values),
                value(Quantity.Kind.MINIMUM, statistics.minimum(), values),
                value(Quantity.Kind.MAXIMUM, statistics.maximum(), values));
    }

    private static Quantity value(Quantity.Kind kind, double value, ValueUnit values) {
        return new Quantity(kind, value * values.factor(), values.unit());
    }
}

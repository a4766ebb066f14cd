package org.meridian.dicom.derived;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A drawing as DICOM has it: a graphic type with its numbers, two or three a point (PS3.3 C.10.5,
 * C.18.6, C.18.9). On an image (0, 0) is there the outer corner of the first pixel, half a pixel
 * from its centre, where {@link Place.OnImage} counts from.
 */
public record Graphic(String type, List<Double> numbers) {
    private static final double HALF = 0.5;

    /** What is drawn and where, of one graphic. */
    public record Figure(Shape shape, List<Position> points) {}

    public Graphic {
        numbers = List.copyOf(numbers);
    }

    /** The drawing of an annotation; two of an angle between lines that do not meet. */
    public static List<Graphic> of(Annotation annotation) {
        boolean flat = annotation.place() instanceof Place.OnImage;
        List<Position> points = annotation.points();
        return switch (annotation.shape()) {
            case POINT, TEXT -> List.of(of("POINT", points, flat));
            case LENGTH, ARROW, ANGLE, POLYLINE -> List.of(of("POLYLINE", points, flat));
            case COBB ->
                    List.of(
                            of("POLYLINE", points.subList(0, 2), flat),
                            of("POLYLINE", points.subList(2, 4), flat));
            case RECTANGLE -> List.of(closed(corners(points), flat));
            case ELLIPSE -> List.of(of("ELLIPSE", majorFirst(points), flat));
            case POLYGON, FREEHAND -> List.of(closed(points, flat));
        };
    }

    /** A marked position on an image. */
    public static Graphic point(Position position) {
        return of("POINT", List.of(position), true);
    }

    private static List<Position> corners(List<Position> points) {
        if (points.size() != 2) {
            return points;
        }
        Position a = points.getFirst();
        Position b = points.getLast();
        return List.of(a, Position.of(b.x(), a.y()), b, Position.of(a.x(), b.y()));
    }

    private static List<Position> majorFirst(List<Position> p) {
        return distance(p.get(0), p.get(1)) >= distance(p.get(2), p.get(3))
                ? p
                : List.of(p.get(2), p.get(3), p.get(0), p.get(1));
    }

    private static double distance(Position a, Position b) {
        return Math.hypot(Math.hypot(a.x() - b.x(), a.y() - b.y()), a.z() - b.z());
    }

    private static Graphic closed(List<Position> points, boolean flat) {
        List<Position> ring = new ArrayList<>(points);
        ring.add(points.getFirst());
        return of(flat ? "POLYLINE" : "POLYGON", ring, flat);
    }

    private static Graphic of(String type, List<Position> points, boolean flat) {
        return new Graphic(
                type,
                points.stream()
                        .flatMap(
                                p ->
                                        flat
                                                ? Stream.of(p.x() + HALF, p.y() + HALF)
                                                : Stream.of(p.x(), p.y(), p.z()))
                        .toList());
    }

    /** The points on an image. */
    public List<Position> onImage() {
        List<Position> points = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            points.add(Position.of(numbers.get(i) - HALF, numbers.get(i + 1) - HALF));
        }
        return points;
    }

    /** The points in the patient. */
    public List<Position> inPatient() {
        List<Position> points = new ArrayList<>();
        for (int i = 0; i + 2 < numbers.size(); i += 3) {
            points.add(new Position(numbers.get(i), numbers.get(i + 1), numbers.get(i + 2)));
        }
        return points;
    }

    /**
     * What one or more graphics of one annotation draw.
     *
     * @param hint the shape its writer named, where it fits
     */
    public static List<Figure> figures(List<Graphic> graphics, boolean flat, Optional<Shape> hint) {
        if (hint.isPresent() && hint.get() == Shape.COBB) {
            List<Position> ends = graphics.stream().flatMap(g -> g.points(flat).stream()).toList();
            if (Shape.COBB.takes(ends.size())) {
                return List.of(new Figure(Shape.COBB, ends));
            }
        }
        return graphics.stream().flatMap(g -> g.figures(flat, hint).stream()).toList();
    }

    private List<Position> points(boolean flat) {
        return flat ? onImage() : inPatient();
    }

    private List<Figure> figures(boolean flat, Optional<Shape> hint) {
        List<Position> points = points(flat);
        return switch (type) {
            case "POINT", "MULTIPOINT" -> {
                Shape shape = hint.filter(h -> h == Shape.TEXT).orElse(Shape.POINT);
                yield points.stream().map(p -> new Figure(shape, List.of(p))).toList();
            }
            case "POLYLINE", "POLYGON", "INTERPOLATED" -> line(points, flat, hint);
            case "CIRCLE" ->
                    points.size() == 2
                            ? List.of(new Figure(Shape.ELLIPSE, circle(points)))
                            : List.of();
            case "ELLIPSE" ->
                    points.size() == 4 ? List.of(new Figure(Shape.ELLIPSE, points)) : List.of();
            default -> List.of();
        };
    }

    private List<Figure> line(List<Position> points, boolean flat, Optional<Shape> hint) {
        boolean closed = points.size() > 3 && points.getFirst().equals(points.getLast());
        List<Position> corners = closed ? points.subList(0, points.size() - 1) : points;
        if (hint.isPresent() && hint.get() == Shape.RECTANGLE && flat && corners.size() == 4) {
            return List.of(new Figure(Shape.RECTANGLE, List.of(corners.get(0), corners.get(2))));
        }
        if (hint.isPresent() && hint.get() == Shape.ARROW && corners.size() >= 2) {
            return List.of(new Figure(Shape.ARROW, List.of(corners.get(0), corners.get(1))));
        }
        if (hint.isPresent()
                && hint.get().closed() == closed
                && hint.get() != Shape.ELLIPSE
                && hint.get().takes(corners.size())) {
            return List.of(new Figure(hint.get(), corners));
        }
        if (closed && flat && isUpright(corners)) {
            return List.of(new Figure(Shape.RECTANGLE, List.of(corners.get(0), corners.get(2))));
        }
        Shape shape =
                closed
                        ? type.equals("INTERPOLATED") ? Shape.FREEHAND : Shape.POLYGON
                        : Shape.POLYLINE;
        return shape.takes(corners.size()) ? List.of(new Figure(shape, corners)) : List.of();
    }

    private static boolean isUpright(List<Position> p) {
        if (p.size() != 4) {
            return false;
        }
        Position a = p.get(0);
        Position c = p.get(2);
        return p.get(1).equals(Position.of(c.x(), a.y()))
                        && p.get(3).equals(Position.of(a.x(), c.y()))
                || p.get(1).equals(Position.of(a.x(), c.y()))
                        && p.get(3).equals(Position.of(c.x(), a.y()));
    }

    private static List<Position> circle(List<Position> points) {
        Position centre = points.getFirst();
        double radius = distance(centre, points.getLast());
        return List.of(
                new Position(centre.x() - radius, centre.y(), centre.z()),
                new Position(centre.x() + radius, centre.y(), centre.z()),
                new Position(centre.x(), centre.y() - radius, centre.z()),
                new Position(centre.x(), centre.y() + radius, centre.z()));
    }
}

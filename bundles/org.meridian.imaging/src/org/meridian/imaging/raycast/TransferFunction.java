package org.meridian.imaging.raycast;

import org.meridian.imaging.WindowLevel;

import java.util.Comparator;
import java.util.List;

/**
 * How opaque and of which colour what has a modality value is; linear between its points, like the
 * outermost one beyond them.
 *
 * @param points by ascending value
 */
public record TransferFunction(List<Point> points) {
    /**
     * @param value modality value
     * @param opacity that a millimetre of it takes from light: {@code 1 - exp(-opacity)}
     * @param red and {@code green}, {@code blue} from 0 to 1
     */
    public record Point(double value, double opacity, double red, double green, double blue) {
        public Point {
            if (!Double.isFinite(value) || !(opacity >= 0 && Double.isFinite(opacity))) {
                throw new IllegalArgumentException("no point: " + value + ", " + opacity);
            }
        }
    }

    /** Bone of a CT, opaque; nothing else. */
    public static final TransferFunction BONE =
            new TransferFunction(
                    List.of(
                            new Point(150, 0, 0.85, 0.62, 0.45),
                            new Point(260, 1.2, 0.95, 0.85, 0.68),
                            new Point(700, 4, 1, 0.97, 0.9)));

    /**
     * Skin and soft tissue of a CT like tinted glass, vessels with contrast medium and bone in it.
     */
    public static final TransferFunction TRANSLUCENT =
            new TransferFunction(
                    List.of(
                            new Point(-700, 0, 0.9, 0.65, 0.55),
                            new Point(-300, 0.012, 0.9, 0.65, 0.55),
                            new Point(-50, 0.004, 0.9, 0.6, 0.5),
                            new Point(100, 0.01, 0.85, 0.35, 0.28),
                            new Point(200, 0.12, 0.95, 0.7, 0.5),
                            new Point(600, 0.6, 1, 0.97, 0.9)));

    public TransferFunction {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no points");
        }
        points = points.stream().sorted(Comparator.comparingDouble(Point::value)).toList();
    }

    /**
     * For values of any scale: clear at the window's dark end, opaque and white at its bright end.
     */
    public static TransferFunction of(WindowLevel window) {
        double half = window.width() / 2;
        return new TransferFunction(
                List.of(
                        new Point(window.center() - half, 0, 0.5, 0.4, 0.35),
                        new Point(window.center() + half, 1, 1, 1, 1)));
    }

    /**
     * The same for values further up.
     *
     * @param shift in modality values
     * @param stretch by how much wider it is about the middle between its first and last point
     */
    public TransferFunction moved(double shift, double stretch) {
        double middle = (points.getFirst().value() + points.getLast().value()) / 2;
        return new TransferFunction(
                points.stream()
                        .map(
                                p ->
                                        new Point(
                                                middle + shift + stretch * (p.value() - middle),
                                                p.opacity(),
                                                p.red(),
                                                p.green(),
                                                p.blue()))
                        .toList());
    }

    /** The function at a value. */
    public Point at(double value) {
        Point before = points.getFirst();
        if (value <= before.value()) {
            return before;
        }
        for (Point next : points) {
            if (value < next.value()) {
                double share = (value - before.value()) / (next.value() - before.value());
                return new Point(
                        value,
                        mix(before.opacity(), next.opacity(), share),
                        mix(before.red(), next.red(), share),
                        mix(before.green(), next.green(), share),
                        mix(before.blue(), next.blue(), share));
            }
            before = next;
        }
        return before;
    }

    private static double mix(double from, double to, double share) {
        return from + share * (to - from);
    }
}

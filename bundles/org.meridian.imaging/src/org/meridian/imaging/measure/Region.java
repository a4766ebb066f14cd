package org.meridian.imaging.measure;

import java.util.List;

/** A closed region of an image. A pixel is in it when its centre is inside or on the border. */
public sealed interface Region {
    /** The geometric area, in pixels. */
    double pixels();

    /** Whether a position is inside or on the border. */
    boolean contains(double x, double y);

    /** The corner of the smallest upright box, towards the first pixel. */
    Point least();

    /** The opposite corner. */
    Point most();

    /** An upright box between two corners. */
    record Box(Point least, Point most) implements Region {
        /** The box with these two opposite corners, in any order. */
        public static Box of(Point a, Point b) {
            return new Box(
                    new Point(Math.min(a.x(), b.x()), Math.min(a.y(), b.y())),
                    new Point(Math.max(a.x(), b.x()), Math.max(a.y(), b.y())));
        }

        @Override
        public Point least() {
            return least;
        }

        @Override
        public Point most() {
            return most;
        }

        @Override
        public double pixels() {
            return (most.x() - least.x()) * (most.y() - least.y());
        }

        @Override
        public boolean contains(double x, double y) {
            return x >= least.x() && x <= most.x() && y >= least.y() && y <= most.y();
        }
    }

    /** The upright ellipse inside of a box. */
    record Ellipse(Box box) implements Region {
        @Override
        public double pixels() {
            return Math.PI / 4 * box.pixels();
        }

        @Override
        public boolean contains(double x, double y) {
            double a = (most().x() - least().x()) / 2;
            double b = (most().y() - least().y()) / 2;
            if (a == 0 || b == 0) {
                return box.contains(x, y);
            }
            double u = (x - (least().x() + a)) / a;
            double v = (y - (least().y() + b)) / b;
            return u * u + v * v <= 1;
        }

        @Override
        public Point least() {
            return box.least();
        }

        @Override
        public Point most() {
            return box.most();
        }
    }

    /**
     * An ellipse that may stand askew.
     *
     * @param half from the centre to the end of one axis
     * @param otherHalf from the centre to the end of the other one, upright on the first
     */
    record TiltedEllipse(Point centre, Point half, Point otherHalf) implements Region {
        /** By the ends of both axes. */
        public static TiltedEllipse of(Point from, Point to, Point otherFrom, Point otherTo) {
            return new TiltedEllipse(
                    new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2),
                    new Point((to.x() - from.x()) / 2, (to.y() - from.y()) / 2),
                    new Point(
                            (otherTo.x() - otherFrom.x()) / 2, (otherTo.y() - otherFrom.y()) / 2));
        }

        @Override
        public double pixels() {
            return Math.PI * Math.abs(cross(half, otherHalf));
        }

        @Override
        public boolean contains(double x, double y) {
            Point from = new Point(x - centre.x(), y - centre.y());
            double whole = cross(half, otherHalf);
            if (whole == 0) {
                return new Polygon(
                                List.of(
                                        new Point(
                                                centre.x() - half.x() - otherHalf.x(),
                                                centre.y() - half.y() - otherHalf.y()),
                                        new Point(
                                                centre.x() + half.x() + otherHalf.x(),
                                                centre.y() + half.y() + otherHalf.y())))
                        .contains(x, y);
            }
            double u = cross(from, otherHalf) / whole;
            double v = cross(half, from) / whole;
            return u * u + v * v <= 1;
        }

        private static double cross(Point a, Point b) {
            return a.x() * b.y() - a.y() * b.x();
        }

        private double reachAcross() {
            return Math.hypot(half.x(), otherHalf.x());
        }

        private double reachDown() {
            return Math.hypot(half.y(), otherHalf.y());
        }

        @Override
        public Point least() {
            return new Point(centre.x() - reachAcross(), centre.y() - reachDown());
        }

        @Override
        public Point most() {
            return new Point(centre.x() + reachAcross(), centre.y() + reachDown());
        }
    }

    /**
     * A polygon or a line drawn by hand, closed from its last corner to its first. Where it crosses
     * itself the even-odd rule says what is inside; its area is then not defined.
     */
    record Polygon(List<Point> corners) implements Region {
        public Polygon {
            corners = List.copyOf(corners);
            if (corners.isEmpty()) {
                throw new IllegalArgumentException("a polygon has corners");
            }
        }

        /** By the shoelace formula. */
        @Override
        public double pixels() {
            // about the first corner, so that far positions lose no digits
            Point origin = corners.getFirst();
            double twice = 0;
            Point before = corners.getLast();
            for (Point corner : corners) {
                twice +=
                        (before.x() - origin.x()) * (corner.y() - origin.y())
                                - (corner.x() - origin.x()) * (before.y() - origin.y());
                before = corner;
            }
            return Math.abs(twice) / 2;
        }

        /** Whether two of its sides cross, so that its area is not defined. */
        public boolean crossesItself() {
            int count = corners.size();
            for (int i = 0; i < count; i++) {
                for (int j = i + 2; j < count; j++) {
                    boolean neighbours = i == 0 && j == count - 1;
                    if (!neighbours && cross(i, j)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean cross(int i, int j) {
            Point a = corners.get(i);
            Point b = corners.get(i + 1);
            Point c = corners.get(j);
            Point d = corners.get((j + 1) % corners.size());
            return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
        }

        private static double side(Point from, Point to, Point point) {
            return Math.signum(
                    (to.x() - from.x()) * (point.y() - from.y())
                            - (point.x() - from.x()) * (to.y() - from.y()));
        }

        @Override
        public boolean contains(double x, double y) {
            boolean inside = false;
            Point before = corners.getLast();
            for (Point corner : corners) {
                if (on(before, corner, x, y)) {
                    return true;
                }
                if (corner.y() > y != before.y() > y) {
                    double crossing =
                            corner.x()
                                    + (y - corner.y())
                                            / (before.y() - corner.y())
                                            * (before.x() - corner.x());
                    inside ^= x < crossing;
                }
                before = corner;
            }
            return inside;
        }

        private static boolean on(Point from, Point to, double x, double y) {
            double cross =
                    (to.x() - from.x()) * (y - from.y()) - (to.y() - from.y()) * (x - from.x());
            return cross == 0
                    && x >= Math.min(from.x(), to.x())
                    && x <= Math.max(from.x(), to.x())
                    && y >= Math.min(from.y(), to.y())
                    && y <= Math.max(from.y(), to.y());
        }

        @Override
        public Point least() {
            return new Point(
                    corners.stream().mapToDouble(Point::x).min().orElseThrow(),
                    corners.stream().mapToDouble(Point::y).min().orElseThrow());
        }

        @Override
        public Point most() {
            return new Point(
                    corners.stream().mapToDouble(Point::x).max().orElseThrow(),
                    corners.stream().mapToDouble(Point::y).max().orElseThrow());
        }
    }
}

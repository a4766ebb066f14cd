package org.meridian.imaging.measure;

/**
 * How far apart the pixels of an image are.
 *
 * @param columnSpacing between neighbouring columns (second value of PixelSpacing)
 * @param rowSpacing between neighbouring rows (first value of PixelSpacing)
 * @param unit in which they are given
 */
public record PixelScale(double columnSpacing, double rowSpacing, Unit unit) {
    /** What lengths are told in. */
    public enum Unit {
        MILLIMETRE,
        /** Nothing is known of the pixels' size. */
        PIXEL
    }

    /** Of an image whose pixels have no known size. */
    public static final PixelScale UNKNOWN = new PixelScale(1, 1, Unit.PIXEL);

    public PixelScale {
        if (!(columnSpacing > 0 && rowSpacing > 0 && Double.isFinite(columnSpacing + rowSpacing))) {
            throw new IllegalArgumentException("spacings are positive");
        }
    }

    public static PixelScale millimetres(double columnSpacing, double rowSpacing) {
        return new PixelScale(columnSpacing, rowSpacing, Unit.MILLIMETRE);
    }

    /** The distance of two positions. */
    public double length(Point from, Point to) {
        return Math.hypot((to.x() - from.x()) * columnSpacing, (to.y() - from.y()) * rowSpacing);
    }

    /** The angle at {@code vertex} between two legs, 0 to 180 degrees; NaN where a leg is empty. */
    public double angle(Point first, Point vertex, Point second) {
        return between(vertex, first, vertex, second);
    }

    /**
     * Cobb's angle of two lines, 0 to 90 degrees: their directions do not count. NaN where a line
     * is empty.
     */
    public double cobb(Point from, Point to, Point otherFrom, Point otherTo) {
        double angle = between(from, to, otherFrom, otherTo);
        return angle > 90 ? 180 - angle : angle;
    }

    private double between(Point from, Point to, Point otherFrom, Point otherTo) {
        double ax = (to.x() - from.x()) * columnSpacing;
        double ay = (to.y() - from.y()) * rowSpacing;
        double bx = (otherTo.x() - otherFrom.x()) * columnSpacing;
        double by = (otherTo.y() - otherFrom.y()) * rowSpacing;
        if (ax == 0 && ay == 0 || bx == 0 && by == 0) {
            return Double.NaN;
        }
        return Math.toDegrees(Math.atan2(Math.abs(ax * by - ay * bx), ax * bx + ay * by));
    }

    /** The area of a region, in square units. */
    public double area(Region region) {
        return region.pixels() * columnSpacing * rowSpacing;
    }
}

package org.meridian.imaging.measure;

import org.meridian.core.annotation.Shape;
import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.List;

/** Lengths, angles and areas of what is drawn in patient space, in millimetres. */
final class SpaceMeasures {
    private SpaceMeasures() {}

    static List<Quantity> of(Shape shape, List<Vec3> points) {
        List<Quantity> found = new ArrayList<>();
        switch (shape) {
            case LENGTH, POLYLINE -> {
                double length = 0;
                for (int i = 1; i < points.size(); i++) {
                    length += points.get(i - 1).distance(points.get(i));
                }
                found.add(new Quantity(Quantity.Kind.LENGTH, length, Quantity.MILLIMETRE));
            }
            case ANGLE ->
                    Measurement.addAngle(
                            found,
                            angle(points.get(1), points.get(0), points.get(1), points.get(2)));
            case COBB -> {
                double angle = angle(points.get(0), points.get(1), points.get(2), points.get(3));
                Measurement.addAngle(found, angle > 90 ? 180 - angle : angle);
            }
            case ELLIPSE ->
                    found.add(
                            area(
                                    Math.PI
                                            / 4
                                            * points.get(0).distance(points.get(1))
                                            * points.get(2).distance(points.get(3))));
            case RECTANGLE, POLYGON, FREEHAND -> {
                if (points.size() > 2) {
                    found.add(area(enclosed(points)));
                }
            }
            case POINT, ARROW, TEXT -> {
                // marks; they measure nothing
            }
        }
        return found;
    }

    private static Quantity area(double area) {
        return new Quantity(Quantity.Kind.AREA, area, Quantity.SQUARE_MILLIMETRE);
    }

    /** Of a flat outline: half the length of the sum of its corners' cross products. */
    private static double enclosed(List<Vec3> points) {
        Vec3 origin = points.getFirst();
        Vec3 sum = Vec3.ZERO;
        for (int i = 1; i + 1 < points.size(); i++) {
            sum = sum.plus(points.get(i).minus(origin).cross(points.get(i + 1).minus(origin)));
        }
        return sum.length() / 2;
    }

    private static double angle(Vec3 from, Vec3 to, Vec3 otherFrom, Vec3 otherTo) {
        Vec3 a = to.minus(from);
        Vec3 b = otherTo.minus(otherFrom);
        return a.length() == 0 || b.length() == 0
                ? Double.NaN
                : Math.toDegrees(Math.atan2(a.cross(b).length(), a.dot(b)));
    }
}

package org.meridian.imaging;

import java.util.Comparator;
import java.util.List;

/**
 * How a plane lies in the patient: unit vectors towards higher columns and higher rows,
 * perpendicular to each other.
 */
public record PlaneAxes(Vec3 row, Vec3 column) {
    /** Horizontal: the patient's left on the right side, the back below. */
    public static final PlaneAxes AXIAL = new PlaneAxes(Vec3.X, Vec3.Y);

    /** Frontal, seen from the front: the patient's left on the right side, head up. */
    public static final PlaneAxes CORONAL = new PlaneAxes(Vec3.X, new Vec3(0, 0, -1));

    /** Seen from the patient's left: the back on the right side, head up. */
    public static final PlaneAxes SAGITTAL = new PlaneAxes(Vec3.Y, new Vec3(0, 0, -1));

    private static final double LEAST_SINE = 1e-3;

    /**
     * The plane that two directions span; the columns are made perpendicular to the rows.
     *
     * @throws IllegalArgumentException where they are zero or parallel
     */
    public static PlaneAxes spanned(Vec3 row, Vec3 column) {
        Vec3 along = unit(row);
        Vec3 across = unit(column);
        Vec3 upright = across.minus(along.times(along.dot(across)));
        if (!(upright.length() > LEAST_SINE)) {
            throw new IllegalArgumentException("the directions are parallel");
        }
        return new PlaneAxes(along, upright.unit());
    }

    /**
     * The plane across a direction, turned as a reader is used to: like the nearest one of axial,
     * coronal and sagittal. A direction and its opposite give the same plane.
     *
     * @throws IllegalArgumentException where the direction is zero
     */
    public static PlaneAxes across(Vec3 normal) {
        Vec3 given = unit(normal);
        PlaneAxes usual =
                List.of(AXIAL, CORONAL, SAGITTAL).stream()
                        .max(Comparator.comparingDouble(a -> Math.abs(a.normal().dot(given))))
                        .orElseThrow();
        Vec3 n = usual.normal().dot(given) < 0 ? given.times(-1) : given;
        Vec3 column = usual.column().minus(n.times(n.dot(usual.column()))).unit();
        return new PlaneAxes(column.cross(n), column);
    }

    private static Vec3 unit(Vec3 direction) {
        if (!(direction.length() > 0 && Double.isFinite(direction.length()))) {
            throw new IllegalArgumentException("no direction");
        }
        return direction.unit();
    }

    /**
     * The plane in front of which things are turned about the screen's own axes.
     *
     * @param right by how much their near side goes to the right, in radians
     * @param down by how much their near side then goes down, in radians
     */
    public PlaneAxes turned(double right, double down) {
        Vec3 n = normal();
        Vec3 newRow = row.times(Math.cos(right)).minus(n.times(Math.sin(right))).unit();
        Vec3 turned = newRow.cross(column);
        Vec3 newColumn = column.times(Math.cos(down)).minus(turned.times(Math.sin(down))).unit();
        return new PlaneAxes(newRow, newColumn);
    }

    /**
     * The plane turned about a direction: seen along it clockwise.
     *
     * @param axis unit vector
     * @param angle in radians
     */
    public PlaneAxes about(Vec3 axis, double angle) {
        return spanned(turned(row, axis, angle), turned(column, axis, angle));
    }

    /** Rodrigues' formula. */
    private static Vec3 turned(Vec3 v, Vec3 axis, double angle) {
        return v.times(Math.cos(angle))
                .plus(axis.cross(v).times(Math.sin(angle)))
                .plus(axis.times(axis.dot(v) * (1 - Math.cos(angle))));
    }

    /** Unit vector away from the viewer. */
    public Vec3 normal() {
        return row.cross(column);
    }
}

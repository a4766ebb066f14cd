package org.meridian.imaging.phantom;

import org.meridian.imaging.Vec3;

/** A straight piece of a vessel, an airway or a rib: a capsule of one radius and one density. */
record Tube(Vec3 from, Vec3 to, double radius, float hounsfield) implements Body {
    /** Whether it is thick enough to hide something and covers a position. */
    boolean hides(Vec3 at) {
        return radius > 1.2 && depth(at.x(), at.y(), at.z()) > 0;
    }

    /** Whether it keeps that distance from a position. */
    boolean clear(Vec3 at, double distance) {
        return depth(at.x(), at.y(), at.z()) < -distance;
    }

    @Override
    public double bottom() {
        return Math.min(from.z(), to.z()) - radius - 1;
    }

    @Override
    public double top() {
        return Math.max(from.z(), to.z()) + radius + 1;
    }

    @Override
    public Vec3 low() {
        return new Vec3(
                Math.min(from.x(), to.x()) - radius - 1,
                Math.min(from.y(), to.y()) - radius - 1,
                bottom());
    }

    @Override
    public Vec3 high() {
        return new Vec3(
                Math.max(from.x(), to.x()) + radius + 1,
                Math.max(from.y(), to.y()) + radius + 1,
                top());
    }

    @Override
    public double depth(double x, double y, double z) {
        double ax = to.x() - from.x();
        double ay = to.y() - from.y();
        double az = to.z() - from.z();
        double px = x - from.x();
        double py = y - from.y();
        double pz = z - from.z();
        double along = (px * ax + py * ay + pz * az) / (ax * ax + ay * ay + az * az);
        double t = Math.min(Math.max(along, 0), 1);
        double dx = px - t * ax;
        double dy = py - t * ay;
        double dz = pz - t * az;
        return radius - Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    @Override
    public float hounsfield(double x, double y, double z) {
        return hounsfield;
    }
}

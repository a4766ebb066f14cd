package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;

import java.util.Optional;

/**
 * A mark on the slice that is shown, in device pixels.
 *
 * @param x and {@code y} of the centre
 * @param radius of a circle that leaves the finding itself free
 */
public record MarkCircle(Mark mark, double x, double y, double radius) {
    private static final double MARGIN = 4;
    private static final double LEAST_RADIUS = 8;

    /** The circle of a mark whose sphere reaches the plane, or that has no slice nearer to it. */
    static Optional<MarkCircle> on(
            PlaneGeometry plane, double halfStep, Placement placement, Mark mark) {
        Vec3 pixel = plane.toPixel(mark.position());
        double away = Math.abs(pixel.z());
        double sphere = mark.finding().diameter() / 2;
        if (!(away <= Math.max(sphere, halfStep + 1e-6))) {
            return Optional.empty();
        }
        double section = Math.sqrt(Math.max(0, sphere * sphere - away * away));
        ViewerModel.Point centre = placement.toDevice(pixel.x(), pixel.y());
        return Optional.of(
                new MarkCircle(
                        mark,
                        centre.x(),
                        centre.y(),
                        Math.max(LEAST_RADIUS, section * placement.scale(plane) + MARGIN)));
    }

    boolean contains(double deviceX, double deviceY) {
        return Math.hypot(deviceX - x, deviceY - y) <= radius + 2;
    }
}

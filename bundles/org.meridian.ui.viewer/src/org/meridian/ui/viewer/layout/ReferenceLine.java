package org.meridian.ui.viewer.layout;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where another image's plane cuts this one: the part of the cut that the other image covers.
 *
 * @param from and {@code to} in this image's pixels, z is 0; (0, 0) is the centre of the first one
 */
public record ReferenceLine(Vec3 from, Vec3 to) {
    /** Cosine of the angle, 10 degrees, below which a cut tells nothing. */
    private static final double PARALLEL = 0.985;

    /** The cut of {@code other} in {@code here}; empty where they do not meet or are parallel. */
    public static Optional<ReferenceLine> of(PlaneGeometry other, PlaneGeometry here) {
        if (Math.abs(other.normal().dot(here.normal())) > PARALLEL) {
            return Optional.empty();
        }
        List<Vec3> corners =
                List.of(
                        other.toPatient(-0.5, -0.5),
                        other.toPatient(other.columns() - 0.5, -0.5),
                        other.toPatient(other.columns() - 0.5, other.rows() - 0.5),
                        other.toPatient(-0.5, other.rows() - 0.5));
        List<Vec3> crossings = new ArrayList<>();
        Vec3 before = here.toPixel(corners.getLast());
        for (Vec3 corner : corners) {
            Vec3 next = here.toPixel(corner);
            if (before.z() > 0 != next.z() > 0) {
                double share = before.z() / (before.z() - next.z());
                crossings.add(before.plus(next.minus(before).times(share)));
            }
            before = next;
        }
        return crossings.size() == 2
                ? Optional.of(new ReferenceLine(crossings.get(0), crossings.get(1)))
                : Optional.empty();
    }
}

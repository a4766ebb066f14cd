package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;

import java.util.Optional;

/** The planes one scrolls through. Immutable. */
interface Slices {
    int size();

    /** How many of them, the first ones, lie one upon the other. */
    default int stacked() {
        return size();
    }

    /** Where a slice lies in the patient; empty when that is not known. */
    Optional<PlaneGeometry> plane(int index);

    /** Half of the distance to the next slice, in millimetres: what lies within it belongs here. */
    double halfStep();

    /** The stacked slice that is nearest to a patient position; empty when no place is known. */
    default Optional<Integer> nearest(Vec3 position) {
        Optional<Integer> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < stacked(); i++) {
            Optional<PlaneGeometry> plane = plane(i);
            double distance =
                    plane.isPresent()
                            ? Math.abs(plane.get().toPixel(position).z())
                            : Double.POSITIVE_INFINITY;
            if (distance < least) {
                least = distance;
                best = Optional.of(i);
            }
        }
        return best;
    }
}

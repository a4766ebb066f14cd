package org.meridian.imaging.raycast;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;

/** Keeps the greatest value. */
final class MaximumRay extends Ray {
    private final short padding;
    private float greatest;

    MaximumRay(Volume volume, PlaneGeometry screen, double step) {
        super(volume, screen, step);
        padding = volume.padding();
    }

    @Override
    void reset() {
        greatest = Float.NEGATIVE_INFINITY;
    }

    @Override
    boolean sample(double px, double py, double pz) {
        greatest = Math.max(greatest, value(px, py, pz));
        return true;
    }

    float value() {
        return greatest;
    }

    /** Stored bits, rounded; the padding where there was no sample. */
    short stored() {
        return greatest == Float.NEGATIVE_INFINITY ? padding : (short) Math.round(greatest);
    }
}

package org.meridian.analysis.spi;

import org.meridian.imaging.Vec3;

/**
 * One place a detector points at.
 *
 * @param position centre, in patient millimetres
 * @param diameter of the sphere of the same volume, in millimetres
 * @param confidence that this is a lesion, 0 to 1; marks are ranked by it
 * @param score of malignancy, 0 to 1, or what the detector's description says instead
 */
public record Mark(Vec3 position, double diameter, double confidence, double score) {
    public Mark {
        if (!Double.isFinite(position.x() + position.y() + position.z())
                || !(diameter > 0)
                || !(confidence >= 0 && confidence <= 1)
                || !(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("no mark");
        }
    }
}

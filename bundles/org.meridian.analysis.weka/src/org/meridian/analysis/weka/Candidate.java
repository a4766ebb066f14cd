package org.meridian.analysis.weka;

/**
 * A place that looks like the middle of a ball, on the fine grid.
 *
 * @param x and {@code y} and {@code z} voxel of the fine grid
 * @param sigma of the scale with the strongest response, in millimetres
 * @param response of {@link org.meridian.imaging.Hessian#balls}, in Hounsfield units
 */
record Candidate(int x, int y, int z, double sigma, float response) {
    /** Radius of the ball that answers best at this scale, in millimetres. */
    double radius() {
        return sigma * 1.7320508075688772;
    }

    double distance(Candidate other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}

package org.meridian.analysis.weka;

import org.meridian.imaging.Vec3;

/**
 * What surrounds a patch's object, 1 to 3.5 mm outside of the sphere of its volume.
 *
 * @param mean Hounsfield units of lung there
 * @param bright share of it as bright as the object: vessels and pleura
 * @param outside share of it outside of the lung's region
 * @param convergence mean cosine between the brightness gradient and the way to the centre, over
 *     the sphere's surface; 1 for a ball
 */
record Shell(double mean, double bright, double outside, double convergence) {
    static Shell of(Patch patch, Vec3 centre, double radius) {
        int all = 0;
        int bright = 0;
        int outside = 0;
        double sum = 0;
        double cosines = 0;
        double weights = 0;
        for (int z = 1; z < patch.size - 1; z++) {
            for (int y = 1; y < patch.size - 1; y++) {
                for (int x = 1; x < patch.size - 1; x++) {
                    int i = patch.index(x, y, z);
                    double distance = Moments.distance(patch, i, centre);
                    if (distance > radius + 1 && distance < radius + 3.5) {
                        all++;
                        if (!patch.region[i]) {
                            outside++;
                        } else if (patch.values[i] > patch.threshold) {
                            bright++;
                        } else {
                            sum += patch.values[i];
                        }
                    }
                    if (Math.abs(distance - radius) < 1.2 && distance > 0.5) {
                        double gx = gradient(patch, i, 1);
                        double gy = gradient(patch, i, patch.size);
                        double gz = gradient(patch, i, patch.size * patch.size);
                        double length = Math.sqrt(gx * gx + gy * gy + gz * gz);
                        double inward =
                                gx * (centre.x() - x)
                                        + gy * (centre.y() - y)
                                        + gz * (centre.z() - z);
                        if (length > 1) {
                            cosines += inward / (distance * length);
                            weights++;
                        }
                    }
                }
            }
        }
        int lung = all - bright - outside;
        return new Shell(
                lung == 0 ? -850 : sum / lung,
                all == 0 ? 1 : (double) bright / all,
                all == 0 ? 1 : (double) outside / all,
                weights == 0 ? 0 : cosines / weights);
    }

    private static double gradient(Patch patch, int i, int step) {
        return patch.values[i + step] - patch.values[i - step];
    }
}

package org.meridian.analysis.weka;

import org.meridian.imaging.Hessian;
import org.meridian.imaging.Vec3;

/**
 * Size, place and spread of a patch's object.
 *
 * @param count voxels of 1 mm
 * @param centre in voxels of the patch; each voxel weighs as the square of its depth, so that the
 *     stumps of vessels hardly count
 * @param mean and {@code deviation} of its Hounsfield units
 * @param spread eigenvalues of the covariance of its voxels, rising, at least 0.05
 * @param reach distance from the centre that holds 95 % of its voxels
 */
record Moments(
        int count, Vec3 centre, double mean, double deviation, double[] spread, double reach) {

    static Moments of(Patch patch) {
        int count = 0;
        double[] sum = new double[5];
        double[] deep = new double[4];
        double[] squares = new double[6];
        for (int i = 0; i < patch.values.length; i++) {
            if (!patch.object.contains(i)) {
                continue;
            }
            double x = i % patch.size - patch.half;
            double y = i / patch.size % patch.size - patch.half;
            double z = i / (patch.size * patch.size) - patch.half;
            double v = patch.values[i];
            double weight = patch.inside[i];
            deep[0] += weight * x;
            deep[1] += weight * y;
            deep[2] += weight * z;
            deep[3] += weight;
            count++;
            sum[0] += x;
            sum[1] += y;
            sum[2] += z;
            sum[3] += v;
            sum[4] += v * v;
            squares[0] += x * x;
            squares[1] += y * y;
            squares[2] += z * z;
            squares[3] += x * y;
            squares[4] += x * z;
            squares[5] += y * z;
        }
        if (count == 0) {
            return new Moments(0, Vec3.ZERO, 0, 0, new double[] {1, 1, 1}, 0);
        }
        double cx = sum[0] / count;
        double cy = sum[1] / count;
        double cz = sum[2] / count;
        double mean = sum[3] / count;
        double[] spread =
                Hessian.eigenvalues(
                        squares[0] / count - cx * cx,
                        squares[1] / count - cy * cy,
                        squares[2] / count - cz * cz,
                        squares[3] / count - cx * cy,
                        squares[4] / count - cx * cz,
                        squares[5] / count - cy * cz);
        for (int i = 0; i < 3; i++) {
            spread[i] = Math.max(0.05, spread[i]);
        }
        Vec3 centre =
                new Vec3(
                        deep[0] / deep[3] + patch.half,
                        deep[1] / deep[3] + patch.half,
                        deep[2] / deep[3] + patch.half);
        return new Moments(
                count,
                centre,
                mean,
                Math.sqrt(Math.max(0, sum[4] / count - mean * mean)),
                spread,
                reach(patch, centre, count));
    }

    private static double reach(Patch patch, Vec3 centre, int count) {
        int[] histogram = new int[4 * patch.size];
        for (int i = 0; i < patch.values.length; i++) {
            if (patch.object.contains(i)) {
                histogram[(int) (2 * distance(patch, i, centre))]++;
            }
        }
        int seen = 0;
        int bin = 0;
        while (bin < histogram.length && seen < 0.95 * count) {
            seen += histogram[bin++];
        }
        return bin / 2.0;
    }

    static double distance(Patch patch, int i, Vec3 centre) {
        double x = i % patch.size - centre.x();
        double y = i / patch.size % patch.size - centre.y();
        double z = i / (patch.size * patch.size) - centre.z();
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** The radius of the sphere of the same volume as a share of the reach; 1 for a ball. */
    double compactness(double radius) {
        return radius / Math.max(0.5, reach);
    }
}

package org.meridian.imaging;

import java.util.stream.IntStream;

/** Second derivatives of a smoothed isotropic {@link Grid}. Stateless. */
public final class Hessian {
    private Hessian() {}

    /**
     * How much each voxel looks like the middle of a bright ball: the square of the harmonic mean
     * of the sizes of the three eigenvalues over their arithmetic mean where all are negative, else
     * 0. One small eigenvalue makes it small, so tubes and plates answer weakly; it is built as the
     * dot filter of Li et al. (Medical Physics 30, 2003), but from the invariants alone, so that
     * every platform computes the same. Works on all cores; the outermost voxels are 0.
     *
     * @param smoothed isotropic, smoothed with {@code sigma}
     * @param sigma in millimetres; makes the response comparable between scales
     */
    public static Grid balls(Grid smoothed, double sigma) {
        VolumeGeometry g = smoothed.geometry();
        Grid result = Grid.zeros(g);
        float[] v = smoothed.values();
        int dy = g.columns();
        int dz = g.columns() * g.rows();
        float scale = (float) (sigma * sigma / (g.columnSpacing() * g.columnSpacing()));
        IntStream.range(1, Math.max(1, g.slices() - 1))
                .parallel()
                .forEach(
                        z -> {
                            for (int y = 1; y < g.rows() - 1; y++) {
                                int row = z * dz + y * dy;
                                for (int i = row + 1; i < row + g.columns() - 1; i++) {
                                    result.values()[i] = scale * ball(v, i, dy, dz);
                                }
                            }
                        });
        return result;
    }

    private static float ball(float[] v, int i, int dy, int dz) {
        float twice = 2 * v[i];
        float xx = v[i - 1] + v[i + 1] - twice;
        float yy = v[i - dy] + v[i + dy] - twice;
        float zz = v[i - dz] + v[i + dz] - twice;
        if (xx >= 0 || yy >= 0 || zz >= 0) {
            return 0;
        }
        float xy = (v[i + 1 + dy] - v[i + 1 - dy] - v[i - 1 + dy] + v[i - 1 - dy]) / 4;
        float xz = (v[i + 1 + dz] - v[i + 1 - dz] - v[i - 1 + dz] + v[i - 1 - dz]) / 4;
        float yz = (v[i + dy + dz] - v[i + dy - dz] - v[i - dy + dz] + v[i - dy - dz]) / 4;
        float minors = xx * yy - xy * xy + xx * zz - xz * xz + yy * zz - yz * yz;
        float determinant =
                xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
        if (xx * yy <= xy * xy || determinant >= 0 || minors <= 0) {
            return 0;
        }
        float harmonic = -3 * determinant / minors;
        return harmonic * harmonic / (-(xx + yy + zz) / 3);
    }

    /**
     * The eigenvalues of a symmetric 3x3 matrix, in rising order, by the trigonometric solution of
     * the characteristic polynomial.
     */
    public static double[] eigenvalues(
            double xx, double yy, double zz, double xy, double xz, double yz) {
        double mean = (xx + yy + zz) / 3;
        double a = xx - mean;
        double b = yy - mean;
        double c = zz - mean;
        double p = (a * a + b * b + c * c + 2 * (xy * xy + xz * xz + yz * yz)) / 6;
        if (p <= 0) {
            return new double[] {mean, mean, mean};
        }
        double root = Math.sqrt(p);
        double half =
                (a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz)) / 2;
        double cosine = Math.min(1, Math.max(-1, half / (p * root)));
        double angle = StrictMath.acos(cosine) / 3;
        double high = mean + 2 * root * StrictMath.cos(angle);
        double low = mean + 2 * root * StrictMath.cos(angle + 2 * Math.PI / 3);
        return new double[] {low, 3 * mean - low - high, high};
    }
}

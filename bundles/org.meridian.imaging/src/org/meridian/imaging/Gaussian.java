package org.meridian.imaging;

import java.util.stream.IntStream;

/** Gaussian smoothing of a {@link Grid}. Stateless; works on all cores. */
public final class Gaussian {
    private Gaussian() {}

    /**
     * A smoothed copy; the border's values are thought to go on outside.
     *
     * @param sigma standard deviation in millimetres
     */
    public static Grid smooth(Grid grid, double sigma) {
        VolumeGeometry g = grid.geometry();
        float[] values = grid.values().clone();
        int plane = g.columns() * g.rows();
        float[] alongX = kernel(sigma / g.columnSpacing());
        float[] alongY = kernel(sigma / g.rowSpacing());
        float[] alongZ = kernel(sigma / g.sliceSpacing());
        IntStream.range(0, g.slices())
                .parallel()
                .forEach(
                        z -> {
                            for (int y = 0; y < g.rows(); y++) {
                                row(values, z * plane + y * g.columns(), g.columns(), alongX);
                            }
                            lines(values, z * plane, g.columns(), g.columns(), g.rows(), alongY);
                        });
        IntStream.range(0, g.rows())
                .parallel()
                .forEach(
                        y ->
                                lines(
                                        values,
                                        y * g.columns(),
                                        g.columns(),
                                        plane,
                                        g.slices(),
                                        alongZ));
        return new Grid(g, values);
    }

    /** Half of a kernel, the middle first, that sums up to 1. */
    private static float[] kernel(double sigma) {
        int radius = Math.max(1, (int) Math.ceil(3 * sigma));
        double[] weights = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            weights[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        float[] kernel = new float[radius + 1];
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) (weights[i] / sum);
        }
        return kernel;
    }

    private static void row(float[] values, int start, int length, float[] kernel) {
        int radius = kernel.length - 1;
        float[] padded = new float[length + 2 * radius];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = values[start + Math.min(Math.max(i - radius, 0), length - 1)];
        }
        for (int i = 0; i < length; i++) {
            float sum = kernel[0] * padded[i + radius];
            for (int k = 1; k <= radius; k++) {
                sum += kernel[k] * (padded[i + radius - k] + padded[i + radius + k]);
            }
            values[start + i] = sum;
        }
    }

    /**
     * Smooths across a sheet of {@code count} lines of {@code width} neighbouring values, {@code
     * stride} apart: the inner loop runs along the lines, where memory is contiguous.
     */
    private static void lines(
            float[] values, int start, int width, int stride, int count, float[] kernel) {
        int radius = kernel.length - 1;
        float[] source = new float[width * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(values, start + i * stride, source, i * width, width);
        }
        for (int i = 0; i < count; i++) {
            int target = start + i * stride;
            int middle = i * width;
            for (int x = 0; x < width; x++) {
                values[target + x] = kernel[0] * source[middle + x];
            }
            for (int k = 1; k <= radius; k++) {
                int before = Math.max(i - k, 0) * width;
                int after = Math.min(i + k, count - 1) * width;
                float weight = kernel[k];
                for (int x = 0; x < width; x++) {
                    values[target + x] += weight * (source[before + x] + source[after + x]);
                }
            }
        }
    }
}

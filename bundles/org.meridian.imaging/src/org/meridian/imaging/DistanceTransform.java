package org.meridian.imaging;

import java.util.stream.IntStream;

/**
 * Exact Euclidean distances, by lower envelopes of parabolas (Felzenszwalb and Huttenlocher, Theory
 * of Computing 8, 2012). Stateless; works on all cores.
 */
public final class DistanceTransform {
    private static final float FAR = 1e12f;

    private DistanceTransform() {}

    /**
     * The squared distance, in square millimetres, of every voxel's centre to the nearest voxel of
     * the set: 0 inside, at least 1e11 everywhere when the set is empty.
     */
    public static float[] squared(Mask mask) {
        VolumeGeometry g = mask.geometry();
        float[] squared = new float[mask.voxels().length];
        for (int i = 0; i < squared.length; i++) {
            squared[i] = mask.contains(i) ? 0 : FAR;
        }
        int plane = g.columns() * g.rows();
        IntStream.range(0, g.slices())
                .parallel()
                .forEach(
                        z -> {
                            Line row = new Line(g.columns(), g.columnSpacing());
                            for (int y = 0; y < g.rows(); y++) {
                                row.transform(squared, z * plane + y * g.columns(), 1);
                            }
                            Line column = new Line(g.rows(), g.rowSpacing());
                            for (int x = 0; x < g.columns(); x++) {
                                column.transform(squared, z * plane + x, g.columns());
                            }
                        });
        IntStream.range(0, g.rows())
                .parallel()
                .forEach(
                        y -> {
                            Line line = new Line(g.slices(), g.sliceSpacing());
                            for (int x = 0; x < g.columns(); x++) {
                                line.transform(squared, y * g.columns() + x, plane);
                            }
                        });
        return squared;
    }

    /** The one-dimensional transform with its buffers. */
    private static final class Line {
        private final int length;
        private final double spacing;
        private final double[] heights;
        private final int[] lowest;
        private final double[] from;

        Line(int length, double spacing) {
            this.length = length;
            this.spacing = spacing;
            this.heights = new double[length];
            this.lowest = new int[length];
            this.from = new double[length + 1];
        }

        void transform(float[] values, int start, int stride) {
            int used = -1;
            for (int i = 0; i < length; i++) {
                heights[i] = values[start + i * stride];
                if (heights[i] >= FAR) {
                    continue;
                }
                double crossing = Double.NEGATIVE_INFINITY;
                while (used >= 0) {
                    crossing = crossing(lowest[used], i);
                    if (crossing > from[used]) {
                        break;
                    }
                    used--;
                    crossing = Double.NEGATIVE_INFINITY;
                }
                used++;
                lowest[used] = i;
                from[used] = crossing;
            }
            if (used < 0) {
                return;
            }
            from[used + 1] = Double.POSITIVE_INFINITY;
            int k = 0;
            for (int i = 0; i < length; i++) {
                while (from[k + 1] < i) {
                    k++;
                }
                double apart = (i - lowest[k]) * spacing;
                values[start + i * stride] = (float) (apart * apart + heights[lowest[k]]);
            }
        }

        /**
         * Where, in voxels, the parabola over the later voxel comes to lie under the earlier one's.
         */
        private double crossing(int earlier, int later) {
            double unit = spacing * spacing;
            return (heights[later]
                            - heights[earlier]
                            + unit * ((double) later * later - (double) earlier * earlier))
                    / (2 * unit * (later - earlier));
        }
    }
}

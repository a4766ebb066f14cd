package org.meridian.imaging.phantom;

import org.meridian.core.progress.Progress;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Renders the shapes into slices. Each slice is the mean of two thin ones, which gives the partial
 * volumes of a real one; surfaces are a millimetre soft. Slices are independent of each other and
 * of the order they are made in.
 */
final class Painter {
    private final Anatomy anatomy;
    private final List<Body> bodies;
    private final long seed;
    private final double noise;

    Painter(Anatomy anatomy, List<Body> bodies, long seed, double noise) {
        this.anatomy = anatomy;
        this.bodies = bodies;
        this.seed = seed;
        this.noise = noise;
    }

    List<short[]> paint(VolumeGeometry geometry, Progress progress) {
        return IntStream.range(0, geometry.slices())
                .parallel()
                .mapToObj(
                        slice -> {
                            progress.checkCancelled();
                            short[] painted = slice(geometry, slice);
                            progress.worked(1);
                            return painted;
                        })
                .toList();
    }

    private short[] slice(VolumeGeometry geometry, int slice) {
        int pixels = geometry.columns() * geometry.rows();
        double z = geometry.origin().z() + slice * geometry.sliceSpacing();
        float[] lower = thin(geometry, z - geometry.sliceSpacing() / 4);
        float[] upper = thin(geometry, z + geometry.sliceSpacing() / 4);
        float[] grain = grain(geometry.columns(), geometry.rows(), slice);
        short[] values = new short[pixels];
        for (int i = 0; i < pixels; i++) {
            double value = 0.5 * (lower[i] + upper[i]) + noise * grain[i];
            values[i] = (short) Math.max(-1024, Math.min(3071, Math.floor(value + 0.5)));
        }
        return values;
    }

    private float[] thin(VolumeGeometry geometry, double z) {
        int columns = geometry.columns();
        float[] values = new float[columns * geometry.rows()];
        int at = 0;
        for (int r = 0; r < geometry.rows(); r++) {
            double y = geometry.origin().y() + r * geometry.rowSpacing();
            for (int c = 0; c < columns; c++) {
                double x = geometry.origin().x() + c * geometry.columnSpacing();
                float value = anatomy.background(x, y, z);
                double cover = Math.min(1, anatomy.lung(x, y, z) + 0.5);
                if (cover > 0) {
                    value += (float) (cover * (parenchyma(x, y, z) - value));
                }
                values[at++] = value;
            }
        }
        for (Body body : bodies) {
            if (body.bottom() <= z && z <= body.top()) {
                add(body, geometry, z, values);
            }
        }
        return values;
    }

    private static void add(Body body, VolumeGeometry geometry, double z, float[] values) {
        Vec3 low = geometry.toIndex(body.low());
        Vec3 high = geometry.toIndex(body.high());
        int c1 = Math.min(geometry.columns() - 1, (int) Math.ceil(high.x()));
        int r1 = Math.min(geometry.rows() - 1, (int) Math.ceil(high.y()));
        for (int r = Math.max(0, (int) low.y()); r <= r1; r++) {
            double y = geometry.origin().y() + r * geometry.rowSpacing();
            for (int c = Math.max(0, (int) low.x()); c <= c1; c++) {
                double x = geometry.origin().x() + c * geometry.columnSpacing();
                double cover = Math.min(1, body.depth(x, y, z) + 0.5);
                if (cover > 0) {
                    int i = r * geometry.columns() + c;
                    values[i] += (float) (cover * (body.hounsfield(x, y, z) - values[i]));
                }
            }
        }
    }

    /** Lung tissue: denser at the back, uneven, with the faint line of the oblique fissure. */
    private double parenchyma(double x, double y, double z) {
        double value =
                -862
                        + 0.25 * y
                        + 28 * cloud(x / 14, y / 14, z / 14)
                        + 22 * cloud(x / 5, y / 5, z / 5);
        double fissure = Math.abs(0.62 * y + 0.78 * z + (x > 0 ? 6 : -4)) / 0.9;
        return fissure < 1 ? value + 170 * (1 - fissure) : value;
    }

    /** Smooth value noise, -1 to 1, with random values on the integer grid. */
    private double cloud(double x, double y, double z) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        int z0 = (int) Math.floor(z);
        double fx = x - x0;
        double fy = y - y0;
        double fz = z - z0;
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = corner & 1;
            int j = corner >> 1 & 1;
            int k = corner >> 2;
            long key = (x0 + i) * 73856093L ^ (y0 + j) * 19349663L ^ (z0 + k) * 83492791L;
            double weight =
                    (i == 0 ? 1 - fx : fx) * (j == 0 ? 1 - fy : fy) * (k == 0 ? 1 - fz : fz);
            sum += weight * ((mix(seed ^ key) >>> 11) * 0x1.0p-52 - 1);
        }
        return sum;
    }

    /**
     * Noise of unit variance, correlated between neighbours as a reconstruction kernel leaves it.
     */
    private float[] grain(int columns, int rows, int slice) {
        float[] white = new float[columns * rows];
        for (int i = 0; i < white.length; i++) {
            long bits = mix(seed + 31 + ((long) slice << 32) + i);
            // The sum of four uniform numbers is near enough to normal; its variance is 4/12.
            double sum =
                    (bits & 0xffff)
                            + (bits >>> 16 & 0xffff)
                            + (bits >>> 32 & 0xffff)
                            + (bits >>> 48);
            white[i] = (float) ((sum / 65536 - 2) * 1.7320508075688772);
        }
        float[] smooth = Arrays.copyOf(white, white.length);
        for (int r = 1; r < rows - 1; r++) {
            for (int c = 1; c < columns - 1; c++) {
                int i = r * columns + c;
                float cross = white[i - 1] + white[i + 1] + white[i - columns] + white[i + columns];
                // 1 / sqrt(1 + 4 * 0.25) keeps the variance.
                smooth[i] = 0.70710677f * (white[i] + 0.5f * cross);
            }
        }
        return smooth;
    }

    /** SplitMix64's mixing function. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}

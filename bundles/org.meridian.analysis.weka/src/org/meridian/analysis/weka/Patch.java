package org.meridian.analysis.weka;

import org.meridian.imaging.DistanceTransform;
import org.meridian.imaging.Mask;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

/**
 * A box of the fine grid around a candidate, and what was cut out of it as the candidate's object:
 * the bright part around the centre, opened by about half of its inscribed radius so that vessels
 * and pleura fall off, and no wider than 1.8 of these radii. Voxels of 1 mm.
 */
final class Patch {
    private static final int LARGEST = 26;

    final int size;
    final int half;
    final float[] values;
    final boolean[] region;
    final float threshold;
    final float centreMean;

    /** The whole bright part that the object hangs on. */
    final Mask bright;

    final Mask object;

    /** Squared distance, in square millimetres, of each voxel to the outside of {@link #bright}. */
    final float[] inside;

    /**
     * Largest distance, in millimetres, from a voxel of the object to the outside of {@link
     * #bright}.
     */
    final double inscribed;

    Patch(LungGrid lung, Candidate candidate) {
        half = (int) Math.min(LARGEST, Math.ceil(2.2 * candidate.radius() + 7));
        size = 2 * half + 1;
        values = new float[size * size * size];
        region = new boolean[values.length];
        cut(lung, candidate);
        centreMean = centreMean(Math.max(1.5, 0.45 * candidate.radius()));
        threshold = Math.max(-720, Math.min(-380, (centreMean + LungGrid.LUNG) / 2));
        VolumeGeometry box = VolumeGeometry.axial(size, size, size, Vec3.ZERO, 1, 1);
        Mask open = Mask.empty(box);
        for (int i = 0; i < values.length; i++) {
            open.voxels()[i] = (byte) (region[i] && values[i] > threshold ? 1 : 0);
        }
        bright = connected(open, seed(open, half, half, half, 2.5));
        inside = DistanceTransform.squared(bright.complement());
        int peak = peak(Math.max(2, 0.6 * candidate.radius()));
        inscribed = Math.sqrt(Math.min(inside[peak], half * half));
        object = opened(peak);
    }

    private void cut(LungGrid lung, Candidate candidate) {
        int at = 0;
        for (int z = candidate.z() - half; z <= candidate.z() + half; z++) {
            int zz = Math.min(Math.max(z, 0), lung.slices() - 1);
            for (int y = candidate.y() - half; y <= candidate.y() + half; y++) {
                int yy = Math.min(Math.max(y, 0), lung.rows() - 1);
                for (int x = candidate.x() - half; x <= candidate.x() + half; x++) {
                    int xx = Math.min(Math.max(x, 0), lung.columns() - 1);
                    values[at] = lung.fine().at(xx, yy, zz);
                    region[at] = x == xx && y == yy && z == zz && lung.inRegion(x, y, z);
                    at++;
                }
            }
        }
    }

    int index(int x, int y, int z) {
        return (z * size + y) * size + x;
    }

    private float centreMean(double radius) {
        int reach = (int) Math.ceil(radius);
        double sum = 0;
        int count = 0;
        for (int z = -reach; z <= reach; z++) {
            for (int y = -reach; y <= reach; y++) {
                for (int x = -reach; x <= reach; x++) {
                    if (x * x + y * y + z * z <= radius * radius) {
                        sum += values[index(half + x, half + y, half + z)];
                        count++;
                    }
                }
            }
        }
        return (float) (sum / count);
    }

    /** The voxel of a set nearest to a place, within a distance; -1 when there is none. */
    private int seed(Mask set, int cx, int cy, int cz, double within) {
        int reach = (int) Math.ceil(within);
        int best = -1;
        double nearest = within * within + 1e-6;
        for (int z = Math.max(0, cz - reach); z <= Math.min(size - 1, cz + reach); z++) {
            for (int y = Math.max(0, cy - reach); y <= Math.min(size - 1, cy + reach); y++) {
                for (int x = Math.max(0, cx - reach); x <= Math.min(size - 1, cx + reach); x++) {
                    double squared =
                            (x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz);
                    if (squared < nearest && set.contains(index(x, y, z))) {
                        nearest = squared;
                        best = index(x, y, z);
                    }
                }
            }
        }
        return best;
    }

    /** The part of a set that is connected to a seed and within the patch's ball. */
    private Mask connected(Mask set, int seed) {
        Mask result = Mask.empty(set.geometry());
        if (seed < 0) {
            return result;
        }
        int[] stack = new int[values.length];
        int depth = 0;
        stack[depth++] = seed;
        result.voxels()[seed] = 1;
        int[] steps = {1, -1, size, -size, size * size, -size * size};
        while (depth > 0) {
            int i = stack[--depth];
            int x = i % size - half;
            int y = i / size % size - half;
            int z = i / (size * size) - half;
            if (x * x + y * y + z * z >= half * half - half) {
                continue;
            }
            for (int step : steps) {
                int next = i + step;
                if (set.contains(next) && !result.contains(next)) {
                    result.voxels()[next] = 1;
                    stack[depth++] = next;
                }
            }
        }
        return result;
    }

    private int peak(double within) {
        int reach = (int) Math.ceil(within);
        int best = index(half, half, half);
        for (int z = -reach; z <= reach; z++) {
            for (int y = -reach; y <= reach; y++) {
                for (int x = -reach; x <= reach; x++) {
                    int i = index(half + x, half + y, half + z);
                    if (x * x + y * y + z * z <= within * within
                            && bright.contains(i)
                            && inside[i] > inside[best]) {
                        best = i;
                    }
                }
            }
        }
        return best;
    }

    private Mask opened(int peak) {
        double cutOff = 0.55 * inscribed;
        Mask core = Mask.empty(bright.geometry());
        for (int i = 0; i < inside.length; i++) {
            core.voxels()[i] = (byte) (bright.contains(i) && inside[i] > cutOff * cutOff ? 1 : 0);
        }
        Mask grown = connected(core, core.contains(peak) ? peak : -1).dilated(cutOff + 0.3);
        int px = peak % size;
        int py = peak / size % size;
        int pz = peak / (size * size);
        double reach = 1.8 * inscribed + 1;
        for (int i = 0; i < inside.length; i++) {
            int x = i % size - px;
            int y = i / size % size - py;
            int z = i / (size * size) - pz;
            boolean near = x * x + y * y + z * z <= reach * reach;
            grown.voxels()[i] &= near ? bright.voxels()[i] : 0;
        }
        return grown;
    }
}

package org.meridian.imaging.raycast;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.function.IntPredicate;

/**
 * A ray through a volume, in index coordinates, with a sample at each whole number of steps from
 * the screen. Not safe for several threads.
 */
abstract class Ray {
    private static final double LEAST_STEP = 1e-9;

    /** In steps; more than any ray has, and still a whole number of 32 bits. */
    private static final double FAR = 1e9;

    final short[][] slices;
    final int columns;
    final int rows;
    final int mask;
    private final Vec3 origin;
    private final Vec3 right;
    private final Vec3 down;
    private final Vec3 step;
    private double x;
    private double y;
    private double z;
    private double from;
    private double to;
    private final double perStepX;
    private final double perStepY;
    private final double perStepZ;
    private int first;
    private int last;
    private float slopeX;
    private float slopeY;
    private float slopeZ;

    Ray(Volume volume, PlaneGeometry screen, double millimetres) {
        VolumeGeometry grid = volume.geometry();
        origin = grid.toIndex(screen.origin());
        right = grid.directionToIndex(screen.row().times(screen.columnSpacing()));
        down = grid.directionToIndex(screen.column().times(screen.rowSpacing()));
        slices = new short[grid.slices()][];
        for (int s = 0; s < slices.length; s++) {
            slices[s] = volume.slice(s);
        }
        columns = grid.columns();
        rows = grid.rows();
        mask = volume.rescale().signed() ? -1 : 0xffff;
        step = grid.directionToIndex(screen.normal().times(millimetres));
        perStepX = steps(step.x());
        perStepY = steps(step.y());
        perStepZ = steps(step.z());
    }

    /** Steps from voxel to voxel on an axis; more than any ray has where it stays. */
    private static double steps(double step) {
        return Math.abs(step) < LEAST_STEP ? 1 / LEAST_STEP : 1 / step;
    }

    /** Takes a sample; false when what lies behind it cannot be seen any more. */
    abstract boolean sample(double px, double py, double pz);

    /** Forgets the ray before. */
    abstract void reset();

    /** Goes to a pixel's ray. */
    final void start(int column, int row) {
        x = origin.x() + column * right.x() + row * down.x();
        y = origin.y() + column * right.y() + row * down.y();
        z = origin.z() + column * right.z() + row * down.z();
        from = -FAR;
        to = FAR;
        clip(x, step.x(), columns - 1);
        clip(y, step.y(), rows - 1);
        clip(z, step.z(), slices.length - 1);
        first = (int) Math.ceil(from);
        last = (int) Math.floor(to);
        reset();
    }

    /** Leaves the steps that lie between the first and the last voxel of an axis. */
    private void clip(double start, double along, int end) {
        if (Math.abs(along) < LEAST_STEP) {
            to = start >= 0 && start <= end ? to : -FAR - 1;
        } else {
            double one = -start / along;
            double other = (end - start) / along;
            from = Math.max(from, Math.min(one, other));
            to = Math.min(to, Math.max(one, other));
        }
    }

    /** Takes the samples of all blocks that are worth it, until nothing more can be seen. */
    final void march(
            ValueBlocks large, IntPredicate worthAtAll, ValueBlocks small, IntPredicate worth) {
        int i = first;
        while (i <= last) {
            int cx = (int) (x + i * step.x());
            int cy = (int) (y + i * step.y());
            int cz = (int) (z + i * step.z());
            if (!worthAtAll.test(large.index(cx, cy, cz))) {
                i = end(large.shift(), cx, cy, cz, i);
            } else if (!worth.test(small.index(cx, cy, cz))) {
                i = end(small.shift(), cx, cy, cz, i);
            } else {
                int end = end(small.shift(), cx, cy, cz, i);
                for (; i < end; i++) {
                    if (!sample(x + i * step.x(), y + i * step.y(), z + i * step.z())) {
                        return;
                    }
                }
            }
        }
    }

    /** The first step after {@code i} that is outside of a cell's block, or of the volume. */
    private int end(int shift, int cx, int cy, int cz, int i) {
        int leaves = Math.min(leaves(cx >> shift << shift, shift, x, perStepX), last + 1);
        leaves = Math.min(leaves, leaves(cy >> shift << shift, shift, y, perStepY));
        leaves = Math.min(leaves, leaves(cz >> shift << shift, shift, z, perStepZ));
        return Math.max(leaves, i + 1);
    }

    private static int leaves(int block, int shift, double start, double perStep) {
        if (perStep >= 0) {
            return (int) Math.ceil((block + (1 << shift) - start) * perStep);
        }
        return (int) Math.floor((block - start) * perStep) + 1;
    }

    /** The trilinear stored value of a position within the outermost voxels. */
    final float value(double px, double py, double pz) {
        int c = Math.max(0, Math.min((int) px, columns - 2));
        int r = Math.max(0, Math.min((int) py, rows - 2));
        int s = Math.max(0, Math.min((int) pz, slices.length - 2));
        float fx = (float) (px - c);
        float fy = (float) (py - r);
        float fz = (float) (pz - s);
        int right = columns > 1 ? 1 : 0;
        int at = r * columns + c;
        int below = rows > 1 ? at + columns : at;
        float near = plane(slices[s], at, below, right, fx, fy);
        float far = plane(slices[Math.min(s + 1, slices.length - 1)], at, below, right, fx, fy);
        return near + fz * (far - near);
    }

    private float plane(short[] slice, int at, int below, int right, float fx, float fy) {
        int a = slice[at] & mask;
        int b = slice[at + right] & mask;
        int c = slice[below] & mask;
        int d = slice[below + right] & mask;
        float top = a + fx * (b - a);
        float bottom = c + fx * (d - c);
        return top + fy * (bottom - top);
    }

    /** Finds how the value changes within a position's cell, a voxel on each axis. */
    final void slope(double px, double py, double pz) {
        int c = Math.max(0, Math.min((int) px, columns - 2));
        int r = Math.max(0, Math.min((int) py, rows - 2));
        int s = Math.max(0, Math.min((int) pz, slices.length - 2));
        float fx = (float) (px - c);
        float fy = (float) (py - r);
        float fz = (float) (pz - s);
        int at = r * columns + c;
        int right = columns > 1 ? 1 : 0;
        int below = rows > 1 ? at + columns : at;
        short[] slice = slices[s];
        short[] next = slices[Math.min(s + 1, slices.length - 1)];
        int a = slice[at] & mask;
        int b = slice[at + right] & mask;
        int d = slice[below] & mask;
        int e = slice[below + right] & mask;
        int g = next[at] & mask;
        int h = next[at + right] & mask;
        int j = next[below] & mask;
        int k = next[below + right] & mask;
        slopeX = mix(mix(b - a, e - d, fy), mix(h - g, k - j, fy), fz);
        slopeY = mix(mix(d - a, e - b, fx), mix(j - g, k - h, fx), fz);
        slopeZ = mix(mix(g - a, h - b, fx), mix(j - d, k - e, fx), fy);
    }

    private static float mix(float from, float to, float share) {
        return from + share * (to - from);
    }

    final float slopeX() {
        return slopeX;
    }

    final float slopeY() {
        return slopeY;
    }

    final float slopeZ() {
        return slopeZ;
    }

    /** The value of a position, or of the border nearest to it. */
    final float bounded(double px, double py, double pz) {
        return value(
                Math.max(0, Math.min(px, columns - 1.0)),
                Math.max(0, Math.min(py, rows - 1.0)),
                Math.max(0, Math.min(pz, slices.length - 1.0)));
    }
}

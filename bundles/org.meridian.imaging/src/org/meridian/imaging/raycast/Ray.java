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
    private static final int SHIFT = ValueBlocks.SHIFT;

    final short[][] slices;
    final int columns;
    final int rows;
    final int mask;
    private final VolumeGeometry grid;
    private final PlaneGeometry screen;
    private final Vec3 step;
    private double x;
    private double y;
    private double z;
    private int first;
    private int last;

    Ray(Volume volume, PlaneGeometry screen, double millimetres) {
        this.grid = volume.geometry();
        this.screen = screen;
        slices = new short[grid.slices()][];
        for (int s = 0; s < slices.length; s++) {
            slices[s] = volume.slice(s);
        }
        columns = grid.columns();
        rows = grid.rows();
        mask = volume.rescale().signed() ? -1 : 0xffff;
        step = grid.toIndex(grid.origin().plus(screen.normal().times(millimetres)));
    }

    /** Takes a sample; false when what lies behind it cannot be seen any more. */
    abstract boolean sample(double px, double py, double pz);

    /** Forgets the ray before. */
    abstract void reset();

    /** Goes to a pixel's ray. */
    final void start(int column, int row) {
        Vec3 at = grid.toIndex(screen.toPatient(column, row));
        x = at.x();
        y = at.y();
        z = at.z();
        double from = Integer.MIN_VALUE / 2.0;
        double to = -from;
        double[] starts = {x, y, z};
        double[] steps = {step.x(), step.y(), step.z()};
        int[] sizes = {columns, rows, slices.length};
        for (int axis = 0; axis < starts.length; axis++) {
            double low = -starts[axis] / steps[axis];
            double high = (sizes[axis] - 1 - starts[axis]) / steps[axis];
            if (steps[axis] == 0) {
                boolean inside = starts[axis] >= 0 && starts[axis] <= sizes[axis] - 1;
                to = inside ? to : Double.NEGATIVE_INFINITY;
            } else {
                from = Math.max(from, Math.min(low, high));
                to = Math.min(to, Math.max(low, high));
            }
        }
        first = (int) Math.ceil(from);
        last = (int) Math.floor(to);
        reset();
    }

    /** Takes the samples of all blocks that are worth it, until nothing more can be seen. */
    final void march(ValueBlocks blocks, IntPredicate worth) {
        int i = first;
        while (i <= last) {
            int bx = (int) (x + i * step.x()) >> SHIFT;
            int by = (int) (y + i * step.y()) >> SHIFT;
            int bz = (int) (z + i * step.z()) >> SHIFT;
            int end =
                    Math.min(
                            Math.min(last + 1, leaves(bx, x, step.x(), i)),
                            Math.min(leaves(by, y, step.y(), i), leaves(bz, z, step.z(), i)));
            if (worth.test(blocks.index(bx, by, bz))) {
                for (; i < end; i++) {
                    if (!sample(x + i * step.x(), y + i * step.y(), z + i * step.z())) {
                        return;
                    }
                }
            }
            i = end;
        }
    }

    /** The first step after {@code i} that is outside of the block on one axis. */
    private static int leaves(int block, double start, double step, int i) {
        if (step == 0) {
            return Integer.MAX_VALUE;
        }
        double edge = step > 0 ? (block + 1) << SHIFT : block << SHIFT;
        double steps = (edge - start) / step;
        int next = (int) (step > 0 ? Math.ceil(steps) : Math.floor(steps) + 1);
        return Math.max(next, i + 1);
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

    /** The value of a position, or of the border nearest to it. */
    final float bounded(double px, double py, double pz) {
        return value(
                Math.max(0, Math.min(px, columns - 1.0)),
                Math.max(0, Math.min(py, rows - 1.0)),
                Math.max(0, Math.min(pz, slices.length - 1.0)));
    }
}

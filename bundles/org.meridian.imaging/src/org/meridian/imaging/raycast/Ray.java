package org.meridian.imaging.raycast;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

/**
 * A ray through a volume, in index coordinates, whose steps are counted from the screen. It goes
 * through the volume in runs, each within one block of cells. Not safe for several threads.
 */
abstract class Ray {
    private static final int POINT = RayAxis.POINT;

    /** From the upper 24 bits of a place's fraction. */
    private static final float FRACTION = 0x1p-24f;

    /** Steps that are taken out of turn at once. */
    private static final int LOOK = 8;

    private final short[][] slices;
    private final int columns;
    private final int mask;

    /** To the next voxel of a slice; none where there is but one. */
    private final int right;

    private final int below;

    private final Vec3 origin;
    private final Vec3 rightwards;
    private final Vec3 downwards;
    private final RayAxis x;
    private final RayAxis y;
    private final RayAxis z;
    private final Blocks blocks;
    private int first;
    private int last;
    private int step;

    /**
     * @param millimetres a step's length
     */
    Ray(Volume volume, Blocks blocks, PlaneGeometry screen, double millimetres) {
        VolumeGeometry grid = volume.geometry();
        this.blocks = blocks;
        origin = grid.toIndex(screen.origin());
        rightwards = grid.directionToIndex(screen.row().times(screen.columnSpacing()));
        downwards = grid.directionToIndex(screen.column().times(screen.rowSpacing()));
        // one more than there are, so that the last has a next one
        slices = new short[grid.slices() + 1][];
        for (int s = 0; s < slices.length; s++) {
            slices[s] = volume.slice(Math.min(s, grid.slices() - 1));
        }
        columns = grid.columns();
        right = columns > 1 ? 1 : 0;
        below = grid.rows() > 1 ? columns : 0;
        mask = volume.rescale().signed() ? -1 : 0xffff;
        Vec3 ahead = grid.directionToIndex(screen.normal().times(millimetres));
        x = new RayAxis(columns, ahead.x());
        y = new RayAxis(grid.rows(), ahead.y());
        z = new RayAxis(grid.slices(), ahead.z());
    }

    /** Forgets the ray before. */
    abstract void reset();

    /** How many steps from sample to sample in a large block: 0 none, 1 as its small blocks say. */
    abstract int largeStride(int block);

    /** How many steps at most from sample to sample in a small block; 0 for no sample. */
    abstract int smallStride(int block);

    /**
     * Takes samples that are evenly apart.
     *
     * @param px and {@code py}, {@code pz}: the first one's place
     * @param dx and {@code dy}, {@code dz}: from each to the next
     * @param stride that in steps
     * @return false when what lies behind cannot be seen any more
     */
    abstract boolean samples(
            long px, long py, long pz, long dx, long dy, long dz, int count, float stride);

    /** Goes to a pixel's ray. */
    final void start(int column, int row) {
        x.start(origin.x() + column * rightwards.x() + row * downwards.x());
        y.start(origin.y() + column * rightwards.y() + row * downwards.y());
        z.start(origin.z() + column * rightwards.z() + row * downwards.z());
        long from = Math.max(x.first(), Math.max(y.first(), z.first()));
        long to = Math.min(x.last(), Math.min(y.last(), z.last()));
        boolean misses = from > to;
        first = misses ? 0 : (int) from;
        last = misses ? -1 : (int) to;
        reset();
    }

    /** The first step of the run whose samples are taken. */
    final int step() {
        return step;
    }

    /** Takes the samples of a few steps from this one on before their turn. */
    final void look(int from) {
        int start = Math.max(first, from);
        int end = Math.min(last + 1, from + LOOK);
        if (start < end) {
            run(start, end, 1);
        }
    }

    /** Takes the samples of all blocks that are worth it, until nothing more can be seen. */
    final void march() {
        int i = first;
        while (i <= last) {
            int cx = x.cell(i);
            int cy = y.cell(i);
            int cz = z.cell(i);
            int stride = largeStride(blocks.large().index(cx, cy, cz));
            int shift = blocks.large().shift();
            if (stride == 1) {
                stride = smallStride(blocks.small().index(cx, cy, cz));
                shift = blocks.small().shift();
            }
            int end = end(shift, i);
            if (stride > 0 && !run(i, end, stride)) {
                return;
            }
            i = end;
        }
    }

    /** The first step after {@code i} that is outside of its block, or of the volume. */
    private int end(int shift, int i) {
        int leaves = Math.min(last + 1, x.leaves(shift, i));
        leaves = Math.min(leaves, y.leaves(shift, i));
        leaves = Math.min(leaves, z.leaves(shift, i));
        return Math.max(leaves, i + 1);
    }

    /** Takes samples that share these steps evenly, {@code to} excluded, each in its middle. */
    private boolean run(int from, int to, int stride) {
        step = from;
        int steps = to - from;
        int count = Math.ceilDiv(steps, stride);
        double apart = (double) steps / count;
        double lead = (apart - 1) / 2;
        return samples(
                x.at(from) + (long) (lead * x.step()),
                y.at(from) + (long) (lead * y.step()),
                z.at(from) + (long) (lead * z.step()),
                (long) (apart * x.step()),
                (long) (apart * y.step()),
                (long) (apart * z.step()),
                count,
                (float) apart);
    }

    /** The voxels around a place that has one on either side. */
    final Cell cell(long px, long py, long pz) {
        int at = (int) (py >> POINT) * columns + (int) (px >> POINT);
        int slice = (int) (pz >> POINT);
        short[] near = slices[slice];
        short[] far = slices[slice + 1];
        return new Cell(
                near[at] & mask,
                near[at + right] & mask,
                near[at + below] & mask,
                near[at + below + right] & mask,
                far[at] & mask,
                far[at + right] & mask,
                far[at + below] & mask,
                far[at + below + right] & mask,
                fraction(px),
                fraction(py),
                fraction(pz));
    }

    private static float fraction(long place) {
        return ((int) place >>> 8) * FRACTION;
    }

    /** The value of a place, or of the border nearest to it. */
    final float bounded(long px, long py, long pz) {
        return cell(x.bounded(px), y.bounded(py), z.bounded(pz)).value();
    }
}

package org.meridian.imaging;

/**
 * Trilinear samples along rows of pixels. Positions are whole numbers with {@link #POINT} bits
 * after the point: steps add up without an error that could be seen, and which samples are inside
 * is an interval that is known before the loop. Not safe for several threads.
 */
final class RowSampler {
    static final int POINT = 32;
    private static final long ONE = 1L << POINT;
    private static final long HALF = ONE / 2;

    /** Bits of a weight: three of them on 16-bit values fit into a long, two into an int. */
    private static final int WEIGHT = 14;

    private static final int TO_WEIGHT = POINT - WEIGHT;
    private static final int WEIGHT_MASK = (1 << WEIGHT) - 1;

    /** The bits of an interpolated sample. */
    private static final int ALL = -1;

    /** In voxels; further out than any of a volume. */
    private static final double FAR = 1 << 29;

    private final short[][] slices;
    private final int columns;
    private final int rows;
    private final int mask;
    private final TrilinearRow around;

    private long x;
    private long y;
    private long z;
    private long dx;
    private long dy;
    private long dz;

    /** Columns {@code from} to {@code to}, exclusive. */
    record Span(int from, int to) {}

    private static final Span NOTHING = new Span(0, 0);

    /**
     * @param length of the longest part of a row
     */
    RowSampler(Volume volume, int length) {
        VolumeGeometry geometry = volume.geometry();
        slices = volume.slices();
        columns = geometry.columns();
        rows = geometry.rows();
        mask = volume.rescale().signed() ? -1 : 0xffff;
        around = new TrilinearRow(volume, length);
    }

    /** Stored bits of a sample, rounded half up. */
    static short rounded(int sample) {
        return (short) ((sample + (1 << (Accumulator.POINT - 1))) >> Accumulator.POINT);
    }

    /**
     * Gives the samples of a part of a row to an accumulator, rounded down; those outside of the
     * volume, by the rule of {@link Volume#sample}, are left out.
     *
     * @param left the part's first column
     * @param samples as many as the part has columns; what was in it is lost
     */
    void sample(SampleRows plane, int row, int left, int[] samples, Accumulator values) {
        Vec3 start = plane.start(row);
        dx = fixed(plane.right().x());
        dy = fixed(plane.right().y());
        dz = fixed(plane.right().z());
        x = fixed(start.x()) + left * dx;
        y = fixed(start.y()) + left * dy;
        z = fixed(start.z()) + left * dz;
        int count = samples.length;
        if (alongVoxels()) {
            Span inside = voxels(count);
            voxels(inside, samples);
            values.add(samples, mask, Accumulator.POINT, inside.from(), inside.to());
        } else if (isCore(0) && isCore(count - 1)) {
            linear(0, count, samples);
            values.add(samples, ALL, 0, 0, count);
        } else {
            Span inside = span(-HALF, HALF, count);
            mixed(inside, samples);
            values.add(samples, ALL, 0, inside.from(), inside.to());
        }
    }

    private void mixed(Span inside, int[] samples) {
        // Both neighbours of each axis exist from the first voxel until just before the last.
        Span core = span(0, -1, samples.length);
        if (core.from() >= core.to()) {
            border(inside.from(), inside.to(), samples);
        } else {
            border(inside.from(), core.from(), samples);
            linear(core.from(), core.to(), samples);
            border(core.to(), inside.to(), samples);
        }
    }

    private static long fixed(double voxels) {
        // A position that is no number is far away.
        double bounded = voxels >= -FAR ? Math.min(voxels, FAR) : -FAR;
        return Math.round(bounded * ONE);
    }

    /** Columns from {@code low} to the last voxel plus {@code high} on each axis. */
    private Span span(long low, long high, int length) {
        long from = 0;
        long to = length;
        long[] starts = {x, y, z};
        long[] steps = {dx, dy, dz};
        int[] sizes = {columns, rows, slices.length};
        for (int axis = 0; axis < starts.length; axis++) {
            long least = low - starts[axis];
            long most = (sizes[axis] - 1) * ONE + high - starts[axis];
            long step = steps[axis];
            if (step == 0) {
                to = least <= 0 && most >= 0 ? to : 0;
            } else {
                long first = step > 0 ? least : most;
                long last = step > 0 ? most : least;
                from = Math.max(from, Math.ceilDiv(first, step));
                to = Math.min(to, Math.floorDiv(last, step) + 1);
            }
        }
        return from < to ? new Span((int) from, (int) to) : NOTHING;
    }

    /** Whether the row goes from voxel to voxel along a row of the volume. */
    private boolean alongVoxels() {
        return dx == ONE && dy == 0 && dz == 0 && ((x | y | z) & (ONE - 1)) == 0;
    }

    /** The columns of a row {@link #alongVoxels} that are inside; a plane along z has many rows. */
    private Span voxels(int length) {
        long row = y >> POINT;
        long slice = z >> POINT;
        boolean inside = row >= 0 && row < rows && slice >= 0 && slice < slices.length;
        long column = x >> POINT;
        long from = Math.max(0, -column);
        long to = Math.min(length, columns - column);
        return inside && from < to ? new Span((int) from, (int) to) : NOTHING;
    }

    private void voxels(Span span, int[] out) {
        int from = span.from();
        int to = span.to();
        if (from < to) {
            short[] slice = slices[(int) (z >> POINT)];
            int at = (int) (y >> POINT) * columns + (int) (x >> POINT);
            // nothing but widening, which the virtual machine makes a vector of
            for (int i = from; i < to; i++) {
                out[i] = slice[at + i];
            }
        }
    }

    /** Whether a sample has both neighbours on each axis; what is between two such has them too. */
    private boolean isCore(int column) {
        return isCore(x + column * dx, columns)
                && isCore(y + column * dy, rows)
                && isCore(z + column * dz, slices.length);
    }

    private static boolean isCore(long position, int size) {
        return position >= 0 && position < (size - 1) * ONE;
    }

    private void linear(int from, int to, int[] out) {
        around.gather(x, y, z, dx, dy, dz, from, to);
        around.blend((int) x, (int) y, (int) z, (int) dx, (int) dy, (int) dz, from, to, out);
    }

    /** Between four values, times {@code 2^28}. */
    private static long plane(int a, int b, int c, int d, int wx, int wy) {
        int upper = (a << WEIGHT) + (b - a) * wx;
        int lower = (c << WEIGHT) + (d - c) * wx;
        return ((long) upper << WEIGHT) + ((long) lower - upper) * wy;
    }

    /** Samples with a neighbour outside, whose place the border's own value takes. */
    private void border(int from, int to, int[] out) {
        for (int i = from; i < to; i++) {
            long px = within(x + i * dx, columns);
            long py = within(y + i * dy, rows);
            long pz = within(z + i * dz, slices.length);
            int c0 = (int) (px >> POINT);
            int r0 = (int) (py >> POINT);
            int s0 = (int) (pz >> POINT);
            int c1 = Math.min(c0 + 1, columns - 1);
            int upper = r0 * columns;
            int lower = Math.min(r0 + 1, rows - 1) * columns;
            int wx = (int) (px >> TO_WEIGHT) & WEIGHT_MASK;
            int wy = (int) (py >> TO_WEIGHT) & WEIGHT_MASK;
            int wz = (int) (pz >> TO_WEIGHT) & WEIGHT_MASK;
            long near = plane(slices[s0], upper, lower, c0, c1, wx, wy);
            short[] next = slices[Math.min(s0 + 1, slices.length - 1)];
            long far = plane(next, upper, lower, c0, c1, wx, wy);
            long value = (near << WEIGHT) + (far - near) * wz;
            out[i] = (int) (value >> (3 * WEIGHT - Accumulator.POINT));
        }
    }

    private long plane(short[] slice, int upper, int lower, int c0, int c1, int wx, int wy) {
        return plane(
                slice[upper + c0] & mask,
                slice[upper + c1] & mask,
                slice[lower + c0] & mask,
                slice[lower + c1] & mask,
                wx,
                wy);
    }

    private static long within(long position, int size) {
        return Math.min(Math.max(position, 0), (size - 1) * ONE);
    }
}

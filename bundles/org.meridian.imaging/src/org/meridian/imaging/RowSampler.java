package org.meridian.imaging;

/**
 * Trilinear samples along rows of pixels. Positions are whole numbers with {@link #POINT} bits
 * after the point: steps add up without an error that could be seen, and which samples are inside
 * is an interval that is known before the loop. Not safe for several threads.
 */
final class RowSampler {
    /** Bits after the point of a sample. */
    private static final int SAMPLE_POINT = 8;

    private static final int POINT = 32;
    private static final long ONE = 1L << POINT;
    private static final long HALF = ONE / 2;

    /** Bits of a weight: three of them on 16-bit values fit into a long, two into an int. */
    private static final int WEIGHT = 14;

    private static final int TO_WEIGHT = POINT - WEIGHT;
    private static final int WEIGHT_MASK = (1 << WEIGHT) - 1;

    /** In voxels; further out than any of a volume. */
    private static final double FAR = 1 << 29;

    private final short[][] slices;
    private final int columns;
    private final int rows;
    private final int mask;

    private long x;
    private long y;
    private long z;
    private long dx;
    private long dy;
    private long dz;

    /** Columns {@code from} to {@code to}, exclusive. */
    record Span(int from, int to) {}

    RowSampler(Volume volume) {
        VolumeGeometry geometry = volume.geometry();
        slices = volume.slices();
        columns = geometry.columns();
        rows = geometry.rows();
        mask = volume.rescale().signed() ? -1 : 0xffff;
    }

    /** Stored bits of a sample, rounded half up. */
    static short rounded(int sample) {
        return (short) ((sample + (1 << (SAMPLE_POINT - 1))) >> SAMPLE_POINT);
    }

    /**
     * Fills {@code out} with a row's samples in units of 1/256 stored value, rounded down.
     *
     * @return the columns that are inside of the volume, by the rule of {@link Volume#sample}; the
     *     others are left as they are
     */
    Span sample(SampleRows plane, int row, int[] out) {
        Vec3 start = plane.start(row);
        x = fixed(start.x());
        y = fixed(start.y());
        z = fixed(start.z());
        dx = fixed(plane.right().x());
        dy = fixed(plane.right().y());
        dz = fixed(plane.right().z());
        Span inside = span(-HALF, HALF, out.length);
        if (alongVoxels()) {
            copy(inside, out);
            return inside;
        }
        // Both neighbours of each axis exist from the first voxel until just before the last.
        Span core = span(0, -1, out.length);
        if (core.from() >= core.to()) {
            border(inside.from(), inside.to(), out);
            return inside;
        }
        border(inside.from(), core.from(), out);
        linear(core, out);
        border(core.to(), inside.to(), out);
        return inside;
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
        return from < to ? new Span((int) from, (int) to) : new Span(0, 0);
    }

    /** Whether the row goes from voxel to voxel along a row of the volume. */
    private boolean alongVoxels() {
        return dx == ONE && dy == 0 && dz == 0 && ((x | y | z) & (ONE - 1)) == 0;
    }

    private void copy(Span span, int[] out) {
        if (span.from() < span.to()) {
            short[] slice = slices[(int) (z >> POINT)];
            int at = (int) (y >> POINT) * columns + (int) (x >> POINT);
            for (int i = span.from(); i < span.to(); i++) {
                out[i] = (slice[at + i] & mask) << SAMPLE_POINT;
            }
        }
    }

    private void linear(Span span, int[] out) {
        long px = x + span.from() * dx;
        long py = y + span.from() * dy;
        long pz = z + span.from() * dz;
        int width = columns;
        int bits = mask;
        for (int i = span.from(); i < span.to(); i++) {
            int wx = (int) (px >> TO_WEIGHT) & WEIGHT_MASK;
            int wy = (int) (py >> TO_WEIGHT) & WEIGHT_MASK;
            int wz = (int) (pz >> TO_WEIGHT) & WEIGHT_MASK;
            int at = (int) (py >> POINT) * width + (int) (px >> POINT);
            short[] slice = slices[(int) (pz >> POINT)];
            short[] next = slices[(int) (pz >> POINT) + 1];
            long near =
                    plane(
                            slice[at] & bits,
                            slice[at + 1] & bits,
                            slice[at + width] & bits,
                            slice[at + width + 1] & bits,
                            wx,
                            wy);
            long far =
                    plane(
                            next[at] & bits,
                            next[at + 1] & bits,
                            next[at + width] & bits,
                            next[at + width + 1] & bits,
                            wx,
                            wy);
            long value = (near << WEIGHT) + (far - near) * wz;
            out[i] = (int) (value >> (3 * WEIGHT - SAMPLE_POINT));
            px += dx;
            py += dy;
            pz += dz;
        }
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
            out[i] = (int) (value >> (3 * WEIGHT - SAMPLE_POINT));
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

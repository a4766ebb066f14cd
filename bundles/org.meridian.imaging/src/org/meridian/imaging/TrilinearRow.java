package org.meridian.imaging;

/**
 * Trilinear values of a row of samples: first the eight voxels around each are gathered, then all
 * are weighed at once, in loops of one kind of value and one index that the virtual machine makes
 * vectors of. Values are right within 0.05 of a stored value. Not safe for several threads.
 */
final class TrilinearRow {
    private static final int POINT = RowSampler.POINT;

    /** From the upper 24 bits of a fraction of 32. */
    private static final float FRACTION = 0x1p-24f;

    private static final float MIDDLE = 1 << 15;

    private final short[][] slices;
    private final int width;

    /** Two voxels that are neighbours in a row, the left one in the lower 16 bits. */
    private final int[] upper;

    private final int[] lower;
    private final int[] nextUpper;
    private final int[] nextLower;

    /** Turns unsigned 16 bits into signed ones of the same order. */
    private final int flip;

    private final int offset;

    TrilinearRow(Volume volume, int length) {
        slices = volume.slices();
        width = volume.geometry().columns();
        boolean signed = volume.rescale().signed();
        upper = new int[length];
        lower = new int[length];
        nextUpper = new int[length];
        nextLower = new int[length];
        flip = signed ? 0 : 0x80008000;
        offset = signed ? (1 << 15) * Accumulator.UNIT : 0;
    }

    /**
     * Takes the voxels around the samples {@code from} to {@code to}, exclusive, each of which has
     * neighbours on all sides.
     *
     * @param x and {@code y}, {@code z}: of sample 0, in voxels with {@link RowSampler#POINT} bits
     *     after the point
     */
    void gather(long x, long y, long z, long dx, long dy, long dz, int from, int to) {
        long px = x + from * dx;
        long py = y + from * dy;
        long pz = z + from * dz;
        for (int i = from; i < to; i++) {
            int at = (int) (py >> POINT) * width + (int) (px >> POINT);
            int s = (int) (pz >> POINT);
            short[] slice = slices[s];
            short[] next = slices[s + 1];
            upper[i] = slice[at] & 0xffff | slice[at + 1] << 16;
            lower[i] = slice[at + width] & 0xffff | slice[at + width + 1] << 16;
            nextUpper[i] = next[at] & 0xffff | next[at + 1] << 16;
            nextLower[i] = next[at + width] & 0xffff | next[at + width + 1] << 16;
            px += dx;
            py += dy;
            pz += dz;
        }
    }

    /**
     * Weighs what was gathered, into {@code out} in units of {@link Accumulator}.
     *
     * @param x and the others: the lower 32 bits of what was given to {@link #gather}
     */
    void blend(int x, int y, int z, int dx, int dy, int dz, int from, int to, int[] out) {
        int bits = flip;
        int less = offset;
        for (int i = from; i < to; i++) {
            float wx = ((x + i * dx) >>> 8) * FRACTION;
            float wy = ((y + i * dy) >>> 8) * FRACTION;
            float wz = ((z + i * dz) >>> 8) * FRACTION;
            int a = upper[i] ^ bits;
            int b = lower[i] ^ bits;
            int c = nextUpper[i] ^ bits;
            int d = nextLower[i] ^ bits;
            float a0 = a << 16 >> 16;
            float b0 = b << 16 >> 16;
            float c0 = c << 16 >> 16;
            float d0 = d << 16 >> 16;
            float across = a0 + wx * ((a >> 16) - a0);
            float below = b0 + wx * ((b >> 16) - b0);
            float nextAcross = c0 + wx * ((c >> 16) - c0);
            float nextBelow = d0 + wx * ((d >> 16) - d0);
            float near = across + wy * (below - across);
            float far = nextAcross + wy * (nextBelow - nextAcross);
            float value = near + wz * (far - near);
            out[i] = (int) ((value + MIDDLE) * Accumulator.UNIT) - less;
        }
    }
}

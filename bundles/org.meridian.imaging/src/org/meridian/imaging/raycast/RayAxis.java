package org.meridian.imaging.raycast;

/**
 * A ray's way along an axis of a volume. Places are whole numbers of voxels with {@link #POINT}
 * bits after the point, so that steps add up and a cell is known by a shift.
 */
final class RayAxis {
    static final int POINT = 32;
    static final long ONE = 1L << POINT;

    /** In voxels; further away than any of a volume. */
    private static final double FAR = 1 << 29;

    /** So much nearer to the first voxel is all that what is at the last one is just before it. */
    private static final double INSIDE = 1 - 0x1p-24;

    private final long most;
    private final long step;
    private final double stepsPerUnit;
    private long start;

    /**
     * @param step in voxels
     */
    RayAxis(int voxels, double step) {
        this.most = Math.max(0, (voxels - 1) * ONE - 1);
        this.step = fixed(step);
        stepsPerUnit = this.step == 0 ? Double.POSITIVE_INFINITY : 1.0 / this.step;
    }

    private static long fixed(double voxels) {
        return Math.round(Math.max(-FAR, Math.min(FAR, voxels * INSIDE)) * ONE);
    }

    /** Sets the place from which steps are counted. */
    void start(double voxels) {
        start = fixed(voxels);
    }

    long step() {
        return step;
    }

    /** The place of a step. */
    long at(int i) {
        return start + i * step;
    }

    int cell(int i) {
        return (int) (at(i) >> POINT);
    }

    /** The first step that is inside as far as this axis goes: it has a voxel on either side. */
    long first() {
        if (step == 0) {
            return start >= 0 && start <= most ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return Math.ceilDiv(step > 0 ? -start : most - start, step);
    }

    /** The last such step. */
    long last() {
        return step == 0
                ? Integer.MAX_VALUE
                : Math.floorDiv(step > 0 ? most - start : -start, step);
    }

    /** The first step after {@code i} that is outside of its block of cells. */
    int leaves(int shift, int i) {
        int block = cell(i) >> shift << shift;
        if (step >= 0) {
            long edge = ((long) block + (1 << shift) << POINT) - start;
            return (int) Math.ceil(edge * stepsPerUnit);
        }
        return (int) Math.floor((((long) block << POINT) - start) * stepsPerUnit) + 1;
    }

    /** A place, or the one nearest to it that is inside. */
    long bounded(long place) {
        return Math.max(0, Math.min(place, most));
    }
}

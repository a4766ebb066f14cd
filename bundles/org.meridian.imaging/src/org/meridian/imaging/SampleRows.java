package org.meridian.imaging;

/**
 * The pixels of a plane as steps through the voxels, in index coordinates.
 *
 * @param first the first pixel
 * @param right from column to column
 * @param down from row to row
 */
record SampleRows(Vec3 first, Vec3 right, Vec3 down) {
    /** In voxels; not seen after the widest of rows. */
    private static final double ALIGNED = 1e-9;

    static SampleRows of(VolumeGeometry geometry, PlaneGeometry plane) {
        return new SampleRows(
                geometry.toIndex(plane.origin()),
                geometry.directionToIndex(plane.row().times(plane.columnSpacing())),
                geometry.directionToIndex(plane.column().times(plane.rowSpacing())));
    }

    /** Whether a row of pixels goes from voxel to voxel along a row of the volume. */
    boolean isAlongVoxels() {
        return right.distance(Vec3.X) < ALIGNED;
    }

    /** The first pixel of a row. */
    Vec3 start(int row) {
        return first.plus(down.times(row));
    }
}

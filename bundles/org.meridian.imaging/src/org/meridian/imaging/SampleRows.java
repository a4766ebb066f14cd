package org.meridian.imaging;

/**
 * The pixels of a plane as steps through the voxels, in index coordinates.
 *
 * @param first the first pixel
 * @param right from column to column
 * @param down from row to row
 */
record SampleRows(Vec3 first, Vec3 right, Vec3 down) {
    static SampleRows of(VolumeGeometry geometry, PlaneGeometry plane) {
        return new SampleRows(
                geometry.toIndex(plane.origin()),
                geometry.directionToIndex(plane.row().times(plane.columnSpacing())),
                geometry.directionToIndex(plane.column().times(plane.rowSpacing())));
    }

    /** The first pixel of a row. */
    Vec3 start(int row) {
        return first.plus(down.times(row));
    }
}

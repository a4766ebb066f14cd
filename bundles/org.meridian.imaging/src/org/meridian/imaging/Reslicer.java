package org.meridian.imaging;

/** Cuts planes out of a volume. Stateless. */
public final class Reslicer {
    /** How values between voxel centres are found. */
    public enum Interpolation {
        /** The nearest voxel's value: quick, while a hand moves. */
        NEAREST,
        /** Trilinear on the 16-bit values: exact, at rest. */
        LINEAR
    }

    private Reslicer() {}

    /**
     * The plane's values in a new array; outside of the volume the padding (see {@link
     * Volume#sample}).
     */
    public static GreyImage reslice(
            Volume volume, PlaneGeometry plane, Interpolation interpolation) {
        return reslice(volume, plane, interpolation, new short[plane.columns() * plane.rows()]);
    }

    /**
     * Fills {@code target}, of at least {@code columns * rows} values, so that a frame needs no new
     * array.
     */
    public static GreyImage reslice(
            Volume volume, PlaneGeometry plane, Interpolation interpolation, short[] target) {
        VolumeGeometry geometry = volume.geometry();
        Vec3 first = geometry.toIndex(plane.origin());
        Vec3 right = geometry.directionToIndex(plane.row().times(plane.columnSpacing()));
        Vec3 down = geometry.directionToIndex(plane.column().times(plane.rowSpacing()));
        int at = 0;
        for (int r = 0; r < plane.rows(); r++) {
            Vec3 start = first.plus(down.times(r));
            for (int c = 0; c < plane.columns(); c++) {
                double x = start.x() + c * right.x();
                double y = start.y() + c * right.y();
                double z = start.z() + c * right.z();
                target[at++] =
                        interpolation == Interpolation.NEAREST
                                ? volume.nearest(x, y, z)
                                : (short) Math.floor(volume.stored(x, y, z) + 0.5);
            }
        }
        return new GreyImage(plane.columns(), plane.rows(), target, volume.rescale());
    }
}

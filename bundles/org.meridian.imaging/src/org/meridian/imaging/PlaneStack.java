package org.meridian.imaging;

/**
 * Parallel planes through a whole volume, as far apart as its voxels in the direction that is
 * nearest to their normal, along which they ascend.
 *
 * @param step from plane to plane, in millimetres
 */
public record PlaneStack(PlaneGeometry first, double step, int size) {
    /** Bounds a plane of a volume with very flat voxels. */
    private static final double MAXIMUM_PIXELS = 1536;

    /** Rounding must not lose the last plane. */
    private static final double ROUNDING = 1e-6;

    /** Planes with square pixels of the size of the smallest side of a voxel. */
    public static PlaneStack covering(VolumeGeometry volume, PlaneAxes axes) {
        PlaneGeometry middle =
                PlaneGeometry.covering(volume, volume.centre(), axes, spacing(volume));
        Vec3 normal = middle.normal();
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (Vec3 corner : volume.corners()) {
            double along = corner.minus(middle.origin()).dot(normal);
            from = Math.min(from, along);
            to = Math.max(to, along);
        }
        double step = step(volume, normal);
        int size = (int) Math.floor((to - from) / step + ROUNDING) + 1;
        return new PlaneStack(middle.moved(from), step, size);
    }

    /** The same, one of the planes going through a position. */
    public static PlaneStack through(VolumeGeometry volume, PlaneAxes axes, Vec3 position) {
        PlaneStack stack = covering(volume, axes);
        double index = stack.indexOf(position);
        double phase = index - Math.floor(index);
        int fitting = (int) Math.floor(stack.extent() / stack.step - phase + ROUNDING);
        return new PlaneStack(stack.plane(phase), stack.step, Math.max(0, fitting) + 1);
    }

    private static double spacing(VolumeGeometry volume) {
        double extent =
                Math.max(
                        volume.slices() * volume.sliceSpacing(),
                        Math.max(
                                volume.columns() * volume.columnSpacing(),
                                volume.rows() * volume.rowSpacing()));
        return Math.max(volume.leastSpacing(), extent / MAXIMUM_PIXELS);
    }

    private static double step(VolumeGeometry volume, Vec3 normal) {
        double column = Math.abs(volume.row().dot(normal));
        double row = Math.abs(volume.column().dot(normal));
        double slice = Math.abs(volume.slice().dot(normal));
        if (slice >= row && slice >= column) {
            return volume.sliceSpacing() * slice;
        }
        return row >= column ? volume.rowSpacing() * row : volume.columnSpacing() * column;
    }

    /** The plane at an index, which may be a fraction. */
    public PlaneGeometry plane(double index) {
        return first.moved(index * step);
    }

    /** Where a position lies along the planes, in their indices; not bounded. */
    public double indexOf(Vec3 patient) {
        return first.toPixel(patient).z() / step;
    }

    /** From the first plane to the last, in millimetres. */
    public double extent() {
        return (size - 1) * step;
    }
}

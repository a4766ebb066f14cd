package org.meridian.ui.viewer.model;

import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

import java.util.Optional;

/**
 * Parallel planes through a whole volume, as far apart as its voxels in the direction that is
 * nearest to their normal, along which they ascend.
 */
final class MprSlices implements Slices {
    /** Bounds a plane of a volume with very flat voxels. */
    private static final double MAXIMUM_PIXELS = 1536;

    private final PlaneGeometry first;
    private final double step;
    private final int size;

    MprSlices(VolumeGeometry volume, Plane plane) {
        PlaneGeometry middle = through(volume, plane, volume.centre(), spacing(volume));
        Vec3 normal = middle.normal();
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            double along =
                    volume.toPatient(
                                    (corner & 1) == 0 ? 0 : volume.columns() - 1,
                                    (corner & 2) == 0 ? 0 : volume.rows() - 1,
                                    (corner & 4) == 0 ? 0 : volume.slices() - 1)
                            .minus(middle.origin())
                            .dot(normal);
            from = Math.min(from, along);
            to = Math.max(to, along);
        }
        step = step(volume, normal);
        size = (int) Math.floor((to - from) / step + 1e-6) + 1;
        first = middle.moved(from);
    }

    private static PlaneGeometry through(
            VolumeGeometry volume, Plane plane, Vec3 position, double spacing) {
        return switch (plane) {
            case AXIAL -> PlaneGeometry.axial(volume, position, spacing);
            case CORONAL -> PlaneGeometry.coronal(volume, position, spacing);
            case SAGITTAL -> PlaneGeometry.sagittal(volume, position, spacing);
            case STACK -> throw new IllegalArgumentException("no plane of a volume");
        };
    }

    private static double spacing(VolumeGeometry volume) {
        double least =
                Math.min(
                        volume.sliceSpacing(),
                        Math.min(volume.columnSpacing(), volume.rowSpacing()));
        double extent =
                Math.max(
                        volume.slices() * volume.sliceSpacing(),
                        Math.max(
                                volume.columns() * volume.columnSpacing(),
                                volume.rows() * volume.rowSpacing()));
        return Math.max(least, extent / MAXIMUM_PIXELS);
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

    @Override
    public int size() {
        return size;
    }

    @Override
    public Optional<PlaneGeometry> plane(int index) {
        return Optional.of(first.moved(index * step));
    }

    @Override
    public double halfStep() {
        return step / 2;
    }
}

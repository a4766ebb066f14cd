package org.meridian.imaging;

import java.util.stream.IntStream;

/**
 * A regular grid of floating-point values with its place in the patient, for computing. The value
 * of (x, y, z) stands at {@code (z * rows + y) * columns + x}. The array is shared; whoever holds a
 * grid may change it.
 */
public record Grid(VolumeGeometry geometry, float[] values) {
    public Grid {
        if (values.length != geometry.voxels()) {
            throw new IllegalArgumentException("values: " + values.length);
        }
    }

    /** A grid of zeros. */
    public static Grid zeros(VolumeGeometry geometry) {
        return new Grid(geometry, new float[size(geometry)]);
    }

    private static int size(VolumeGeometry geometry) {
        return Math.toIntExact(geometry.voxels());
    }

    /**
     * The volume's modality values on other voxels, trilinear, on all cores.
     *
     * @param low and {@code high} bound the values, so that bone or metal does not outweigh the
     *     rest
     */
    public static Grid resample(Volume volume, VolumeGeometry target, float low, float high) {
        Grid grid = zeros(target);
        VolumeGeometry source = volume.geometry();
        Vec3 right = source.directionToIndex(target.row().times(target.columnSpacing()));
        double slope = volume.rescale().slope();
        double intercept = volume.rescale().intercept();
        IntStream.range(0, target.slices())
                .parallel()
                .forEach(
                        z -> {
                            int at = z * target.rows() * target.columns();
                            for (int y = 0; y < target.rows(); y++) {
                                Vec3 start = source.toIndex(target.toPatient(0, y, z));
                                for (int x = 0; x < target.columns(); x++) {
                                    double stored =
                                            volume.stored(
                                                    start.x() + x * right.x(),
                                                    start.y() + x * right.y(),
                                                    start.z() + x * right.z());
                                    double value = slope * stored + intercept;
                                    grid.values[at++] =
                                            (float) Math.min(high, Math.max(low, value));
                                }
                            }
                        });
        return grid;
    }

    /**
     * The upright isotropic voxels of the given spacing that cover a volume.
     *
     * @param spacing in millimetres
     */
    public static VolumeGeometry isotropic(VolumeGeometry volume, double spacing) {
        PlaneGeometry axial = PlaneGeometry.axial(volume, volume.centre(), spacing);
        PlaneGeometry coronal = PlaneGeometry.coronal(volume, volume.centre(), spacing);
        double bottom = coronal.toPatient(0, coronal.rows() - 1).z();
        Vec3 origin = new Vec3(axial.origin().x(), axial.origin().y(), bottom);
        return VolumeGeometry.axial(
                axial.columns(), axial.rows(), coronal.rows(), origin, spacing, spacing);
    }

    public int index(int x, int y, int z) {
        return (z * geometry.rows() + y) * geometry.columns() + x;
    }

    public float at(int x, int y, int z) {
        return values[index(x, y, z)];
    }

    /** Every second voxel of each axis as the mean of its block of eight. */
    public Grid halved() {
        int nx = (geometry.columns() + 1) / 2;
        int ny = (geometry.rows() + 1) / 2;
        int nz = (geometry.slices() + 1) / 2;
        VolumeGeometry half =
                new VolumeGeometry(
                        nx,
                        ny,
                        nz,
                        geometry.toPatient(0.5, 0.5, 0.5),
                        geometry.row(),
                        geometry.column(),
                        geometry.slice(),
                        2 * geometry.columnSpacing(),
                        2 * geometry.rowSpacing(),
                        2 * geometry.sliceSpacing());
        Grid result = zeros(half);
        for (int z = 0; z < nz; z++) {
            int z1 = Math.min(2 * z + 1, geometry.slices() - 1);
            for (int y = 0; y < ny; y++) {
                int y1 = Math.min(2 * y + 1, geometry.rows() - 1);
                for (int x = 0; x < nx; x++) {
                    int x1 = Math.min(2 * x + 1, geometry.columns() - 1);
                    float sum =
                            at(2 * x, 2 * y, 2 * z)
                                    + at(x1, 2 * y, 2 * z)
                                    + at(2 * x, y1, 2 * z)
                                    + at(x1, y1, 2 * z)
                                    + at(2 * x, 2 * y, z1)
                                    + at(x1, 2 * y, z1)
                                    + at(2 * x, y1, z1)
                                    + at(x1, y1, z1);
                    result.values[result.index(x, y, z)] = sum / 8;
                }
            }
        }
        return result;
    }
}

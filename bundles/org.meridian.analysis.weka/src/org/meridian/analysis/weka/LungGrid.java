package org.meridian.analysis.weka;

import org.meridian.analysis.LungMask;
import org.meridian.imaging.DistanceTransform;
import org.meridian.imaging.Grid;
import org.meridian.imaging.Mask;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

/**
 * The lungs cut out of a scan: voxels of 1 mm, and the region of the lung mask on the same box at 2
 * mm. A voxel of the region holds eight fine ones.
 *
 * @param fine Hounsfield units from -1000 to 150, so that calcium does not outweigh the rest;
 *     {@link #LUNG} outside of the region
 * @param region on the coarse grid
 * @param depth distance of each coarse voxel to the outside of the region, in millimetres
 */
record LungGrid(Grid fine, Mask region, float[] depth) {
    static final double SPACING = LungMask.SPACING / 2;

    /** Usual density of lung tissue, in Hounsfield units. */
    static final float LUNG = -850;

    private static final int MARGIN = 3;

    /** Cuts out the box of a region that is not empty. */
    static LungGrid of(Volume volume, LungMask lungs) {
        VolumeGeometry g = lungs.region().geometry();
        int[] low = {g.columns(), g.rows(), g.slices()};
        int[] high = {-1, -1, -1};
        for (int i = 0; i < lungs.region().voxels().length; i++) {
            if (lungs.region().contains(i)) {
                int[] at = {
                    i % g.columns(), i / g.columns() % g.rows(), i / (g.columns() * g.rows())
                };
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], at[axis]);
                    high[axis] = Math.max(high[axis], at[axis]);
                }
            }
        }
        int[] sizes = {g.columns(), g.rows(), g.slices()};
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.max(0, low[axis] - MARGIN);
            high[axis] = Math.min(sizes[axis] - 1, high[axis] + MARGIN);
        }
        int nx = high[0] - low[0] + 1;
        int ny = high[1] - low[1] + 1;
        int nz = high[2] - low[2] + 1;
        Vec3 coarseOrigin = g.toPatient(low[0], low[1], low[2]);
        Vec3 fineOrigin = g.toPatient(low[0] - 0.25, low[1] - 0.25, low[2] - 0.25);
        Mask region =
                Mask.empty(
                        VolumeGeometry.axial(nx, ny, nz, coarseOrigin, 2 * SPACING, 2 * SPACING));
        int at = 0;
        for (int z = low[2]; z <= high[2]; z++) {
            for (int y = low[1]; y <= high[1]; y++) {
                int from = (z * g.rows() + y) * g.columns() + low[0];
                System.arraycopy(lungs.region().voxels(), from, region.voxels(), at, nx);
                at += nx;
            }
        }
        Grid fine =
                Grid.resample(
                        volume,
                        VolumeGeometry.axial(2 * nx, 2 * ny, 2 * nz, fineOrigin, SPACING, SPACING),
                        -1000,
                        150);
        fillOutside(fine, region);
        float[] depth = DistanceTransform.squared(region.complement());
        for (int i = 0; i < depth.length; i++) {
            depth[i] = (float) Math.sqrt(depth[i]);
        }
        return new LungGrid(fine, region, depth);
    }

    /** Outside of the region there is lung, as it were: what hangs on the wall becomes a ball. */
    private static void fillOutside(Grid fine, Mask region) {
        int nx = fine.geometry().columns();
        int ny = fine.geometry().rows();
        int nz = fine.geometry().slices();
        int at = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int row = ((z / 2) * (ny / 2) + y / 2) * (nx / 2);
                for (int x = 0; x < nx; x++) {
                    if (!region.contains(row + x / 2)) {
                        fine.values()[at] = LUNG;
                    }
                    at++;
                }
            }
        }
    }

    int columns() {
        return fine.geometry().columns();
    }

    int rows() {
        return fine.geometry().rows();
    }

    int slices() {
        return fine.geometry().slices();
    }

    /** The coarse voxel that holds a fine one. */
    private int coarse(int x, int y, int z) {
        VolumeGeometry g = region.geometry();
        return ((z / 2) * g.rows() + y / 2) * g.columns() + x / 2;
    }

    boolean inRegion(int x, int y, int z) {
        return region.contains(coarse(x, y, z));
    }

    float depthAt(int x, int y, int z) {
        return depth[coarse(x, y, z)];
    }
}

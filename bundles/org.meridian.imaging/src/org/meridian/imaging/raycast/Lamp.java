package org.meridian.imaging.raycast;

import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;

/** Light that comes from where the viewer is, on surfaces of a volume. */
final class Lamp {
    private final Covector x;
    private final Covector y;
    private final Covector z;
    private final Covector ahead;

    /** Takes differences from voxel to voxel to one along a direction. */
    private record Covector(float x, float y, float z) {
        static Covector along(Vec3 direction, VolumeGeometry grid) {
            Vec3 voxels = grid.directionToIndex(direction);
            return new Covector((float) voxels.x(), (float) voxels.y(), (float) voxels.z());
        }

        float of(float gx, float gy, float gz) {
            return x * gx + y * gy + z * gz;
        }
    }

    /**
     * @param view unit vector from the viewer away
     */
    Lamp(VolumeGeometry grid, Vec3 view) {
        x = Covector.along(Vec3.X, grid);
        y = Covector.along(Vec3.Y, grid);
        z = Covector.along(Vec3.Z, grid);
        ahead = Covector.along(view, grid);
    }

    /**
     * Cosine of the angle between a surface's normal and the viewer; 1 where there is none.
     *
     * @param gx and {@code gy}, {@code gz}: how the value changes from voxel to voxel
     */
    float facing(float gx, float gy, float gz) {
        float nx = x.of(gx, gy, gz);
        float ny = y.of(gx, gy, gz);
        float nz = z.of(gx, gy, gz);
        float square = nx * nx + ny * ny + nz * nz;
        return square == 0 ? 1 : Math.abs(ahead.of(gx, gy, gz)) / (float) Math.sqrt(square);
    }
}

package org.meridian.ui.viewer.model;

import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Volumes of tests. */
public final class Volumes {
    private Volumes() {}

    /** An upright volume with other spacings in each direction. */
    public static VolumeGeometry anisotropic() {
        return new VolumeGeometry(
                40, 30, 12, new Vec3(-15, -10, 100), Vec3.X, Vec3.Y, Vec3.Z, 0.7, 0.9, 2.5);
    }

    /** A volume turned about two axes. */
    public static VolumeGeometry oblique() {
        double a = Math.toRadians(20);
        double b = Math.toRadians(-12);
        Vec3 row = new Vec3(Math.cos(a), Math.sin(a), 0);
        Vec3 column = new Vec3(-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b), Math.sin(b));
        return new VolumeGeometry(
                40, 30, 12, new Vec3(3, -7, 55), row, column, row.cross(column), 0.8, 0.6, 1.7);
    }

    /** Values from -1000 to 999 by chance. */
    public static Volume noise(VolumeGeometry geometry, long seed) {
        Random random = new Random(seed);
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < geometry.slices(); s++) {
            short[] slice = new short[geometry.columns() * geometry.rows()];
            for (int i = 0; i < slice.length; i++) {
                slice[i] = (short) (random.nextInt(2000) - 1000);
            }
            slices.add(slice);
        }
        return Volume.hounsfield(geometry, slices);
    }
}

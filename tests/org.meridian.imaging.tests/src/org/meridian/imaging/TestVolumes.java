package org.meridian.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Volumes for tests. */
public final class TestVolumes {
    private TestVolumes() {}

    /** A unit vector in any direction. */
    public static Vec3 direction(Random random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
    }

    /** A volume of the rounded values of a function of the patient position. */
    public static Volume of(VolumeGeometry grid, ToDoubleFunction<Vec3> value, short padding) {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < grid.slices(); s++) {
            short[] slice = new short[grid.columns() * grid.rows()];
            for (int i = 0; i < slice.length; i++) {
                Vec3 at = grid.toPatient(i % grid.columns(), i / grid.columns(), s);
                slice[i] = (short) Math.round(value.applyAsDouble(at));
            }
            slices.add(slice);
        }
        return new Volume(grid, slices, Rescale.IDENTITY, padding);
    }

    /** Whether index coordinates lie between the outermost voxels' centres. */
    public static boolean isWithin(VolumeGeometry grid, Vec3 index) {
        return index.x() >= 0
                && index.y() >= 0
                && index.z() >= 0
                && index.x() <= grid.columns() - 1
                && index.y() <= grid.rows() - 1
                && index.z() <= grid.slices() - 1;
    }
}

package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.meridian.imaging.TestVolumes.direction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Random;

/** Planes and slabs against samples that are taken one by one. */
class ReslicerTest {
    private static final short OUTSIDE = -7;

    @Property(tries = 200)
    void aSlabIsWhatItsSamplesAre(@ForAll Random random) {
        Volume volume = volume(random);
        PlaneGeometry plane = plane(random, volume.geometry());
        double step = 0.3 + random.nextDouble();
        for (Slab.Projection projection : Slab.Projection.values()) {
            Slab slab = new Slab(projection, random.nextInt(4) * step, step);
            short[] values = new short[plane.columns() * plane.rows()];
            Reslicer.project(volume, plane, slab, values);
            for (int i = 0; i < values.length; i++) {
                Vec3 at = plane.toPatient(i % plane.columns(), i / plane.columns());
                requireOneOf(volume, plane.normal(), at, slab, values[i]);
            }
        }
    }

    @Property(tries = 300)
    void aProjectionAlongVoxelsIsExact(@ForAll Random random) {
        VolumeGeometry geometry = VolumeGeometry.axial(9, 7, 5, new Vec3(-3, 2, 11), 0.7, 1.25);
        Volume volume = volume(random, geometry, random.nextBoolean());
        boolean coronal = random.nextBoolean();
        boolean least = random.nextBoolean();
        int right = random.nextInt(13) - 6;
        int down = random.nextInt(13) - 6;
        int middle = random.nextInt(7);
        int around = random.nextInt(5);
        PlaneGeometry plane =
                new PlaneGeometry(
                        8,
                        6,
                        coronal
                                ? geometry.toPatient(right, middle, down)
                                : geometry.toPatient(right, down, middle),
                        geometry.row(),
                        coronal ? Vec3.Z : geometry.column(),
                        0.7,
                        coronal ? 1.25 : 0.7);
        double step = coronal ? 0.7 : 1.25;
        Slab slab =
                new Slab(
                        least ? Slab.Projection.MINIMUM : Slab.Projection.MAXIMUM,
                        2 * around * step,
                        step);
        short[] values = new short[8 * 6];
        Reslicer.project(volume, plane, slab, values);
        for (int i = 0; i < values.length; i++) {
            IntSummaryStatistics stored = new IntSummaryStatistics();
            for (int k = middle - around; k <= middle + around; k++) {
                int x = right + i % 8;
                int y = coronal ? k : down + i / 8;
                int z = coronal ? down + i / 8 : k;
                if (x >= 0 && x < 9 && y >= 0 && y < 7 && z >= 0 && z < 5) {
                    stored.accept(volume.rescale().stored(volume.slice(z)[9 * y + x]));
                }
            }
            int expected =
                    stored.getCount() == 0
                            ? volume.rescale().stored(OUTSIDE)
                            : least ? stored.getMin() : stored.getMax();
            assertEquals(expected, volume.rescale().stored(values[i]));
        }
    }

    @Test
    void farFromTheVolumeThereIsPaddingOnly() {
        Volume volume = volume(new Random(1));
        for (double away : new double[] {1e3, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
            PlaneGeometry plane =
                    new PlaneGeometry(4, 4, new Vec3(away, 0, 0), Vec3.X, Vec3.Y, 1, 1);
            for (Reslicer.Interpolation interpolation : Reslicer.Interpolation.values()) {
                for (short value : Reslicer.reslice(volume, plane, interpolation).values()) {
                    assertEquals(OUTSIDE, value);
                }
            }
        }
    }

    @Test
    void anAbsurdSlabIsRefused() {
        for (double thickness : new double[] {-1, Double.NaN, 1e9}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Slab(Slab.Projection.MEAN, thickness, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> new Slab(Slab.Projection.MEAN, 5, 0));
    }

    /** A sample on the very border may count or not: rounding decides. */
    private static void requireOneOf(Volume volume, Vec3 normal, Vec3 at, Slab slab, short actual) {
        DoubleSummaryStatistics surely = new DoubleSummaryStatistics();
        boolean border = false;
        for (int k = 0; k < slab.samples(); k++) {
            Vec3 position = at.plus(normal.times(slab.offset(k)));
            Vec3 index = volume.geometry().toIndex(position);
            boolean inside = inside(volume.geometry(), index, 1e-5);
            border |= inside != inside(volume.geometry(), index, -1e-5);
            if (inside) {
                surely.accept(volume.stored(index.x(), index.y(), index.z()));
            }
        }
        if (border) {
            return;
        }
        if (surely.getCount() == 0) {
            assertEquals(OUTSIDE, actual);
            return;
        }
        double expected =
                switch (slab.projection()) {
                    case MAXIMUM -> surely.getMax();
                    case MINIMUM -> surely.getMin();
                    case MEAN -> surely.getAverage();
                };
        // half a value of rounding, and positions to 1/16384 voxel on steps of up to 4000
        assertEquals(expected, volume.rescale().stored(actual), 0.5 + 1.0);
    }

    private static boolean inside(VolumeGeometry g, Vec3 index, double wider) {
        double low = -0.5 - wider;
        return index.x() >= low
                && index.y() >= low
                && index.z() >= low
                && index.x() <= g.columns() - 0.5 + wider
                && index.y() <= g.rows() - 0.5 + wider
                && index.z() <= g.slices() - 0.5 + wider;
    }

    private static PlaneGeometry plane(Random random, VolumeGeometry volume) {
        Vec3 row = direction(random);
        Vec3 column = row.cross(direction(random)).unit();
        if (random.nextInt(4) == 0) {
            row = volume.row();
            column = volume.column();
        }
        double spacing = 0.2 + random.nextDouble();
        Vec3 corner =
                volume.centre().minus(row.times(8 * spacing)).minus(column.times(6 * spacing));
        return new PlaneGeometry(17, 13, corner, row, column, spacing, spacing * 1.1);
    }

    private static Volume volume(Random random) {
        Vec3 row = direction(random);
        Vec3 column = row.cross(direction(random)).unit();
        Vec3 slice = row.cross(column).plus(direction(random).times(0.3)).unit();
        VolumeGeometry geometry =
                new VolumeGeometry(
                        1 + random.nextInt(9),
                        1 + random.nextInt(9),
                        1 + random.nextInt(9),
                        new Vec3(random.nextGaussian() * 50, 3, -800),
                        row,
                        column,
                        slice,
                        0.3 + random.nextDouble(),
                        0.3 + random.nextDouble(),
                        0.3 + 3 * random.nextDouble());
        return volume(random, geometry, random.nextBoolean());
    }

    private static Volume volume(Random random, VolumeGeometry geometry, boolean signed) {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < geometry.slices(); s++) {
            short[] slice = new short[geometry.columns() * geometry.rows()];
            for (int i = 0; i < slice.length; i++) {
                slice[i] = (short) (random.nextInt(4000) + (signed ? -2000 : 40000));
            }
            slices.add(slice);
        }
        return new Volume(geometry, slices, new Rescale(1, 0, signed), OUTSIDE);
    }
}

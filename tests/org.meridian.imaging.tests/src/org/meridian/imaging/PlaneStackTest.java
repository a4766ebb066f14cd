package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.imaging.TestVolumes.direction;
import static org.meridian.imaging.TestVolumes.isWithin;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/** Planes of a volume of any orientation, handedness, tilt and spacing. */
class PlaneStackTest {
    /** Micrometres, which 16 bits hold over a small volume. */
    private static final double UNIT = 1e-3;

    /** Rows along any axis of the patient or none, right- and left-handed, tilted or not. */
    private static VolumeGeometry geometry(Random random) {
        List<Vec3> axes = List.of(Vec3.X, Vec3.Y, Vec3.Z);
        boolean upright = random.nextBoolean();
        int first = random.nextInt(3);
        Vec3 row = upright ? axes.get(first) : direction(random);
        Vec3 column =
                upright
                        ? axes.get((first + 1 + random.nextInt(2)) % 3)
                        : row.cross(direction(random)).unit();
        row = random.nextBoolean() ? row : row.times(-1);
        column = random.nextBoolean() ? column : column.times(-1);
        Vec3 normal = row.cross(column).times(random.nextBoolean() ? 1 : -1);
        Vec3 slice = normal.plus(column.times(random.nextInt(2) * 0.3)).unit();
        return new VolumeGeometry(
                12,
                10,
                8,
                direction(random).times(3),
                row,
                column,
                slice,
                0.4 + random.nextDouble(),
                0.4 + random.nextDouble(),
                0.5 + random.nextDouble());
    }

    /** A volume whose value is the coordinate along an axis of the patient, in micrometres. */
    private static Volume coordinate(VolumeGeometry geometry, Vec3 axis) {
        return TestVolumes.of(geometry, at -> at.dot(axis) / UNIT, Short.MIN_VALUE);
    }

    @Property(tries = 100)
    void aSampleIsTakenWhereItsPixelLies(@ForAll Random random) {
        VolumeGeometry geometry = geometry(random);
        PlaneAxes axes =
                switch (random.nextInt(4)) {
                    case 0 -> PlaneAxes.AXIAL;
                    case 1 -> PlaneAxes.CORONAL;
                    case 2 -> PlaneAxes.SAGITTAL;
                    default -> PlaneAxes.across(direction(random));
                };
        PlaneStack stack = PlaneStack.covering(geometry, axes);
        PlaneGeometry plane = stack.plane(stack.size() / 2);
        int inside = 0;
        for (Vec3 axis : List.of(Vec3.X, Vec3.Y, Vec3.Z)) {
            GreyImage image =
                    Reslicer.reslice(
                            coordinate(geometry, axis), plane, Reslicer.Interpolation.LINEAR);
            for (int i = 0; i < image.values().length; i++) {
                Vec3 at = plane.toPatient(i % plane.columns(), i / plane.columns());
                if (isWithin(geometry, geometry.toIndex(at))) {
                    inside++;
                    // asked: 0.01 mm; a value is rounded to 0.0005 mm twice
                    assertEquals(at.dot(axis), image.values()[i] * UNIT, 0.002);
                }
            }
        }
        assertTrue(inside > 0);
    }

    @Property(tries = 100)
    void planesCoverTheVolumeAndAscendAlongTheirNormal(@ForAll Random random) {
        VolumeGeometry geometry = geometry(random);
        PlaneAxes axes = PlaneAxes.across(direction(random));
        PlaneStack stack = PlaneStack.covering(geometry, axes);
        for (int corner = 0; corner < 8; corner++) {
            Vec3 at =
                    geometry.toPatient(
                            (corner & 1) * (geometry.columns() - 1.0),
                            (corner >> 1 & 1) * (geometry.rows() - 1.0),
                            (corner >> 2) * (geometry.slices() - 1.0));
            double index = stack.indexOf(at);
            assertTrue(index > -1e-6 && index < stack.size() + 1e-6, "" + index);
            assertEquals(0, stack.plane(index).toPixel(at).z(), 1e-9);
        }
    }

    @Property(tries = 200)
    void aPlaneAcrossADirectionIsTurnedLikeTheNearestUsualOne(@ForAll Random random) {
        Vec3 normal = direction(random);
        PlaneAxes axes = PlaneAxes.across(normal);
        assertEquals(1, Math.abs(axes.normal().dot(normal)), 1e-12);
        assertEquals(0, axes.row().dot(axes.column()), 1e-12);
        assertEquals(0, axes.row().distance(PlaneAxes.across(normal.times(-1)).row()), 1e-12);
        boolean horizontal =
                Math.abs(normal.z()) > Math.max(Math.abs(normal.x()), Math.abs(normal.y()));
        assertTrue(horizontal ? axes.column().y() > 0 : axes.column().z() < 0);
    }

    @Test
    void usualPlanesAreTheirOwnNearest() {
        for (PlaneAxes usual : List.of(PlaneAxes.AXIAL, PlaneAxes.CORONAL, PlaneAxes.SAGITTAL)) {
            assertEquals(usual.row().distance(PlaneAxes.across(usual.normal()).row()), 0, 1e-12);
            assertEquals(
                    usual.column().distance(PlaneAxes.across(usual.normal()).column()), 0, 1e-12);
        }
    }

    @Test
    void spannedAxesAreMadePerpendicularAndParallelOnesRefused() {
        PlaneAxes axes = PlaneAxes.spanned(new Vec3(2, 0, 0), new Vec3(1, 3, 0));
        assertEquals(Vec3.X, axes.row());
        assertEquals(0, axes.column().distance(Vec3.Y), 1e-12);
        for (Vec3 bad : List.of(new Vec3(-5, 0, 0), Vec3.ZERO, new Vec3(Double.NaN, 0, 0))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> PlaneAxes.spanned(new Vec3(2, 0, 0), bad));
        }
        assertThrows(IllegalArgumentException.class, () -> PlaneAxes.across(Vec3.ZERO));
    }
}

package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class SegmentationTest {
    private static final VolumeGeometry BOX =
            new VolumeGeometry(17, 13, 11, Vec3.ZERO, Vec3.X, Vec3.Y, Vec3.Z, 1, 1.5, 2.5);
    private static final VolumeGeometry CUBE = VolumeGeometry.axial(41, 41, 41, Vec3.ZERO, 1, 1);

    private interface Shape {
        double value(double x, double y, double z);
    }

    private static Grid grid(VolumeGeometry g, Shape shape) {
        Grid grid = Grid.zeros(g);
        for (int z = 0; z < g.slices(); z++) {
            for (int y = 0; y < g.rows(); y++) {
                for (int x = 0; x < g.columns(); x++) {
                    grid.values()[grid.index(x, y, z)] = (float) shape.value(x, y, z);
                }
            }
        }
        return grid;
    }

    private static double soft(double distance, double radius) {
        return Math.max(0, Math.min(1, radius - distance + 0.5));
    }

    private static double distance(double... d) {
        double sum = 0;
        for (double value : d) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    @Test
    void distancesAreThoseOfTheNearestVoxel() {
        Random random = new Random(3);
        Mask mask = Mask.empty(BOX);
        for (int i = 0; i < 25; i++) {
            mask.voxels()[random.nextInt(mask.voxels().length)] = 1;
        }
        float[] squared = DistanceTransform.squared(mask);
        for (int i = 0; i < squared.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            for (int j = 0; j < squared.length; j++) {
                if (mask.contains(j)) {
                    best = Math.min(best, position(i).distance(position(j)));
                }
            }
            assertEquals(best * best, squared[i], 1e-3 * (1 + best * best));
        }
    }

    private static Vec3 position(int i) {
        int nx = BOX.columns();
        return BOX.toPatient(i % nx, i / nx % BOX.rows(), i / (nx * BOX.rows()));
    }

    @Test
    void nothingIsFarFromEverything() {
        for (float squared : DistanceTransform.squared(Mask.empty(BOX))) {
            assertTrue(squared >= 1e11f);
        }
    }

    @Test
    void closingFillsANotchButNotABay() {
        Mask mask = Mask.below(grid(CUBE, (x, y, z) -> notched(x, y, z) ? -1 : 1), 0);
        Mask closed = mask.closed(6);
        assertTrue(closed.contains(new Vec3(20, 16, 20)), "a notch of 8 mm is filled");
        assertFalse(closed.contains(new Vec3(20, 30, 20)), "open space stays open");
        for (int i = 0; i < mask.voxels().length; i++) {
            assertTrue(!mask.contains(i) || closed.contains(i), "closing takes nothing away");
        }
    }

    /** A half space with a ball-shaped notch of 8 mm in its surface. */
    private static boolean notched(double x, double y, double z) {
        return y < 20 && distance(x - 20, y - 19, z - 20) > 4;
    }

    @Test
    void componentsAreConnectedOverFaces() {
        Mask mask = Mask.empty(BOX);
        int nx = BOX.columns();
        int plane = nx * BOX.rows();
        int[] first = {0, 1, 1 + nx, 1 + nx + plane};
        int corner = 2 + 2 * nx + 2 * plane;
        int rowEnd = nx - 1 + 5 * nx;
        int nextRow = 6 * nx;
        for (int i : first) {
            mask.voxels()[i] = 1;
        }
        mask.voxels()[corner] = 1;
        mask.voxels()[rowEnd] = 1;
        mask.voxels()[nextRow] = 1;
        Components parts = Components.of(mask);
        assertEquals(List.of(4, 1, 1, 1), parts.sizes());
        assertEquals(4, parts.largest());
        assertEquals(4, parts.atLeast(2, BOX).count());
    }

    @Test
    void aRingHoldsItsHoleBySlice() {
        Mask mask =
                Mask.below(
                        grid(
                                BOX,
                                (x, y, z) ->
                                        Math.abs(distance(x - 8, y - 6) - 4) < 0.8 && z < 5
                                                ? -1
                                                : 1),
                        0);
        Mask filled = mask.filledBySlice(80);
        assertFalse(mask.filledBySlice(20).contains(BOX.toPatient(8, 6, 2)), "a larger hole stays");
        assertTrue(filled.contains(BOX.toPatient(8, 6, 2)));
        assertFalse(filled.contains(BOX.toPatient(8, 6, 7)));
        assertFalse(filled.contains(BOX.toPatient(0, 0, 2)));
    }

    @Test
    void smoothingKeepsConstantsAndMass() {
        Grid constant = Gaussian.smooth(grid(BOX, (x, y, z) -> 7), 2);
        for (float value : constant.values()) {
            assertEquals(7, value, 1e-4);
        }
        Grid point =
                Gaussian.smooth(
                        grid(CUBE, (x, y, z) -> x == 20 && y == 20 && z == 20 ? 1000 : 0), 2);
        double sum = 0;
        double spread = 0;
        for (int i = 0; i < point.values().length; i++) {
            double x = i % 41 - 20;
            sum += point.values()[i];
            spread += x * x * point.values()[i];
        }
        assertEquals(1000, sum, 0.1);
        assertEquals(4, spread / sum, 0.15, "variance of a Gaussian of 2 mm, cut at 3 sigma");
    }

    @Test
    void aBallAnswersStrongerThanATubeOrAPlate() {
        float ball = response((x, y, z) -> soft(distance(x - 20, y - 20, z - 20), 4));
        float tube = response((x, y, z) -> soft(distance(x - 20, y - 20), 4));
        float plate = response((x, y, z) -> soft(Math.abs(x - 20), 4));
        float dark = response((x, y, z) -> -soft(distance(x - 20, y - 20, z - 20), 4));
        assertTrue(ball > 0.2, "ball " + ball);
        assertTrue(ball > 5 * tube, "tube " + tube);
        assertTrue(ball > 5 * plate, "plate " + plate);
        assertEquals(0, dark);
    }

    private static float response(Shape shape) {
        double sigma = 2.3;
        return Hessian.balls(Gaussian.smooth(grid(CUBE, shape), sigma), sigma).at(20, 20, 20);
    }

    @Test
    void eigenvaluesSolveTheirMatrix() {
        assertArrayEquals(new double[] {-3, 1, 5}, Hessian.eigenvalues(1, 5, -3, 0, 0, 0), 1e-9);
        assertArrayEquals(new double[] {2, 2, 2}, Hessian.eigenvalues(2, 2, 2, 0, 0, 0), 1e-12);
        double[] values = Hessian.eigenvalues(4, -2, 1, 1.5, -0.5, 2);
        double determinant = 4 * (-2 - 4) - 1.5 * (1.5 + 1) - 0.5 * (3 - 1);
        assertEquals(3, values[0] + values[1] + values[2], 1e-9);
        assertEquals(determinant, values[0] * values[1] * values[2], 1e-9);
        assertTrue(values[0] <= values[1] && values[1] <= values[2]);
    }

    @Test
    void halvedIsTheMeanOfEight() {
        Grid grid = grid(BOX, (x, y, z) -> x + 100 * y + 10_000 * z);
        Grid half = grid.halved();
        assertEquals(9, half.geometry().columns());
        assertEquals(2.5 + 100 * 4.5 + 10_000 * 0.5, half.at(1, 2, 0), 1e-2);
        Vec3 at = half.geometry().toPatient(1, 2, 0);
        assertEquals(new Vec3(2.5, 4.5 * 1.5, 0.5 * 2.5), at);
        assertEquals(16, half.at(8, 0, 0) - 100 * 0.5 - 10_000 * 0.5, 1e-2, "an odd end repeats");
    }
}

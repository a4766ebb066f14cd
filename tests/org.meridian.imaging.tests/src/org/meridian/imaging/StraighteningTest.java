package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class StraighteningTest {
    private static final Vec3 MIDDLE = new Vec3(4, -6, 50);
    private static final double RADIUS = 30;

    /** A half circle in an oblique plane. */
    private static final Vec3 U = new Vec3(0.8, 0.6, 0);

    private static final Vec3 V = new Vec3(0, 0, 1);

    private static Vec3 onCircle(double angle, double radius) {
        return MIDDLE.plus(U.times(radius * Math.cos(angle)))
                .plus(V.times(radius * Math.sin(angle)));
    }

    private static CurvedPath halfCircle() {
        List<Vec3> points = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            points.add(onCircle(Math.PI * i / 12, RADIUS));
        }
        return CurvedPath.through(points);
    }

    @Test
    void aStraightPathIsAsLongAsItsEndsAreApart() {
        CurvedPath path =
                CurvedPath.through(List.of(Vec3.ZERO, new Vec3(3, 4, 0), new Vec3(6, 8, 0)));
        assertEquals(10, path.length(), 1e-9);
        assertEquals(0, path.at(7).distance(new Vec3(4.2, 5.6, 0)), 1e-9);
        assertEquals(7, path.nearest(new Vec3(4.2 - 0.8, 5.6 + 0.6, 2)), 0.15);
        assertThrows(IllegalArgumentException.class, () -> CurvedPath.through(List.of(U)));
        assertThrows(IllegalArgumentException.class, () -> CurvedPath.through(List.of(U, U)));
    }

    @Test
    void aHalfCircleIsAsLongAsPiRadii() {
        CurvedPath path = halfCircle();
        // twelve chords alone would be 0.27 mm too short
        assertEquals(Math.PI * RADIUS, path.length(), 0.05);
        for (double along = 0; along < path.length(); along += 3) {
            Vec3 expected = onCircle(along / RADIUS, RADIUS);
            assertEquals(0, path.at(along).distance(expected), 0.08, "" + along);
        }
    }

    @Test
    void columnsLieAlongThePathAndRowsAcrossIt() {
        Vec3 normal = U.cross(V);
        Straightening sheet = new Straightening(halfCircle(), normal, 0, 20, 0.5);
        assertEquals(41, sheet.rows());
        assertEquals((int) Math.floor(sheet.path().length() / 0.5) + 1, sheet.columns());
        for (int c = 0; c < sheet.columns(); c += 9) {
            // the rows stay in the circle's plane, towards its middle or away from it
            double radius = sheet.toPatient(c, 0).distance(MIDDLE);
            assertEquals(10, Math.abs(radius - RADIUS), 0.05);
            assertEquals(0, sheet.toPatient(c, 0).minus(MIDDLE).dot(normal), 0.02);
            Vec3 turned =
                    new Straightening(halfCircle(), normal, Math.PI / 2, 20, 0.5).toPatient(c, 40);
            assertEquals(10, Math.abs(turned.minus(MIDDLE).dot(normal)), 0.02);
        }
        assertEquals(-10, sheet.offset(0), 1e-9);
    }

    /** A tube around the circle is a straight band of its width, wherever it is looked at. */
    @Test
    void aBentTubeBecomesAStraightOne() {
        VolumeGeometry grid = VolumeGeometry.axial(100, 100, 60, new Vec3(-46, -56, 40), 1, 1);
        Vec3 normal = U.cross(V);
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < grid.slices(); s++) {
            short[] slice = new short[100 * 100];
            for (int i = 0; i < slice.length; i++) {
                Vec3 from = grid.toPatient(i % 100, i / 100, s).minus(MIDDLE);
                double out = from.dot(normal);
                double in = Math.hypot(from.dot(U), from.dot(V)) - RADIUS;
                slice[i] = (short) Math.round(1000 - 10 * (in * in + out * out));
            }
            slices.add(slice);
        }
        Volume volume = Volume.hounsfield(grid, slices);
        Straightening sheet = new Straightening(halfCircle(), normal, 0.7, 12, 0.5);
        GreyImage image = sheet.of(volume, new short[sheet.columns() * sheet.rows()]);
        int compared = 0;
        for (int c = 4; c < sheet.columns() - 4; c += 5) {
            for (int r = 0; r < sheet.rows(); r += 3) {
                double expected = 1000 - 10 * Math.pow(sheet.offset(r), 2);
                assertEquals(expected, image.valueAt(c, r), 15, c + "," + r);
                compared++;
            }
        }
        assertTrue(compared > 200, "" + compared);
    }
}

package org.meridian.dicom.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.dicom.overlay.StructureSet.Contour;
import org.meridian.dicom.overlay.StructureSet.Outline;
import org.meridian.dicom.overlay.StructureSet.Region;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.measure.Point;

import java.util.List;
import java.util.OptionalInt;

/** Contours on horizontal slices, as vertical planes cut them. */
class ContourCutTest {
    /** A frontal plane of millimetres: x to the right, head down, at a place from front to back. */
    private static PlaneGeometry frontal(double y) {
        return new PlaneGeometry(
                100, 100, new Vec3(0, y, 0), new Vec3(1, 0, 0), new Vec3(0, 0, 1), 1, 1);
    }

    private static Region region(List<Vec3> points) {
        return new Region(
                1, "", OptionalInt.empty(), "1.2", List.of(new Contour("CLOSED_PLANAR", points)));
    }

    private static List<Outline> cut(double y, List<Vec3> points) {
        return region(points).on(frontal(y), 0.5);
    }

    private static Outline line(double from, double to) {
        return new Outline(false, List.of(new Point(from, 7), new Point(to, 7)));
    }

    @Test
    void aSquareIsCutFromSideToSide() {
        List<Vec3> square =
                List.of(
                        new Vec3(10, 10, 7),
                        new Vec3(30, 10, 7),
                        new Vec3(30, 30, 7),
                        new Vec3(10, 30, 7));
        assertEquals(List.of(line(10, 30)), cut(20, square));
        assertEquals(List.of(), cut(40, square));
        // on its own slice it is whole
        PlaneGeometry slice =
                new PlaneGeometry(
                        50, 50, new Vec3(0, 0, 7), new Vec3(1, 0, 0), new Vec3(0, 1, 0), 1, 1);
        assertEquals(4, region(square).on(slice, 0.5).getFirst().points().size());
    }

    @Test
    void bothArmsOfAForkAreCut() {
        List<Vec3> fork =
                List.of(
                        new Vec3(10, 10, 7),
                        new Vec3(50, 10, 7),
                        new Vec3(50, 40, 7),
                        new Vec3(40, 40, 7),
                        new Vec3(40, 20, 7),
                        new Vec3(20, 20, 7),
                        new Vec3(20, 40, 7),
                        new Vec3(10, 40, 7));
        assertEquals(List.of(line(10, 20), line(40, 50)), cut(30, fork));
        assertEquals(List.of(line(10, 50)), cut(15, fork));
    }
}

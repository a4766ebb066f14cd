package org.meridian.imaging.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.List;
import java.util.Optional;

/** What a region is at its edges, and where there is nothing to measure. */
class RegionTest {
    private static final GreyImage IMAGE =
            new GreyImage(3, 2, new short[] {1, 2, 3, 4, 5, 60}, new Rescale(2, -1, true));

    private static RegionStatistics statistics(Region region) {
        return RegionStatistics.of(IMAGE, region).orElseThrow();
    }

    @Test
    void aPixelOnTheBorderBelongsToTheRegion() {
        Region.Box box = Region.Box.of(new Point(2, 1), new Point(1, 0));
        assertEquals(4, statistics(box).count());
        assertEquals((3 + 5 + 9 + 119) / 4.0, statistics(box).mean());
        Region.Polygon same =
                new Region.Polygon(
                        List.of(
                                new Point(1, 0),
                                new Point(2, 0),
                                new Point(2, 1),
                                new Point(1, 1)));
        assertEquals(statistics(box), statistics(same));
        assertEquals(box.pixels(), same.pixels());
    }

    @Test
    void aRegionWithoutExtentMeasuresThePixelItLiesOn() {
        Region point = Region.Box.of(new Point(2, 1), new Point(2, 1));
        assertEquals(new RegionStatistics(1, 119, 0, 119, 119), statistics(point));
        assertEquals(0, PixelScale.millimetres(0.5, 0.5).area(point));
        assertEquals(1, statistics(new Region.Ellipse((Region.Box) point)).count());
        assertEquals(1, statistics(new Region.Polygon(List.of(new Point(2, 1)))).count());
    }

    @Test
    void betweenPixelsAndOutsideThereIsNothing() {
        for (Region region :
                List.of(
                        Region.Box.of(new Point(0.2, 0.2), new Point(0.8, 0.8)),
                        Region.Box.of(new Point(-9, -9), new Point(-1, -1)),
                        Region.Box.of(new Point(3, 0), new Point(1e12, 1e12)))) {
            assertEquals(Optional.empty(), RegionStatistics.of(IMAGE, region));
        }
    }

    @Test
    void aRegionLargerThanTheImageIsTheImage() {
        Region all = Region.Box.of(new Point(-1e15, -1e15), new Point(1e15, 1e15));
        assertEquals(6, statistics(all).count());
    }

    @Test
    void anglesOfNothingAreNoNumber() {
        PixelScale scale = PixelScale.millimetres(1, 2);
        Point a = new Point(1, 1);
        Point b = new Point(4, 1);
        assertTrue(Double.isNaN(scale.angle(a, a, b)));
        assertTrue(Double.isNaN(scale.cobb(a, b, b, b)));
        assertEquals(180, scale.angle(b, a, new Point(-3, 1)));
        assertEquals(0, scale.cobb(a, b, b, a));
        assertEquals(45, scale.angle(b, a, new Point(3, 2)), 1e-12);
    }

    @Test
    void impossibleInputIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Point(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> PixelScale.millimetres(0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PixelScale.millimetres(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new Region.Polygon(List.of()));
    }

    @Test
    void aRegionThatReachesOutOfAVolumeHasNoValues() {
        VolumeGeometry grid = VolumeGeometry.axial(4, 3, 2, Vec3.ZERO, 1, 1);
        Volume volume = Volume.hounsfield(grid, List.of(new short[12], new short[12]));
        PlaneGeometry wider = new PlaneGeometry(8, 3, new Vec3(0, 0, 0.5), Vec3.X, Vec3.Y, 1, 1);
        CutValues values = new CutValues(volume, wider);
        Region inside = Region.Box.of(new Point(0, 0), new Point(3, 2));
        Region beyond = Region.Box.of(new Point(0, 0), new Point(4, 2));
        assertEquals(12, RegionStatistics.of(values, inside).orElseThrow().count());
        assertEquals(Optional.empty(), RegionStatistics.of(values, beyond));
    }
}

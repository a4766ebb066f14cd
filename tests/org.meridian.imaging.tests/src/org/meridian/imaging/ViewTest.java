package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {
    @Test
    void fitShowsAllInTheMiddleWithTheRightShape() {
        ViewTransform view = ViewTransform.fit(100, 50, 1, 4, 400, 300);
        assertEquals(1.5, view.scaleX(), 1e-12);
        assertEquals(6, view.scaleY(), 1e-12);
        assertEquals(125, view.toDeviceX(0), 1e-12);
        assertEquals(0, view.toDeviceY(0), 1e-12);
        assertEquals(300, view.toDeviceY(50), 1e-12);
    }

    @Property
    void zoomKeepsThePointUnderTheHand(
            @ForAll @DoubleRange(min = 0.1, max = 10) double factor,
            @ForAll @DoubleRange(min = -500, max = 500) double x,
            @ForAll @DoubleRange(min = -500, max = 500) double y) {
        ViewTransform view = new ViewTransform(2, 3, 10, -20);
        ViewTransform zoomed = view.zoomed(factor, x, y);
        assertEquals(view.toImageX(x), zoomed.toImageX(x), 1e-6);
        assertEquals(view.toImageY(y), zoomed.toImageY(y), 1e-6);
        assertEquals(2 * factor, zoomed.scaleX(), 1e-9);
        assertEquals(x, view.toDeviceX(view.toImageX(x)), 1e-9);
    }

    @Test
    void panMovesByDevicePixels() {
        ViewTransform view = new ViewTransform(2, 2, 0, 0).panned(7, -3);
        assertEquals(7, view.toDeviceX(0));
        assertEquals(-3, view.toDeviceY(0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, L, R",
        "0, 1, 0, P, A",
        "0, 0, -1, F, H",
        "0.05, -1, 0.02, A, P",
        "0.8, -0.6, 0, LA, RP",
        "0.3, 0.5, 0.81, HPL, FAR"
    })
    void lettersNameTheDirection(double x, double y, double z, String letters, String opposite) {
        assertEquals(letters, Orientation.letters(new Vec3(x, y, z).unit()));
        assertEquals(opposite, Orientation.opposite(new Vec3(x, y, z).unit()));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 120, 50", "1, 120, 100", "0.1, 120, 10", "0.02, 120, 2", "3, 120, 200"})
    void scaleBarIsRoundAndFits(double millimetresPerPixel, double room, double length) {
        ScaleBar bar = ScaleBar.choose(millimetresPerPixel, room).orElseThrow();
        assertEquals(length, bar.millimetres(), 1e-9);
        assertTrue(bar.pixels() <= room);
        assertEquals(length, bar.pixels() * millimetresPerPixel, 1e-9);
    }

    @Test
    void noScaleBarWithoutAScale() {
        assertTrue(ScaleBar.choose(0, 100).isEmpty());
        assertTrue(ScaleBar.choose(Double.NaN, 100).isEmpty());
        assertTrue(ScaleBar.choose(1, 0).isEmpty());
    }
}

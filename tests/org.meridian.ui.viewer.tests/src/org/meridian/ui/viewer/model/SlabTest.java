package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.Slab.Projection;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.ViewTransform;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Thick planes of a volume of which each slice is ten more than the one below it. */
class SlabTest {
    private static final int SLICES = 31;
    private static final int MIDDLE = 15;

    private final Bench bench = new Bench();
    private final ViewerModel model = bench.model;

    @BeforeEach
    void showAnAxialPlane() {
        List<short[]> slices = new ArrayList<>();
        for (int s = 0; s < SLICES; s++) {
            short[] slice = new short[64];
            Arrays.fill(slice, (short) (10 * s));
            slices.add(slice);
        }
        VolumeGeometry grid = VolumeGeometry.axial(8, 8, SLICES, Vec3.ZERO, 1, 1);
        model.resize(80, 80);
        bench.open(People.zhang(), FakeSeries.of(People.zhang(), Volume.hounsfield(grid, slices)));
        bench.settle();
        model.setPlane(Plane.AXIAL);
        bench.settle();
        model.goTo(MIDDLE);
        bench.settle();
        model.point(Optional.of(new Point(40, 40)));
    }

    private static SlabChoice slab(Projection projection, double millimetres) {
        return new SlabChoice(projection, millimetres);
    }

    private double shown() {
        Displayed displayed = model.displayed().orElseThrow();
        Content.Cut cut = (Content.Cut) displayed.content();
        return cut.image(displayed.geometry().orElseThrow(), Interpolation.LINEAR, new short[64])
                .valueAt(4, 4);
    }

    private void require(double expected, SlabChoice slab) {
        model.setSlab(slab);
        assertEquals(expected, shown(), "on the screen, " + slab);
        assertEquals(
                expected,
                model.pointerValue().orElseThrow().value().orElseThrow(),
                "under the pointer, " + slab);
    }

    @Test
    void theScreenAndThePointerHaveTheGreatestTheLeastOrTheMeanOfTheSlab() {
        require(10 * MIDDLE, SlabChoice.THIN);
        require(10 * MIDDLE + 50, slab(Projection.MAXIMUM, 10));
        require(10 * MIDDLE + 100, slab(Projection.MAXIMUM, 20));
        require(10 * MIDDLE - 50, slab(Projection.MINIMUM, 10));
        require(10 * MIDDLE, slab(Projection.MEAN, 10));
    }

    @Test
    void anyThicknessIsAsThickAsItSays() {
        require(10 * MIDDLE + 62, slab(Projection.MAXIMUM, 12.4));
        require(10 * MIDDLE - 4, slab(Projection.MINIMUM, 0.8));
        assertTrue(text().contains("MinIP 0.8 mm"), text());
    }

    @Test
    void noSlabIsThickerThanTheVolume() {
        model.setSlab(slab(Projection.MAXIMUM, 1000));
        assertEquals(30, model.thickest());
        assertTrue(text().contains("MIP 30 mm"), text());
        assertEquals(10 * (SLICES - 1), shown());
        // across it is the grid's eight columns
        model.setPlane(Plane.SAGITTAL);
        bench.settle();
        assertTrue(text().contains("MIP 7 mm"), text());
        model.setSlab(model.slab().thicker());
        assertTrue(text().contains("MIP 7 mm"), text());
    }

    @Test
    void stepsGrowWithTheThicknessAndEndAtThePlaneItself() {
        List<Double> up = new ArrayList<>();
        SlabChoice slab = slab(Projection.MEAN, 0);
        while (slab.millimetres() < 70) {
            slab = slab.thicker();
            up.add(slab.millimetres());
        }
        assertEquals(
                List.of(
                        1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 15.0, 20.0, 25.0, 30.0,
                        35.0, 40.0, 45.0, 50.0, 60.0, 70.0),
                up);
        for (double thickness : up.reversed()) {
            assertEquals(slab(Projection.MEAN, thickness), slab);
            slab = slab.thinner();
        }
        assertTrue(slab.isThin());
        assertEquals(Projection.MEAN, slab.thicker().projection());
        assertEquals(15, slab(Projection.MEAN, 12.5).thicker().millimetres());
        assertEquals(10, slab(Projection.MEAN, 12.5).thinner().millimetres());
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 12.5",
        "'12,5', 12.5",
        "' 7 ', 7",
        "\uff11\uff12\uff0e\uff15, 12.5",
        "0, 0",
        "30, 30"
    })
    void aThicknessIsReadAsPeopleTypeIt(String typed, double millimetres) {
        assertEquals(OptionalDouble.of(millimetres), SlabChoice.parse(typed, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "30.1", "5 mm", "NaN", "1e1", ".5", "123456789"})
    void whatIsNoThicknessIsNotRead(String typed) {
        assertEquals(OptionalDouble.empty(), SlabChoice.parse(typed, 30));
    }

    @Test
    void bothModifiersWithTheWheelMakeASlabThicker() {
        PointerInput input =
                new PointerInput(model, new Toolbox(), new NoDrawing(), new NoTogether());
        ViewTransform view = model.view();
        input.wheel(1, new Point(40, 40), true, true);
        input.wheel(1, new Point(40, 40), true, true);
        assertTrue(text().contains("MIP 2 mm"), text());
        input.wheel(-1, new Point(40, 40), true, true);
        assertTrue(text().contains("MIP 1 mm"), text());
        assertEquals(view, model.view());
        assertEquals(MIDDLE, model.index());
    }

    @Test
    void aSlabIsSaidOnTheImageEvenWithoutTexts() {
        model.setSlab(slab(Projection.MAXIMUM, 10));
        assertTrue(text().contains("MIP 10 mm"), text());
        model.overlays().show(OverlayLevel.OFF);
        assertTrue(text().contains("MIP 10 mm"), text());
        model.setSlab(SlabChoice.THIN);
        assertFalse(text().contains("mm MIP") || text().contains("MIP"), text());
    }

    private String text() {
        return new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE).toString();
    }

    @Test
    void picturesAsTheyWereTakenAndTheNextSeriesAreThin() {
        model.setSlab(slab(Projection.MINIMUM, 5));
        model.setPlane(Plane.STACK);
        bench.settle();
        assertTrue(model.displayed().orElseThrow().content() instanceof Content.Taken);
        assertFalse(text().contains("MinIP"), text());
        model.expect(Optional.of(People.smith()));
        assertEquals(SlabChoice.THIN, model.slab());
    }

    @Test
    void theNextOneAfterTheLastIsThePlaneItself() {
        SlabChoice slab = SlabChoice.THIN;
        for (int i = 0; i < SlabChoice.USUAL.size(); i++) {
            slab = slab.next();
        }
        assertEquals(SlabChoice.THIN, slab);
    }
}

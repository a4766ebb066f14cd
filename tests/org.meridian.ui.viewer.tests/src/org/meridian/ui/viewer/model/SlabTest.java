package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.imaging.Reslicer.Interpolation;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        require(10 * MIDDLE + 50, SlabChoice.MAXIMUM_10);
        require(10 * MIDDLE + 100, SlabChoice.MAXIMUM_20);
        require(10 * MIDDLE - 50, SlabChoice.MINIMUM_10);
        require(10 * MIDDLE, SlabChoice.MEAN_10);
    }

    @Test
    void aSlabIsSaidOnTheImageEvenWithoutTexts() {
        model.setSlab(SlabChoice.MAXIMUM_10);
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
        model.setSlab(SlabChoice.MINIMUM_5);
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
        for (int i = 0; i < SlabChoice.values().length; i++) {
            slab = slab.next();
        }
        assertEquals(SlabChoice.THIN, slab);
    }
}

package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.progress.Progress;
import org.meridian.dicom.pixel.UptakeProblem;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowLevel;
import org.meridian.workflow.Uptake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A PET read by body weight, then by half as much of lean mass and a quarter of surface. */
class UptakeTest {
    private final FakeSeries pet = pet();
    private final Bench bench = Bench.showing(People.zhang(), pet);
    private final ViewerModel model = bench.model;

    private static FakeSeries pet() {
        return FakeSeries.of(
                People.zhang(),
                Volumes.noise(Volumes.anisotropic(), 1),
                new Uptake(
                        UptakeKind.BODY_WEIGHT,
                        Map.of(
                                UptakeKind.BODY_WEIGHT, 1.0,
                                UptakeKind.LEAN_BODY_MASS, 0.5,
                                UptakeKind.BODY_SURFACE_AREA, 0.25),
                        Map.of(UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN, UptakeProblem.NO_SEX)));
    }

    private void choose(UptakeKind kind) {
        bench.uptake = kind;
        model.followUptake();
        bench.settle();
    }

    private double value() {
        model.point(Optional.of(model.placement().toDevice(20, 15)));
        return model.pointerValue().orElseThrow().value().orElseThrow();
    }

    private String corners() {
        OverlayText text = new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE);
        return text.toString();
    }

    private byte[] greys() {
        return new FrameRenderer().exact(model).orElseThrow().pixels().clone();
    }

    @Test
    void numbersFollowTheKindAndGreysStay() {
        for (Plane plane : List.of(Plane.STACK, Plane.CORONAL)) {
            choose(UptakeKind.BODY_WEIGHT);
            model.setPlane(plane);
            bench.settle();
            model.greys().choose(new WindowLevel(40, 300));
            double before = value();
            byte[] greys = greys();
            choose(UptakeKind.LEAN_BODY_MASS);
            assertEquals(before / 2, value(), 1e-9);
            assertEquals(149.5, model.greys().window().orElseThrow().width());
            assertArrayEquals(greys, greys(), plane.toString());
            assertTrue(corners().contains("SUVlbm(James128) g/ml"), corners());
            choose(UptakeKind.BODY_SURFACE_AREA);
            assertEquals(before / 4, value(), 1e-9);
            assertTrue(corners().contains("SUVbsa cm²/ml"), corners());
            choose(UptakeKind.BODY_WEIGHT);
            assertEquals(before, value(), 1e-9);
        }
    }

    @Test
    void aWindowOfSmallNumbersIsDraggedInSmallSteps() {
        model.greys().choose(new WindowLevel(2, 4));
        choose(UptakeKind.BODY_SURFACE_AREA);
        assertEquals(0.75, model.greys().window().orElseThrow().width(), 1e-12);
        model.windowDrag(-128, 0);
        assertEquals(0.375, model.greys().window().orElseThrow().width(), 1e-12);
    }

    @Test
    void aKindThatCannotBeToldLeavesTheNumbersAndSaysWhy() {
        double before = value();
        choose(UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN);
        assertEquals(before, value());
        assertEquals("SUVbw", model.displayed().orElseThrow().description().unit());
        assertTrue(corners().contains("sex is missing"), corners());
    }

    @Test
    void theNextKindIsOneThatCanBeTold() {
        assertEquals(UptakeKind.LEAN_BODY_MASS, model.uptake().orElseThrow().next());
        choose(UptakeKind.LEAN_BODY_MASS);
        assertEquals(UptakeKind.BODY_SURFACE_AREA, model.uptake().orElseThrow().next());
        choose(UptakeKind.BODY_SURFACE_AREA);
        assertEquals(UptakeKind.BODY_WEIGHT, model.uptake().orElseThrow().next());
    }

    @Test
    void aSeriesThatIsOpenedLaterIsOfTheKindAtOnce() {
        choose(UptakeKind.LEAN_BODY_MASS);
        bench.open(People.zhang(), pet);
        bench.settle();
        assertEquals("SUVlbm(James128)", model.displayed().orElseThrow().description().unit());
        model.expect(Optional.empty());
        assertTrue(pet.closed);
    }

    @Test
    void whatIsLaidOverFollowsInTheSameColours() {
        Bench ct =
                Bench.showing(
                        People.zhang(),
                        FakeSeries.of(People.zhang(), Volumes.noise(Volumes.anisotropic(), 2)));
        ct.model.fusion().lay(Optional.of(new Fusion.Layer(pet, pet.volume(Progress.NONE))));
        byte[] colours = new FrameRenderer().exact(ct.model).orElseThrow().pixels().clone();
        assertEquals(8, ct.model.fusion().window().width());
        ct.uptake = UptakeKind.LEAN_BODY_MASS;
        ct.model.followUptake();
        assertEquals(4, ct.model.fusion().window().width());
        assertEquals("SUVlbm(James128)", ct.model.fusion().layer().orElseThrow().unit());
        assertArrayEquals(colours, new FrameRenderer().exact(ct.model).orElseThrow().pixels());
        ct.model.fusion().lay(Optional.of(new Fusion.Layer(pet, pet.volume(Progress.NONE))));
        assertEquals(4, ct.model.fusion().window().width());
        assertEquals(UptakeKind.LEAN_BODY_MASS, ct.model.uptake().orElseThrow().kind());
    }
}

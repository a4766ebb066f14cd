package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.Series;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.ViewerModel.Status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Of another patient nothing is left on the screen. */
class PatientChangeTest {
    private final FakeSeries zhangs = series(People.zhang(), 1);
    private final FakeSeries smiths = series(People.smith(), 2);
    private final Bench bench = Bench.showing(People.zhang(), zhangs);
    private final ViewerModel model = bench.model;

    private static FakeSeries series(Subject subject, long seed) {
        return FakeSeries.of(subject, Volumes.noise(Volumes.anisotropic(), seed));
    }

    @Test
    void theScreenIsEmptyFromTheMomentOfTheChange() {
        model.findings()
                .set(List.of(People.finding(People.zhang(), 1, Volumes.anisotropic().centre(), 8)));
        model.greys().choose(new WindowLevel(40, 400));
        model.greys().invert();
        model.point(Optional.of(new Point(200, 150)));

        model.expect(Optional.of(People.smith()));

        assertEquals(Optional.empty(), model.displayed());
        assertEquals(Optional.empty(), new FrameRenderer().exact(model));
        assertEquals(Optional.empty(), new FrameRenderer().fast(model));
        assertEquals(List.of(), model.findings().all());
        assertEquals(Optional.empty(), model.pointerValue());
        assertEquals(Optional.empty(), model.greys().window());
        assertFalse(model.greys().inverted());
        assertEquals(Status.OPENING, model.status());
        OverlayText text = new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE);
        assertEquals(List.of("Smith Ann", "ID P-2002", "female"), text.topLeft());
        assertFalse(text.toString().contains("Zhang") || text.toString().contains("P-1001"));
        assertEquals(List.of(), text.bottomLeft());
        assertEquals(List.of(), text.bottomRight());
        assertEquals(Optional.empty(), text.edges());
        assertEquals(Optional.empty(), text.scale());
        assertTrue(zhangs.closed);
    }

    @Test
    void nobodyLeavesNoText() {
        model.expect(Optional.empty());

        OverlayText text = new OverlayWriter(Locale.ENGLISH).write(model, KeyState.NONE);
        assertEquals(List.of(), text.topLeft());
        assertEquals(List.of(), text.topRight());
        assertEquals("No series open", text.status());
    }

    @Test
    void aPictureThatComesLateIsThrownAway() {
        zhangs.keeping.clear();
        model.scroll(5);
        Bench.run(bench.pool);
        assertFalse(bench.screen.isEmpty(), "a picture is on its way");

        model.expect(Optional.of(People.smith()));
        bench.settle();

        assertEquals(Optional.empty(), model.displayed());
    }

    @Test
    void aPictureThatComesAfterTheNextSeriesOpenedIsThrownAway() {
        zhangs.keeping.clear();
        model.scroll(5);
        Bench.run(bench.pool);
        Runnable late = bench.screen.remove();

        bench.open(People.smith(), smiths);
        late.run();

        assertEquals(Optional.empty(), model.displayed());
        bench.settle();
        assertEquals(6, model.displayed().orElseThrow().index());
        assertEquals(List.of(6), smiths.decoded.subList(0, 1));
    }

    @Test
    void aLatePictureIsNotTakenForTheSameSliceOfTheNextSeries() {
        Bench fresh = new Bench();
        zhangs.keeping.clear();
        fresh.open(People.zhang(), zhangs);
        Bench.run(fresh.pool);
        Runnable late = fresh.screen.remove();

        fresh.open(People.smith(), smiths);
        late.run();

        assertEquals(6, fresh.model.index());
        assertEquals(Optional.empty(), fresh.model.displayed());
    }

    @Test
    void aVolumeThatComesLateIsThrownAway() {
        model.setPlane(Plane.CORONAL);
        Bench.run(bench.jobs);
        Runnable late = bench.screen.remove();

        bench.open(People.smith(), smiths);
        bench.settle();
        late.run();

        assertEquals(Plane.STACK, model.plane());
        model.setPlane(Plane.CORONAL);
        assertEquals(Status.GATHERING_VOLUME, model.status());
    }

    @Test
    void imagesOfAnEarlierWishAreClosed() {
        long early = model.expect(Optional.of(People.zhang()));
        long newest = model.expect(Optional.of(People.smith()));

        FakeSeries late = series(People.zhang(), 3);
        model.opened(early, late);
        assertTrue(late.closed);
        assertEquals(Optional.empty(), model.images());

        model.opened(newest, smiths);
        assertFalse(smiths.closed);
        bench.settle();
        assertEquals(Status.SHOWN, model.status());
    }

    @Test
    void imagesOfAnotherPatientAreRefused() {
        long wish = model.expect(Optional.of(People.smith()));
        FakeSeries wrong = series(People.zhang(), 3);

        assertThrows(IllegalStateException.class, () -> model.opened(wish, wrong));

        assertTrue(wrong.closed);
        assertEquals(Optional.empty(), model.images());
    }

    @Test
    void findingsOfAnotherPatientAreNotMarked() {
        model.findings()
                .set(List.of(People.finding(People.smith(), 1, Volumes.anisotropic().centre(), 8)));
        assertEquals(List.of(), model.findings().all());
    }

    @Test
    void findingsOfAnotherSeriesAreNotMarked() {
        Subject other =
                new Subject(
                        People.zhang().patient(),
                        People.zhang().study(),
                        People.zhang()
                                .series()
                                .map(
                                        s ->
                                                new Series(
                                                        "1.1.9",
                                                        s.studyInstanceUID(),
                                                        s.patient(),
                                                        "CT",
                                                        4,
                                                        "",
                                                        "",
                                                        1)));
        model.findings().set(List.of(People.finding(other, 1, Volumes.anisotropic().centre(), 8)));
        assertEquals(List.of(), model.findings().all());
    }

    @Test
    void aFailureOfAnEarlierWishSaysNothing() {
        long early = model.expect(Optional.of(People.zhang()));
        model.expect(Optional.of(People.smith()));
        model.openFailed(early, new IllegalStateException());
        assertEquals(Status.OPENING, model.status());
    }
}

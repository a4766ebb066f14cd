package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.Finding;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class MarksTest {
    private final VolumeGeometry geometry = Volumes.anisotropic();
    private final FakeSeries images = FakeSeries.of(People.zhang(), Volumes.noise(geometry, 2));
    private final Bench bench = Bench.showing(People.zhang(), images);
    private final ViewerModel model = bench.model;

    private Finding finding(int rank, Vec3 position, double diameter) {
        return People.finding(People.zhang(), rank, position, diameter);
    }

    private List<Integer> slicesWithMarks() {
        return IntStream.range(0, model.size())
                .filter(
                        i -> {
                            model.goTo(i);
                            bench.settle();
                            return !model.findings().circles().isEmpty();
                        })
                .boxed()
                .toList();
    }

    @Test
    void aMarkStandsOnEverySliceItsSphereCrosses() {
        model.findings().set(List.of(finding(1, geometry.toPatient(20, 15, 6), 10.2)));
        assertEquals(List.of(4, 5, 6, 7, 8), slicesWithMarks());
    }

    @Test
    void aSmallMarkStandsOnTheNearestSlice() {
        model.findings().set(List.of(finding(1, geometry.toPatient(20, 15, 6.3), 0.5)));
        assertEquals(List.of(6), slicesWithMarks());
    }

    @Test
    void aCircleIsAtItsPlaceAndAsLargeAsItsSection() {
        model.findings().set(List.of(finding(1, geometry.toPatient(20, 15, 6), 10)));
        model.goTo(6);
        bench.settle();
        MarkCircle through = model.findings().circles().get(0);
        assertEquals(model.view().toDeviceX(20.5), through.x(), 1e-9);
        assertEquals(model.view().toDeviceY(15.5), through.y(), 1e-9);
        double pixelsPerMillimetre = model.view().scaleX() / 0.7;
        assertEquals(5 * pixelsPerMillimetre + 4, through.radius(), 1e-9);
        model.scroll(1);
        bench.settle();
        double section = Math.sqrt(25 - 2.5 * 2.5);
        assertEquals(
                section * pixelsPerMillimetre + 4,
                model.findings().circles().get(0).radius(),
                1e-9);
    }

    @Test
    void marksAreOnCutsToo() {
        Finding finding = finding(1, geometry.toPatient(10, 20, 3), 4);
        model.findings().set(List.of(finding));
        model.findings().show(finding);
        for (Plane plane : List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL)) {
            model.setPlane(plane);
            bench.settle();
            assertEquals(1, model.findings().circles().size(), plane.toString());
        }
    }

    @Test
    void hiddenOverlaysHideMarks() {
        model.findings().set(List.of(finding(1, geometry.toPatient(20, 15, 6), 10)));
        assertEquals(1, model.findings().circles().size());
        model.overlays().show(OverlayLevel.OFF);
        assertEquals(List.of(), model.findings().circles());
    }

    @Test
    void theSmallestMarkUnderThePointerIsMeant() {
        Vec3 place = geometry.toPatient(20, 15, 6);
        model.findings().set(List.of(finding(1, place, 14), finding(2, place, 4)));
        double x = model.view().toDeviceX(20.5);
        double y = model.view().toDeviceY(15.5);
        assertEquals("2", model.findings().at(new Point(x, y)).orElseThrow().label());
        double aside = x + 5 * model.view().scaleX() / 0.7;
        assertEquals("1", model.findings().at(new Point(aside, y)).orElseThrow().label());
        assertEquals(Optional.empty(), model.findings().at(new Point(0, 0)));
    }

    @Test
    void aFindingIsJumpedToAndBroughtOntoTheScreen() {
        model.zoomAt(new Point(200, 150), 8);
        model.findings().show(finding(1, geometry.toPatient(2, 27, 9.2), 4));
        bench.settle();
        assertEquals(9, model.displayed().orElseThrow().index());
        double x = model.view().toDeviceX(2.5);
        double y = model.view().toDeviceY(27.5);
        assertTrue(x >= 0 && x < 400 && y >= 0 && y < 300, x + ", " + y);
    }

    @Test
    void aFindingChosenBeforeTheSeriesIsOpenIsJumpedToThen() {
        long wish = model.expect(Optional.of(People.zhang()));
        model.findings().show(finding(1, geometry.toPatient(2, 27, 9), 4));
        FakeSeries again = FakeSeries.of(People.zhang(), Volumes.noise(geometry, 2));
        model.opened(wish, again);
        bench.settle();
        assertEquals(9, model.displayed().orElseThrow().index());
    }

    @Test
    void aFindingOfAnotherPatientIsNotJumpedTo() {
        model.findings().show(People.finding(People.smith(), 1, geometry.toPatient(2, 2, 9), 4));
        assertEquals(6, model.index());
    }
}

package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.model.Volumes;
import org.meridian.workflow.ImageDescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

class LayoutModelTest {
    private final Cells cells = new Cells();
    private final LayoutModel layout = cells.layout;

    /** Slices of a distance, from a height on. */
    private static VolumeGeometry slices(int count, double from, double apart) {
        return new VolumeGeometry(
                40, 30, count, new Vec3(-15, -10, from), Vec3.X, Vec3.Y, Vec3.Z, 0.7, 0.9, apart);
    }

    @Test
    void aLayoutKeepsWhatItsCellsShow() {
        FakeSeries first = cells.open(0, Volumes.anisotropic());
        layout.arrange(new GridSize(2, 3));
        assertEquals(6, layout.cells().size());
        assertEquals(Optional.of(first), layout.cells().get(0).images());
        FakeSeries last = cells.open(5, Volumes.anisotropic());
        layout.activate(cells.cell(5));
        layout.arrange(new GridSize(1, 2));
        assertEquals(2, layout.cells().size());
        assertEquals(Optional.of(last), layout.active().images(), "the active one stays");
        assertEquals(Optional.of(first), layout.cells().get(0).images());
        assertFalse(last.closed);
        layout.activate(cells.cell(0));
        layout.arrange(GridSize.SINGLE);
        assertTrue(last.closed, "what no cell shows is let go");
        assertFalse(first.closed);
    }

    @Test
    void anotherPatientEmptiesAllCells() {
        layout.arrange(new GridSize(1, 2));
        FakeSeries left = cells.open(0, Volumes.anisotropic());
        FakeSeries right = cells.open(1, Volumes.anisotropic());
        layout.clear(Optional.of(People.smith()));
        for (ViewerModel cell : layout.cells()) {
            assertTrue(cell.displayed().isEmpty());
            assertEquals(Optional.of(People.smith()), cell.subject());
        }
        assertTrue(left.closed && right.closed);
    }

    @Test
    void whatHappensInACellIsToldOfTheActiveOneAlone() {
        layout.arrange(new GridSize(1, 2));
        List<LayoutModel.Change> told = new ArrayList<>();
        layout.listen(told::add);
        cells.cell(1).point(Optional.of(new Point(3, 4)));
        assertEquals(List.of(), told);
        cells.cell(0).point(Optional.of(new Point(3, 4)));
        assertEquals(List.of(LayoutModel.Change.ACTIVE_CELL), told);
    }

    @Test
    void theActiveCellIsMaximisedAndBackAgain() {
        layout.toggleMaximised();
        assertFalse(layout.maximised(), "one alone fills the window anyway");
        layout.arrange(new GridSize(2, 2));
        layout.activate(cells.cell(2));
        layout.toggleMaximised();
        assertTrue(layout.isSeen(cells.cell(2)));
        assertFalse(layout.isSeen(cells.cell(0)));
        layout.activateNext(1);
        assertTrue(layout.isSeen(cells.cell(3)), "the next one takes its place");
        layout.activateNext(1);
        assertSame(cells.cell(0), layout.active());
        layout.toggleMaximised();
        layout.cells().forEach(c -> assertTrue(layout.isSeen(c)));
    }

    @Test
    void linkedByPositionCellsGoToTheSamePlace() {
        layout.arrange(new GridSize(1, 3));
        cells.open(0, slices(20, 100, 2.5));
        cells.open(1, slices(60, 90, 1));
        cells.open(2, slices(60, 90, 1)).frameOfReference = "9.9";
        int other = cells.index(2);
        layout.setLink(Link.POSITION);
        cells.cell(0).goTo(4);
        assertEquals(20, cells.index(1), "110 mm");
        cells.cell(1).goTo(33);
        assertEquals(9, cells.index(0), "123 mm is nearest to 122.5");
        assertEquals(other, cells.index(2), "another frame of reference says nothing");
    }

    @Test
    void cellsThatCrossAreNotLinked() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, slices(20, 100, 2.5));
        cells.open(1, slices(20, 100, 2.5));
        cells.cell(1).setPlane(Plane.CORONAL);
        cells.settle();
        layout.setLink(Link.POSITION);
        int before = cells.index(1);
        cells.cell(0).goTo(2);
        assertEquals(before, cells.index(1));
        layout.setLink(Link.OFFSET);
        cells.cell(0).goTo(7);
        assertEquals(before, cells.index(1));
    }

    @Test
    void linkedByOffsetCellsKeepTheirDistance() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, slices(20, 100, 2.5));
        cells.open(1, slices(60, 900, 1)).frameOfReference = "9.9";
        cells.cell(0).goTo(4);
        cells.cell(1).goTo(30);
        layout.setLink(Link.OFFSET);
        cells.cell(0).scroll(1);
        assertEquals(33, cells.index(1), "2.5 mm");
        cells.cell(0).scroll(1);
        assertEquals(35, cells.index(1), "rounding does not add up");
        cells.cell(0).goTo(19);
        assertEquals(59, cells.index(1), "at its end");
        cells.cell(0).goTo(4);
        assertEquals(30, cells.index(1), "and back");
    }

    @Test
    void anotherSeriesIsLinkedFromWhereItStands() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, slices(20, 100, 1));
        cells.open(1, slices(20, 100, 1));
        layout.setLink(Link.OFFSET);
        cells.open(1, slices(40, 100, 1));
        assertEquals(10, cells.index(0), "the other one did not move");
        assertEquals(20, cells.index(1));
        cells.cell(0).scroll(3);
        assertEquals(23, cells.index(1));
    }

    @Test
    void aSeriesIsTiledOverAllCells() {
        layout.arrange(new GridSize(1, 3));
        cells.open(0, slices(20, 100, 1));
        cells.cell(0).goTo(5);
        layout.tile();
        cells.open(1, slices(20, 100, 1));
        cells.open(2, slices(20, 100, 1));
        assertEquals(List.of(5, 6, 7), indices());
        cells.cell(1).scroll(2);
        assertEquals(List.of(7, 8, 9), indices());
        cells.cell(0).end();
        assertEquals(List.of(17, 18, 19), indices());
        cells.cell(2).home();
        assertEquals(List.of(0, 1, 2), indices());
        layout.untile();
        cells.cell(0).goTo(9);
        assertEquals(List.of(9, 1, 2), indices());
    }

    private List<Integer> indices() {
        return layout.cells().stream().map(ViewerModel::index).toList();
    }

    @Test
    void theActiveImageIsALineInOthers() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, slices(20, 100, 2));
        cells.open(1, slices(20, 100, 2));
        cells.cell(1).setPlane(Plane.CORONAL);
        cells.settle();
        cells.cell(0).goTo(5);
        cells.settle();
        ReferenceLine line = layout.line(cells.cell(1)).orElseThrow();
        var plane = cells.cell(1).space().displayed().orElseThrow();
        for (Vec3 end : List.of(line.from(), line.to())) {
            assertEquals(110, plane.toPatient(end.x(), end.y()).z(), 1e-9);
            assertEquals(0, end.z(), 1e-9);
        }
        double left = Math.min(line.from().x(), line.to().x());
        assertEquals(-15 - 0.35, plane.toPatient(left, 0).x(), 1e-9, "as wide as the image");
        assertTrue(layout.line(cells.cell(0)).isEmpty(), "none in itself");
        layout.toggleReferenceLines();
        assertTrue(layout.line(cells.cell(1)).isEmpty());
    }

    @Test
    void theCrossPointsAtOnePlaceInAllCells() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, slices(20, 100, 2));
        cells.open(1, slices(20, 100, 2));
        cells.cell(1).setPlane(Plane.SAGITTAL);
        cells.settle();
        cells.cell(0).goTo(3);
        cells.settle();
        Point at = cells.cell(0).placement().toDevice(11, 20);
        layout.cross(cells.cell(0), at);
        cells.settle();
        Vec3 position = cells.cell(0).space().displayed().orElseThrow().toPatient(11, 20);
        Point here = layout.crossOn(cells.cell(0)).orElseThrow();
        assertEquals(at.x(), here.x(), 1e-9);
        Point there = layout.crossOn(cells.cell(1)).orElseThrow();
        Vec3 shown = cells.cell(1).space().at(there).orElseThrow();
        assertEquals(position.y(), shown.y(), 1e-9);
        assertEquals(position.z(), shown.z(), 1e-9);
        assertEquals(position.x(), shown.x(), 0.35 + 1e-9, "the nearest slice");
        layout.clearCross();
        assertTrue(layout.crossOn(cells.cell(0)).isEmpty());
    }

    /** Another window, of the same patient. */
    private Cells window() {
        Cells second = new Cells();
        second.layout.besides(() -> List.of(layout));
        layout.besides(() -> List.of(second.layout));
        return second;
    }

    @Test
    void theActiveImageIsALineInAnotherWindowToo() {
        Cells second = window();
        cells.open(0, slices(20, 100, 2));
        second.open(0, slices(20, 100, 2));
        second.cell(0).setPlane(Plane.CORONAL);
        second.settle();
        List<LayoutModel.Change> heard = new ArrayList<>();
        second.layout.listen(heard::add);
        layout.activate(cells.cell(0));
        cells.cell(0).goTo(5);
        cells.settle();
        assertTrue(heard.contains(LayoutModel.Change.ACTIVE_CELL), "it is painted anew");
        ReferenceLine line = second.layout.line(second.cell(0)).orElseThrow();
        var plane = second.cell(0).space().displayed().orElseThrow();
        assertEquals(110, plane.toPatient(line.from().x(), line.from().y()).z(), 1e-9);
        assertTrue(layout.line(cells.cell(0)).isEmpty(), "none in itself");
        second.cell(0).scroll(1);
        second.settle();
        assertTrue(second.layout.line(second.cell(0)).isEmpty(), "who is worked in leads");
        ReferenceLine back = layout.line(cells.cell(0)).orElseThrow();
        var slice = cells.cell(0).space().displayed().orElseThrow();
        assertEquals(
                second.cell(0).space().displayed().orElseThrow().origin().y(),
                slice.toPatient(back.from().x(), back.from().y()).y(),
                1e-9);
        layout.toggleReferenceLines();
        assertFalse(second.layout.referenceLines());
        layout.toggleReferenceLines();
        layout.besides(List::of);
        assertTrue(layout.line(cells.cell(0)).isEmpty(), "the other one is closed");
    }

    @Test
    void aWindowThatComesLaterScrollsAlongFromWhereItsImagesBegin() {
        cells.open(0, slices(20, 100, 2));
        layout.setLink(Link.OFFSET);
        Cells second = window();
        assertEquals(Link.OFFSET, second.layout.link());
        second.open(0, slices(20, 100, 2));
        second.cell(0).goTo(12);
        second.settle();
        int there = second.cell(0).index();
        second.open(0, slices(30, 100, 2));
        int begins = second.cell(0).index();
        assertTrue(begins != there, "another series begins elsewhere");
        cells.cell(0).scroll(1);
        cells.settle();
        second.settle();
        assertEquals(begins + 1, second.cell(0).index());
    }

    @Test
    void theCrossPointsAtOnePlaceInAllWindows() {
        Cells second = window();
        cells.open(0, slices(20, 100, 2));
        second.open(0, slices(20, 100, 2));
        cells.cell(0).goTo(3);
        cells.settle();
        layout.cross(cells.cell(0), cells.cell(0).placement().toDevice(11, 20));
        second.settle();
        assertEquals(3, second.index(0));
        Point there = second.layout.crossOn(second.cell(0)).orElseThrow();
        assertEquals(cells.cell(0).placement().toDevice(11, 20), there);
        second.layout.clearCross();
        assertFalse(layout.hasCross());
    }

    @Test
    void aPointOnAVolumeSeenFromOutsideIsShownOnItsPlanes() {
        layout.arrange(new GridSize(1, 2));
        cells.open(0, Volumes.anisotropic());
        cells.open(1, Volumes.anisotropic());
        cells.cell(1).setPlane(Plane.OUTSIDE);
        cells.settle();
        ViewerModel outside = cells.cell(1);
        Point at = new Point(outside.width() / 2.0, outside.height() / 2.0);
        Vec3 touched = outside.space().at(at).orElseThrow();
        layout.cross(outside, at);
        cells.settle();
        Vec3 shown = cells.cell(0).space().displayed().orElseThrow().toPixel(touched);
        assertEquals(0, shown.z(), 1.25 + 1e-9, "the nearest slice");
        Point there = layout.crossOn(cells.cell(0)).orElseThrow();
        assertEquals(cells.cell(0).placement().toDevice(shown.x(), shown.y()), there);
        Point back = layout.crossOn(outside).orElseThrow();
        assertEquals(at.x(), back.x(), 1e-6);
        assertEquals(at.y(), back.y(), 1e-6);
    }

    @Test
    void cineRunsRoundAndWaitsForPictures() {
        FakeSeries images = cells.open(0, slices(4, 100, 1));
        layout.active().end();
        cells.settle();
        layout.toggleCine();
        List<Integer> seen = new ArrayList<>();
        long now = 1_000_000_000L;
        for (int i = 0; i < 3; i++) {
            int wait = layout.tick(now);
            assertEquals(66, wait, "15 images a second");
            seen.add(cells.index(0));
            cells.settle();
            now += 67_000_000;
        }
        assertEquals(List.of(0, 1, 2), seen);
        images.forget();
        layout.tick(now);
        assertEquals(3, cells.index(0));
        layout.tick(now + 67_000_000);
        assertEquals(3, cells.index(0), "its picture has not come yet");
        layout.cineFaster();
        assertEquals(18.75, layout.cine().rate(), 1e-9);
    }

    private void openAtRate(OptionalDouble rate) {
        Volume volume = Volumes.noise(slices(4, 100, 1), 0);
        ViewerModel cell = layout.active();
        cell.opened(
                cell.expect(Optional.of(People.zhang())),
                FakeSeries.of(People.zhang(), volume, i -> new ImageDescription.Cine(rate, 1)));
        cells.settle();
    }

    @Test
    void cineLetsFramesStandAsLongAsTheyWereApart() {
        Volume volume = Volumes.noise(slices(4, 100, 1), 0);
        double[] stays = {0.5, 2, 0.5, 1};
        ViewerModel cell = layout.active();
        cell.opened(
                cell.expect(Optional.of(People.zhang())),
                FakeSeries.of(
                        People.zhang(),
                        volume,
                        i -> new ImageDescription.Cine(OptionalDouble.of(10), stays[i])));
        cell.end();
        cells.settle();
        layout.toggleCine();
        long now = 1_000_000_000L;
        List<Integer> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int wait = layout.tick(now);
            waits.add(wait);
            cells.settle();
            now += wait * 1_000_000L;
        }
        assertEquals(List.of(50, 200, 50, 100), waits);
        layout.cineFaster();
        assertEquals(40, layout.tick(now), "faster in all its parts");
    }

    @Test
    void cineBeginsAtTheRateTheFileWantsAndKeepsTheHands() {
        openAtRate(OptionalDouble.of(30));
        layout.toggleCine();
        assertEquals(33, layout.tick(1_000_000_000L), "30 images a second");
        layout.cineFaster();
        assertEquals(37.5, layout.cine().rate(), 1e-9);
        layout.toggleCine();
        layout.toggleCine();
        assertEquals(37.5, layout.cine().rate(), 1e-9, "of the same images");
        openAtRate(OptionalDouble.empty());
        layout.tick(2_000_000_000L);
        assertEquals(15, layout.cine().rate(), 1e-9, "of images whose file wants none");
        layout.cineSlower();
        openAtRate(OptionalDouble.of(30));
        layout.tick(3_000_000_000L);
        assertEquals(30, layout.cine().rate(), 1e-9);
        openAtRate(OptionalDouble.empty());
        layout.tick(4_000_000_000L);
        assertEquals(12, layout.cine().rate(), 1e-9, "as a hand left it for such");
        openAtRate(OptionalDouble.of(120));
        layout.tick(5_000_000_000L);
        assertEquals(Cine.GREATEST_RATE, layout.cine().rate(), 1e-9);
    }

    @Test
    void cellsOfOtherWindowsScrollAlongBothWays() {
        Cells first = new Cells();
        Cells second = new Cells();
        first.layout.besides(() -> List.of(second.layout));
        second.layout.besides(() -> List.of(first.layout));
        first.open(0, Volumes.anisotropic());
        second.open(0, Volumes.anisotropic());
        first.cell(0).goTo(2);
        second.cell(0).goTo(5);
        first.layout.setLink(Link.OFFSET);
        assertEquals(Link.OFFSET, second.layout.link());
        first.cell(0).scroll(3);
        assertEquals(8, second.index(0));
        second.cell(0).scroll(-4);
        assertEquals(1, first.index(0));
        second.layout.setLink(Link.OFF);
        first.cell(0).goTo(9);
        assertEquals(4, second.index(0));
    }
}

package org.meridian.ui.viewer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.Fusion;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.Volumes;
import org.meridian.workflow.Glimpse;
import org.meridian.workflow.MemoryNeed;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.SeriesOpening;
import org.meridian.workflow.Uptake;
import org.meridian.workflow.WorkflowError;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A CT in two cells, and what of its study may be laid over it. */
class FusionOpeningTest {
    private static final VolumeGeometry GRID = VolumeGeometry.axial(8, 6, 4, Vec3.ZERO, 1, 2);

    private final Cells cells = new Cells();
    private final Subject subject = People.zhang();
    private final Series elsewhere = series("1.1.5", "PT");
    private final Series pet = series("1.1.6", "PT");
    private final Series magnetic = series("1.1.7", "MR");
    private final Map<Series, FakeSeries> opened = new HashMap<>();
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final SeriesShelf shelf = new SeriesShelf();
    private List<Series> ofStudy =
            List.of(subject.series().orElseThrow(), magnetic, elsewhere, pet);
    private final FusionOpening fusion =
            new FusionOpening(
                    (work, then) -> jobs.add(() -> then.accept(work.apply(Progress.NONE))),
                    opening(),
                    shelf,
                    cells.layout,
                    () -> ofStudy);

    private Series series(String uid, String modality) {
        Series ct = subject.series().orElseThrow();
        return new Series(uid, ct.studyInstanceUID(), ct.patient(), modality, 1, "", "CHEST", 4);
    }

    private SeriesOpening opening() {
        return new SeriesOpening() {
            @Override
            public SeriesImages open(
                    Study study,
                    Series series,
                    Progress progress,
                    Consumer<Glimpse> first,
                    Predicate<MemoryNeed> goesOn) {
                FakeSeries images =
                        FakeSeries.of(
                                new Subject(
                                        subject.patient(), Optional.of(study), Optional.of(series)),
                                Volumes.noise(GRID, 3));
                if (series.equals(elsewhere)) {
                    images.frameOfReference = "9.9";
                }
                opened.put(series, images);
                return images;
            }

            @Override
            public List<Series> series(Study study) {
                return ofStudy;
            }

            @Override
            public List<Finding> findings(Study study) {
                return List.of();
            }
        };
    }

    @BeforeEach
    void showTheCtTwice() {
        cells.layout.arrange(new GridSize(1, 3));
        FakeSeries ct = FakeSeries.of(subject, Volumes.noise(GRID, 1));
        for (int cell = 0; cell < 2; cell++) {
            ViewerModel model = cells.cell(cell);
            model.opened(model.expect(Optional.of(subject)), ct);
        }
        cells.settle();
    }

    private void run() {
        while (!jobs.isEmpty()) {
            jobs.remove().run();
        }
    }

    private Optional<Series> over(int cell) {
        return cells.cell(cell)
                .fusion()
                .layer()
                .map(Fusion.Layer::images)
                .map(SeriesImages::series);
    }

    private FakeSeries images(Series series) {
        return Optional.ofNullable(opened.get(series)).orElseThrow();
    }

    @Test
    void thePetInTheSamePlaceIsLaidOverAllCellsOfTheSeriesAndTakenAway() {
        assertEquals(List.of(magnetic, elsewhere, pet), fusion.candidates());
        fusion.toggle();
        assertEquals(Optional.empty(), over(0), "before it is open");
        run();
        assertEquals(Optional.of(pet), over(0));
        assertEquals(Optional.of(pet), over(1));
        assertEquals(Optional.empty(), over(2));
        assertTrue(images(elsewhere).closed, "of another frame of reference");
        assertFalse(opened.containsKey(magnetic));
        fusion.toggle();
        assertEquals(Optional.empty(), over(0));
        assertEquals(Optional.empty(), over(1));
        assertTrue(images(pet).closed);
    }

    @Test
    void aSeriesThatAPersonNamesIsLaidOverWhateverItIs() {
        fusion.lay(Optional.of(magnetic));
        run();
        assertEquals(Optional.of(magnetic), over(1));
        assertFalse(images(magnetic).closed);
    }

    @Test
    void whereNothingFitsItIsToldAndAllIsGivenBack() {
        ofStudy = List.of(subject.series().orElseThrow(), elsewhere);
        fusion.toggle();
        MeridianException none = assertThrows(MeridianException.class, this::run);
        assertEquals(WorkflowError.NO_FUSION, none.errorCode());
        assertTrue(images(elsewhere).closed);
        assertEquals(Optional.empty(), over(0));
    }

    @Test
    void aCellThatShowsSomethingElseMeanwhileGetsNothing() {
        fusion.toggle();
        cells.cell(1).expect(Optional.of(People.smith()));
        run();
        assertEquals(Optional.of(pet), over(0));
        assertEquals(Optional.empty(), over(1));
        FakeSeries images = images(pet);
        assertFalse(images.closed, "the other cell has it still");
        assertSame(images, shelf.take(pet.seriesInstanceUID(), () -> images));
    }

    @Test
    void anotherKindOfUptakeMeanwhileIsStillTheSameSeries() {
        FakeSeries base =
                FakeSeries.of(
                        subject,
                        Volumes.noise(GRID, 1),
                        new Uptake(
                                UptakeKind.BODY_WEIGHT,
                                Map.of(
                                        UptakeKind.BODY_WEIGHT, 1.0,
                                        UptakeKind.BODY_SURFACE_AREA, 0.5),
                                Map.of()));
        ViewerModel cell = cells.cell(0);
        cell.opened(cell.expect(Optional.of(subject)), base);
        fusion.lay(Optional.of(magnetic));
        cells.benches.getFirst().uptake = UptakeKind.BODY_SURFACE_AREA;
        cell.followUptake();
        run();
        assertEquals(Optional.of(magnetic), over(0));
    }
}

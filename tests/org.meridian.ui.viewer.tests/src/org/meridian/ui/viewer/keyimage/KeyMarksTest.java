package org.meridian.ui.viewer.keyimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place.OnImage;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.dicom.sr.Code;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.ui.viewer.model.Bench;
import org.meridian.ui.viewer.model.FakeSeries;
import org.meridian.ui.viewer.model.History;
import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.Volumes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class KeyMarksTest {
    private final Subject subject = People.zhang();
    private final Study study = subject.study().orElseThrow();
    private final Series series = subject.series().orElseThrow();
    private final List<String> kept = new ArrayList<>();
    private final List<Runnable> failures = new ArrayList<>();
    private final History history = new History();
    private final KeyMarks marks =
            new KeyMarks(
                    (of, image, key, failed) -> {
                        kept.add((key ? "+" : "-") + image.sopInstanceUID());
                        failures.add(failed);
                    },
                    history);
    private final KeyWalk walk = new KeyWalk(marks);
    private final Bench bench =
            Bench.showing(subject, FakeSeries.of(subject, Volumes.noise(Volumes.anisotropic(), 1)));
    private final ViewerModel cell = bench.model;

    @BeforeEach
    void load() {
        marks.load(study, List.of(), List.of());
    }

    private void goTo(int index) {
        cell.goTo(index);
        bench.settle();
    }

    private static KeyObjects teaching(String series, String instance, List<Integer> frames) {
        return new KeyObjects(
                new Code("113004", "DCM", "For Teaching"),
                "",
                "",
                Instant.EPOCH,
                List.of(new KeyObjects.Key(series, instance, frames)));
    }

    @Test
    void aMarkIsKeptSeenAndTakenBack() {
        goTo(4);
        marks.toggle(cell);
        assertEquals(KeyState.MARKED, marks.of(cell));
        goTo(5);
        assertEquals(KeyState.NONE, marks.of(cell));
        history.undo();
        goTo(4);
        assertEquals(KeyState.NONE, marks.of(cell), "taken back wherever one looks");
        history.redo();
        marks.toggle(cell);
        assertEquals(List.of("+1.4", "-1.4", "+1.4", "-1.4"), kept);
        assertEquals(KeyState.NONE, marks.of(cell));
    }

    @Test
    void whatCannotBeKeptIsNotShownAsKept() {
        marks.toggle(cell);
        failures.getFirst().run();
        assertEquals(KeyState.NONE, marks.of(cell));
        assertFalse(history.canUndo());
    }

    @Test
    void aPlaneCutThroughTheVolumeIsNoImageOfTheSeries() {
        goTo(6);
        marks.toggle(cell);
        cell.setPlane(Plane.CORONAL);
        bench.settle();
        assertEquals(KeyState.NONE, marks.of(cell));
        marks.toggle(cell);
        assertEquals(List.of("+1.6"), kept);
    }

    @Test
    void whatAnObjectSelectsIsToldWithItsReason() {
        marks.load(study, List.of(), List.of(teaching("", "1.3", List.of())));
        goTo(3);
        assertEquals(new KeyState(KeyState.Kind.BROUGHT, "For Teaching"), marks.of(cell));
        marks.load(study, List.of(), List.of(teaching("", "1.3", List.of(2))));
        assertEquals(KeyState.NONE, marks.of(cell), "another frame");
        marks.load(study, List.of(), List.of(teaching("", "1.3", List.of(1))));
        marks.toggle(cell);
        assertEquals(KeyState.MARKED, marks.of(cell));
    }

    @Test
    void theNextOneIsFoundInBothDirections() {
        for (int key : new int[] {2, 7}) {
            goTo(key);
            marks.toggle(cell);
        }
        goTo(0);
        assertTrue(walk.step(cell, true));
        assertEquals(2, cell.index());
        assertTrue(walk.step(cell, true));
        assertEquals(7, cell.index());
        assertFalse(walk.step(cell, true), "none beyond");
        assertEquals(7, cell.index());
        assertTrue(walk.step(cell, false));
        assertEquals(2, cell.index());
        cell.setPlane(Plane.SAGITTAL);
        bench.settle();
        walk.enter(cell, false);
        assertEquals(Plane.STACK, cell.plane());
        assertEquals(7, cell.index());
    }

    @Test
    void theSeriesAreWalkedRoundAgain() {
        Series second =
                new Series("1.1.2", study.studyInstanceUID(), study.patient(), "CT", 4, "", "", 1);
        Series third =
                new Series("1.1.3", study.studyInstanceUID(), study.patient(), "CT", 5, "", "", 1);
        List<Series> all = List.of(series, second, third);
        assertEquals(Optional.empty(), walk.next(study, all, series, true));
        marks.load(
                study,
                List.of(new KeyImage(new OnImage("1.1.3", "9", 1), "", Instant.EPOCH)),
                List.of(teaching(series.seriesInstanceUID(), "1.3", List.of())));
        assertEquals(Optional.of(third), walk.next(study, all, series, true));
        assertEquals(Optional.of(series), walk.next(study, all, third, true));
        assertEquals(Optional.of(third), walk.next(study, all, series, false));
        marks.load(
                study, List.of(), List.of(teaching(series.seriesInstanceUID(), "1.3", List.of())));
        assertEquals(
                Optional.of(series), walk.next(study, all, series, true), "the only one itself");
    }
}

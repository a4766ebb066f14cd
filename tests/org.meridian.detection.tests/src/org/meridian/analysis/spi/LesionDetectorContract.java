package org.meridian.analysis.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.analysis.InputHash;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What every {@link LesionDetector} keeps to; extend it for a detector of your own. */
public abstract class LesionDetectorContract {
    /** A new detector, made as the extension point makes it. */
    protected abstract LesionDetector detector();

    /** A volume in which it marks something. */
    protected abstract Volume volume();

    private static Map<String, Double> standard(LesionDetector detector) {
        return detector.settings().stream()
                .collect(Collectors.toMap(Setting::name, Setting::standard));
    }

    @Test
    void describesItself() {
        LesionDetector detector = detector();
        assertTrue(detector.id().matches("[a-z0-9][a-z0-9.-]*"), detector.id());
        assertFalse(detector.version().isBlank());
        assertTrue(detector.modelHash().matches("[0-9a-f]{64}"));
        assertFalse(detector.label(Locale.ENGLISH).isBlank());
        assertFalse(detector.label(Locale.SIMPLIFIED_CHINESE).isBlank());
        assertTrue(detector.findingType().matches("[a-z][A-Za-z0-9]*"));
        assertTrue(
                detector.requirements().thickness() <= detector.requirements().refusedThickness());
        assertEquals(detector.settings().size(), standard(detector).size(), "names are unique");
    }

    @Test
    void marksAreRankedInsideAndTheSameForEveryRunAndThread() {
        Volume volume = volume();
        String before = InputHash.of(volume);
        LesionDetector detector = detector();
        CompletableFuture<List<Mark>> aside =
                CompletableFuture.supplyAsync(
                        () -> detector.detect(volume, standard(detector), Progress.NONE));
        List<Mark> marks = detector.detect(volume, standard(detector), Progress.NONE);
        assertFalse(marks.isEmpty());
        assertEquals(marks, aside.join());
        assertEquals(before, InputHash.of(volume), "the volume is not changed");
        for (int i = 0; i < marks.size(); i++) {
            Vec3 index = volume.geometry().toIndex(marks.get(i).position());
            assertTrue(index.x() >= -1 && index.x() <= volume.geometry().columns());
            assertTrue(index.y() >= -1 && index.y() <= volume.geometry().rows());
            assertTrue(index.z() >= -1 && index.z() <= volume.geometry().slices());
            assertTrue(i == 0 || marks.get(i - 1).confidence() >= marks.get(i).confidence());
        }
    }

    @Test
    void cancellingEndsIt() {
        Progress cancelled =
                new Progress() {
                    @Override
                    public void begin(String task, long total) {
                        assertFalse(task.isBlank());
                    }

                    @Override
                    public void worked(long units) {
                        // not looked at
                    }

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        LesionDetector detector = detector();
        Volume volume = volume();
        assertThrows(
                CancellationException.class,
                () -> detector.detect(volume, standard(detector), cancelled));
    }
}

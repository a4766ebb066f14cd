package org.meridian.analysis.weka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.analysis.spi.Mark;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.imaging.phantom.ChestPhantom.Placement;
import org.meridian.imaging.phantom.ChestPhantom.Settings;
import org.meridian.imaging.phantom.Nodule;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Phantoms whose nodules lie where an outline is doubtful: the model card states the share. */
class DoubtfulPlacesTest {
    private static final Settings DOUBTFUL =
            new Settings(288, 288, 112, 1.25, 2.5, 20, 5, Placement.DOUBTFUL);

    @Test
    void theShareThatIsFoundIsNotLessThanTheModelCardSays() {
        boolean all = System.getenv("MERIDIAN_LONG") != null;
        long last = all ? 312 : 303;
        int there = 0;
        int found = 0;
        for (long seed : LongStream.rangeClosed(301, last).toArray()) {
            ChestPhantom phantom = ChestPhantom.create(seed, DOUBTFUL, Progress.NONE);
            List<Mark> marks =
                    new LungNoduleDetector().detect(phantom.volume(), Map.of(), Progress.NONE);
            for (Nodule nodule : phantom.nodules()) {
                if (nodule.diameter() >= 6) {
                    there++;
                    found += marks.stream().anyMatch(m -> hits(m, nodule)) ? 1 : 0;
                }
            }
        }
        assertEquals(all ? 32 : 10, there);
        assertTrue(found >= (all ? 25 : 6), "found " + found);
    }

    private static boolean hits(Mark mark, Nodule nodule) {
        return mark.position().distance(nodule.centre()) <= nodule.diameter() / 2;
    }
}

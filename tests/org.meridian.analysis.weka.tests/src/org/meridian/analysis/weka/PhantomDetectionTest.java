package org.meridian.analysis.weka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridian.analysis.spi.Mark;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.imaging.phantom.Nodule;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Phantoms of seeds that the model never saw. */
class PhantomDetectionTest {
    /** Nothing was tuned on these; by default every twelfth. */
    static LongStream seeds() {
        return LongStream.rangeClosed(201, 260)
                .filter(seed -> System.getenv("MERIDIAN_LONG") != null || seed % 12 == 9);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNoduleFromSixMillimetresIsFoundWithAtMostFourOtherMarks(long seed) {
        assertTrue(seed < Trainer.FIRST_SEED || seed >= Trainer.FIRST_SEED + Trainer.PHANTOMS);
        ChestPhantom phantom = ChestPhantom.create(seed);
        List<Mark> marks =
                new LungNoduleDetector().detect(phantom.volume(), Map.of(), Progress.NONE);
        for (Nodule nodule : phantom.nodules()) {
            assertTrue(
                    nodule.diameter() < 6 || marks.stream().anyMatch(m -> hits(m, nodule)),
                    "missed " + nodule);
        }
        long other =
                marks.stream()
                        .filter(m -> phantom.nodules().stream().noneMatch(n -> hits(m, n)))
                        .count();
        assertTrue(other <= 4, other + " other marks");
        for (int i = 1; i < marks.size(); i++) {
            assertTrue(marks.get(i - 1).confidence() >= marks.get(i).confidence(), "ranked");
        }
        assertEquals(marks, marks.stream().distinct().toList());
    }

    private static boolean hits(Mark mark, Nodule nodule) {
        return mark.position().distance(nodule.centre()) <= nodule.diameter() / 2;
    }
}

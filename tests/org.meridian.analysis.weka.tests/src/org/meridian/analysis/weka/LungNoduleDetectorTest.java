package org.meridian.analysis.weka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.analysis.spi.Mark;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.imaging.phantom.Nodule;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class LungNoduleDetectorTest {
    private static final LungNoduleDetector DETECTOR = new LungNoduleDetector();

    private static List<Mark> detect(Volume volume, Map<String, Double> settings) {
        return DETECTOR.detect(volume, settings, Progress.NONE);
    }

    @Test
    void aSlabElsewhereInSpaceIsSearchedAlike() {
        ChestPhantom phantom = ChestPhantom.create(5);
        Volume whole = phantom.volume();
        VolumeGeometry g = whole.geometry();
        Nodule nodule =
                phantom.nodules().stream().filter(n -> n.diameter() > 8).findFirst().orElseThrow();
        int from = (int) Math.max(0, g.toIndex(nodule.centre()).z() - 8);
        int count = Math.min(16, g.slices() - from);
        Vec3 shift = new Vec3(31, -240, 1700);
        Volume slab =
                Volume.hounsfield(
                        VolumeGeometry.axial(
                                g.columns(),
                                g.rows(),
                                count,
                                g.toPatient(0, 0, from).plus(shift),
                                g.columnSpacing(),
                                g.sliceSpacing()),
                        IntStream.range(from, from + count).mapToObj(whole::slice).toList());
        assertTrue(
                detect(slab, Map.of()).stream()
                        .limit(3)
                        .anyMatch(
                                m ->
                                        m.position().distance(nodule.centre().plus(shift))
                                                <= nodule.diameter() / 2),
                "nodule " + nodule);
    }

    @Test
    void aHigherThresholdGivesFewerMarksOfTheSame() {
        Volume volume = ChestPhantom.create(9).volume();
        List<Mark> many = detect(volume, Map.of(LungNoduleDetector.THRESHOLD, 0.2));
        List<Mark> few = detect(volume, Map.of(LungNoduleDetector.THRESHOLD, 0.8));
        assertTrue(few.size() < many.size());
        assertEquals(few, many.subList(0, few.size()));
    }

    @Test
    void largeSpiculatedNodulesScoreHigherThanSmallSmoothOnes() {
        double high = 0;
        double low = 0;
        int highs = 0;
        int lows = 0;
        for (long seed = 21; seed < 24; seed++) {
            ChestPhantom phantom = ChestPhantom.create(seed);
            for (Mark mark : detect(phantom.volume(), Map.of())) {
                for (Nodule n : phantom.nodules()) {
                    if (mark.position().distance(n.centre()) < n.diameter() / 4) {
                        boolean suspicious = n.diameter() > 14;
                        high += suspicious ? mark.score() : 0;
                        highs += suspicious ? 1 : 0;
                        low += n.diameter() < 8 ? mark.score() : 0;
                        lows += n.diameter() < 8 ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(highs > 0 && lows > 0, highs + " " + lows);
        assertTrue(high / highs > low / lows + 0.2, high / highs + " against " + low / lows);
    }

    @Test
    void withoutLungThereIsNothingToMark() {
        VolumeGeometry g = VolumeGeometry.axial(64, 64, 10, Vec3.ZERO, 3, 2.5);
        List<short[]> water = IntStream.range(0, 10).mapToObj(i -> new short[64 * 64]).toList();
        assertEquals(List.of(), detect(Volume.hounsfield(g, water), Map.of()));
    }
}

package org.meridian.imaging.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

class ChestPhantomTest {
    private static final ChestPhantom.Settings SMALL =
            new ChestPhantom.Settings(144, 144, 56, 2.5, 5, 20, 6);

    private static String hash(Volume volume) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int s = 0; s < volume.geometry().slices(); s++) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * volume.slice(s).length);
            bytes.asShortBuffer().put(volume.slice(s));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** A pinned value, so that another platform or a changed library would be noticed. */
    @Test
    void aSeedIsTheSameChestEverywhere() throws Exception {
        ChestPhantom phantom = ChestPhantom.create(7, SMALL, Progress.NONE);
        assertEquals("1851f3117e6f13bf", hash(phantom.volume()));
        ChestPhantom again = ChestPhantom.create(7, SMALL, Progress.NONE);
        assertEquals(phantom.nodules(), again.nodules());
        for (int s = 0; s < SMALL.slices(); s++) {
            assertArrayEquals(phantom.volume().slice(s), again.volume().slice(s));
        }
    }

    @Test
    void anotherSeedIsAnotherChest() throws Exception {
        assertNotEquals(
                hash(ChestPhantom.create(8, SMALL, Progress.NONE).volume()),
                hash(ChestPhantom.create(7, SMALL, Progress.NONE).volume()));
    }

    @Test
    void theTruthIsInTheImage() {
        for (long seed = 1; seed <= 4; seed++) {
            ChestPhantom phantom = ChestPhantom.create(seed);
            assertEquals(5, phantom.nodules().size());
            for (Nodule nodule : phantom.nodules()) {
                assertTrue(nodule.diameter() >= 4 && nodule.diameter() <= 25);
                double centre = phantom.volume().sample(nodule.centre());
                if (nodule.solidity() == Nodule.Solidity.GROUND_GLASS) {
                    assertTrue(centre > -620 && centre < -280, "ground glass " + centre);
                } else {
                    // Slices of 2.5 mm average the smallest with the lung above and below.
                    double least = nodule.diameter() < 5 ? -400 : -250;
                    assertTrue(centre > least && centre < 160, "solid " + centre);
                }
            }
        }
    }

    @Test
    void tissuesHaveTheirDensities() {
        ChestPhantom phantom = ChestPhantom.create(11);
        Volume volume = phantom.volume();
        assertEquals(-1000, mean(volume, new Vec3(-170, -150, 0)), 15, "air outside");
        assertEquals(42, mean(volume, new Vec3(20, -20, -40)), 15, "heart");
        assertEquals(190, mean(volume, new Vec3(0, 60, 0)), 60, "spine");
        int[] counts = new int[2];
        for (short value : volume.slice(56)) {
            counts[0] += value > -950 && value < -750 ? 1 : 0;
            counts[1] += value > 250 ? 1 : 0;
        }
        assertTrue(counts[0] > 5000, "lung " + counts[0]);
        assertTrue(counts[1] > 100, "bone " + counts[1]);
    }

    private static double mean(Volume volume, Vec3 at) {
        double sum = 0;
        for (int i = 0; i < 125; i++) {
            sum += volume.sample(at.plus(new Vec3(i % 5 * 1.5, i / 5 % 5 * 1.5, i / 25 * 2.5)));
        }
        return sum / 125;
    }

    @Test
    void noiseHasTheStatedDeviation() {
        Volume volume =
                ChestPhantom.create(
                                3,
                                new ChestPhantom.Settings(144, 144, 4, 2.5, 5, 30, 0),
                                Progress.NONE)
                        .volume();
        // The heart is even; a corner of air would be cut at -1024.
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int r = 70; r < 76; r++) {
            for (int c = 68; c < 76; c++) {
                for (int s = 0; s < 4; s++) {
                    double value = volume.valueAt(c, r, s);
                    sum += value;
                    squares += value * value;
                    count++;
                }
            }
        }
        double mean = sum / count;
        assertEquals(30, Math.sqrt(squares / count - mean * mean), 6);
    }
}

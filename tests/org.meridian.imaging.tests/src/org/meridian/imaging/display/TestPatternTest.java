package org.meridian.imaging.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;

/** Greys and sizes as the report of TG18 gives them. */
class TestPatternTest {
    private static TestPattern pattern(String name) {
        return TestPattern.of(name).orElseThrow();
    }

    private static int count(byte[] greys, int grey) {
        int count = 0;
        for (byte g : greys) {
            count += (g & 0xff) == grey ? 1 : 0;
        }
        return count;
    }

    @Test
    void measuredFieldIsATenthInTheMiddleOfAFifthOfWhite() {
        byte[] greys = pattern("TG18-LN8-18").draw(1000, 800);
        assertEquals(0.1, count(greys, 255) / 800000.0, 0.001);
        assertEquals(800000, count(greys, 255) + count(greys, 153));
        assertEquals((byte) 255, greys[400 * 1000 + 500]);
        assertEquals((byte) 0, pattern("tg18-ln8-01").draw(512, 512)[256 * 512 + 256]);
        assertEquals((byte) 120, pattern("TG18-LN8-09").draw(512, 512)[256 * 512 + 256]);
    }

    @Test
    void uniformPatternsAreTenAndEightyPercent() {
        assertEquals(512 * 512, count(pattern("TG18-UN10").draw(512, 512), 26));
        assertEquals(512 * 512, count(pattern("TG18-UN80").draw(512, 512), 204));
    }

    @Test
    void qualityPatternHasEveryElement() {
        byte[] greys = pattern("TG18-QC").draw(1024, 1024);
        // a patch of 102 by 102 less four corners, at each of the sixteen greys
        for (int grey = 8; grey <= 248; grey += 16) {
            assertTrue(count(greys, grey) >= 102 * 102 - 400, "patch " + grey);
            assertTrue(count(greys, grey + 4) >= 200 && count(greys, grey - 4) >= 200);
        }
        // black and white squares with 5 % and 95 % in them
        assertTrue(count(greys, 13) >= 51 * 51 && count(greys, 242) >= 51 * 51);
        // lines of one pixel beside each other, in the lower right corner
        Set<Integer> pairs = new TreeSet<>();
        for (int x = 970; x < 990; x += 2) {
            int at = 930 * 1024 + x;
            pairs.add((greys[at] & 0xff) + 256 * (greys[at + 1] & 0xff));
        }
        assertTrue(pairs.equals(Set.of(255)) || pairs.equals(Set.of(255 * 256)), pairs.toString());
        // the faintest letter is one grey off its ground
        assertTrue(count(greys, 1) > 0 && count(greys, 129) > 0 && count(greys, 241) > 0);
    }

    @Test
    void absurdSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> pattern("TG18-QC").draw(100, 2000));
        assertThrows(IllegalArgumentException.class, () -> pattern("TG18-QC").draw(2000, 100000));
        assertTrue(TestPattern.of("TG18-XX").isEmpty());
    }
}

package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowLevelTest {
    /** The notes under C.11.2.1.2.1 say where these windows begin and end. */
    @ParameterizedTest
    @CsvSource({
        "2048, 4096, 0, 0",
        "2048, 4096, 4095, 255",
        "2048, 4096, 1, 0.062271",
        "2048, 1, 2047, 0",
        "2048, 1, 2048, 255",
        "0, 100, -50, 0",
        "0, 100, 49, 255",
        "0, 100, -1, 126.212121",
        "0, 1, -1, 0",
        "0, 1, 0, 255",
        "40, 400, -160, 0",
        "40, 400, 239, 255",
        "40, 400, 39.5, 127.5"
    })
    void followsTheStandardsFormula(double center, double width, double value, double grey) {
        assertEquals(grey, new WindowLevel(center, width).grey(value), 1e-5);
    }

    @Test
    void tableHoldsTheRoundedGreyOfEveryPattern() {
        WindowLevel window = new WindowLevel(-600, 1500);
        Rescale rescale = new Rescale(1, -1024, false);
        byte[] lut = window.lut(rescale, false);
        byte[] inverted = window.lut(rescale, true);
        for (int bits = 0; bits < 65536; bits++) {
            assertEquals((int) (window.grey(bits - 1024.0) + 0.5), lut[bits] & 0xff);
            assertEquals(255 - (lut[bits] & 0xff), inverted[bits] & 0xff);
        }
    }

    @Test
    void signedPatternsAreNegativeValues() {
        byte[] lut = new WindowLevel(0, 100).lut(Rescale.IDENTITY, false);
        assertEquals(0, lut[-60 & 0xffff]);
        assertEquals(255, lut[60] & 0xff);
    }

    @Test
    void automaticWindowLeavesOutAFewExtremes() {
        short[] values = new short[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i % 1000);
        }
        values[0] = 32767;
        values[1] = -32768;
        WindowLevel window = WindowLevel.auto(new GreyImage(100, 100, values, Rescale.IDENTITY));
        assertEquals(0, window.grey(8));
        assertEquals(255, window.grey(991));
        assertTrue(window.grey(500) > 100 && window.grey(500) < 155);
    }

    @Test
    void automaticWindowOfAnEvenImageIsValid() {
        WindowLevel window =
                WindowLevel.auto(new GreyImage(2, 2, new short[4], new Rescale(-2, 7, false)));
        assertEquals(1, window.width());
    }

    @Test
    void widthBelowOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new WindowLevel(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new WindowLevel(Double.NaN, 5));
    }

    @Test
    void presetsAreTheUsualOnes() {
        assertEquals(
                "softTissue 40.0/400.0 lung -600.0/1500.0 liver 90.0/150.0 bone 480.0/2500.0"
                        + " brain 40.0/80.0",
                String.join(
                        " ",
                        WindowPreset.CT.stream()
                                .map(
                                        p ->
                                                p.id()
                                                        + " "
                                                        + p.window().center()
                                                        + "/"
                                                        + p.window().width())
                                .toList()));
    }

    @Test
    void aWindowOfScaledValuesHasTheSameGreysAThresholdToo() {
        for (double width : new double[] {1, 1.5, 400}) {
            WindowLevel window = new WindowLevel(40, width);
            WindowLevel scaled = window.scaled(0.25);
            for (double value = 30; value <= 50; value += 0.75) {
                assertEquals(window.share(value), scaled.share(value / 4), 1e-9, width + "");
            }
            assertEquals(window.share(41), scaled.scaled(4).share(41), 1e-9);
        }
    }
}

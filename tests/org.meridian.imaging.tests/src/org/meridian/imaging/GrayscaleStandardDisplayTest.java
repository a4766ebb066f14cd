package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrayscaleStandardDisplayTest {
    /** Rows of table B-1 of PS3.14, which has four decimals. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.0500",
        "2, 0.0547",
        "3, 0.0594",
        "4, 0.0643",
        "5, 0.0696",
        "6, 0.0750",
        "7, 0.0807",
        "8, 0.0866",
        "9, 0.0927",
        "10, 0.0991",
        "1023, 3993.4040"
    })
    void luminancesAreThoseOfTheStandardsTable(int jnd, double luminance) {
        // the printed coefficients have eight digits, which tells in the last rows
        double tolerance = Math.max(0.00006, 2.5e-5 * luminance);
        assertEquals(luminance, GrayscaleStandardDisplay.luminance(jnd), tolerance);
        assertEquals(jnd, GrayscaleStandardDisplay.jnd(Math.min(luminance, 3993.3)), 0.02);
    }

    @Test
    void inverseIsCloseToTheStandardsApproximation() {
        for (double luminance = 0.06; luminance < 3900; luminance *= 1.1) {
            double x = Math.log10(luminance);
            double theirs =
                    71.498068 + x * (94.593053 + x * (41.912053 + x * (9.8247004 + x * inner(x))));
            assertEquals(theirs, GrayscaleStandardDisplay.jnd(luminance), 0.5);
        }
        assertThrows(IllegalArgumentException.class, () -> GrayscaleStandardDisplay.luminance(0.5));
    }

    private static double inner(double x) {
        return 0.28175407
                + x * (-1.1878455 + x * (-0.18014349 + x * (0.14710899 + x * -0.017046845)));
    }

    @Test
    void calibratedDisplayStepsAlike() {
        double[] measured = new double[4096];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = 0.5 + 400 * Math.pow(i / 4095.0, 2.2);
        }
        int[] levels = GrayscaleStandardDisplay.calibration(measured, 256);
        assertEquals(0, levels[0]);
        assertEquals(4095, levels[255]);
        double first = GrayscaleStandardDisplay.jnd(measured[0]);
        double step = (GrayscaleStandardDisplay.jnd(measured[4095]) - first) / 255;
        for (int i = 0; i < 256; i++) {
            double jnd = GrayscaleStandardDisplay.jnd(measured[levels[i]]);
            assertTrue(Math.abs(jnd - first - step * i) < 0.3 * step, "P-value " + i);
        }
    }

    @Test
    void displayThatIsCalibratedStaysAsItIs() {
        double[] measured = new double[256];
        int[] same = new int[256];
        for (int i = 0; i < 256; i++) {
            measured[i] = GrayscaleStandardDisplay.luminance(60 + 2.5 * i);
            same[i] = i;
        }
        assertArrayEquals(same, GrayscaleStandardDisplay.calibration(measured, 256));
    }

    @Test
    void fallingLuminanceIsNoMeasurement() {
        assertThrows(
                IllegalArgumentException.class,
                () -> GrayscaleStandardDisplay.calibration(new double[] {1, 3, 2}, 2));
    }
}

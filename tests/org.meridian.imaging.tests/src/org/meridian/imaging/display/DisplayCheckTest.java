package org.meridian.imaging.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.GrayscaleStandardDisplay;
import org.meridian.imaging.display.DisplayCheck.Fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

class DisplayCheckTest {
    private static final double AMBIENT = 0.1;

    /** A screen with the usual power law, 0.5 to 300 cd/m², to four decimals. */
    private static final List<Double> GAMMA =
            List.of(
                    0.5, 1.088, 3.2019, 7.0929, 12.9148, 20.7835, 30.793, 43.0231, 57.5436, 74.4167,
                    93.6986, 115.4405, 139.69, 166.491, 195.8848, 227.9102, 262.6037, 300.0);

    /** By NumPy from the coefficients and the inverse polynomial of PS3.14. */
    private static final double[] DEVIATIONS = {
        -0.1811, 0.5101, 0.4379, 0.2956, 0.175, 0.0775, -0.0029, -0.0709, -0.1298, -0.1817, -0.2281,
        -0.2699, -0.3079, -0.3427, -0.3747, -0.4042, -0.4316
    };

    static LuminanceResponse screen(DoubleUnaryOperator luminanceOfLevel, double ambient) {
        return new LuminanceResponse(
                LuminanceResponse.LEVELS.stream()
                        .map(l -> luminanceOfLevel.applyAsDouble(l))
                        .toList(),
                ambient);
    }

    private static double gamma(double level) {
        return 0.5 + 299.5 * Math.pow(level / 255, 2.2);
    }

    @Test
    void deviationsAreThoseOfAnotherComputation() {
        DisplayCheck check = DisplayCheck.of(new LuminanceResponse(GAMMA, AMBIENT));
        for (int i = 0; i < DEVIATIONS.length; i++) {
            assertEquals(DEVIATIONS[i], check.deviations().get(i), 0.003, "step " + i);
        }
        assertEquals(0.5101, check.greatestDeviation(), 0.003);
        assertEquals(300.1 / 0.6, check.ratio(), 1e-9);
        assertEquals(0.2, check.ambientShare(), 1e-12);
        assertEquals(Set.of(Fault.CONTRAST), check.faults(DisplayClass.PRIMARY));
    }

    @Test
    void screenThatFollowsTheFunctionIsGood() {
        LuminanceResponse response =
                screen(l -> GrayscaleStandardDisplay.luminance(60 + 2.4 * l) - AMBIENT, AMBIENT);
        DisplayCheck check = DisplayCheck.of(response);
        assertTrue(check.greatestDeviation() < 1e-6);
        assertEquals(Set.of(), check.faults(DisplayClass.PRIMARY));
    }

    @Test
    void darkScreenInABrightRoomFailsAsItShould() {
        LuminanceResponse response =
                screen(l -> GrayscaleStandardDisplay.luminance(60 + 1.3 * l) - 0.7, 0.7);
        DisplayCheck check = DisplayCheck.of(response);
        assertEquals(
                Set.of(Fault.MAXIMUM, Fault.RATIO, Fault.AMBIENT),
                check.faults(DisplayClass.PRIMARY));
        assertTrue(check.faults(DisplayClass.SECONDARY).contains(Fault.AMBIENT));
    }

    /** The check of a calibrated screen, each level of which shows what the levels table says. */
    @Test
    void calibratedScreenIsGood() {
        byte[] levels = DisplayCalibration.levels(screen(DisplayCheckTest::gamma, AMBIENT));
        DisplayCheck check = DisplayCheck.of(screen(l -> gamma(levels[(int) l] & 0xff), AMBIENT));
        assertEquals(Set.of(), check.faults(DisplayClass.PRIMARY));
        assertTrue(check.greatestDeviation() < 0.1, "off by " + check.greatestDeviation());
    }

    /** Between the measured levels the screen's own law is found again, near black roughly. */
    @Test
    void luminancesBetweenAreCloseToTheScreens() {
        double[] luminances = DisplayCalibration.luminances(screen(DisplayCheckTest::gamma, 0));
        for (int level = 0; level < 256; level++) {
            assertEquals(
                    1,
                    luminances[level] / gamma(level),
                    level < 15 ? 0.2 : level < 30 ? 0.05 : 0.002);
            assertTrue(level == 0 || luminances[level] > luminances[level - 1]);
        }
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertRefused(GAMMA.subList(1, 18), 0);
        assertRefused(GAMMA, -0.1);
        assertRefused(GAMMA, Double.NaN);
        assertRefused(GAMMA.reversed(), 0);
        assertRefused(Collections.nCopies(18, 5.0), 0);
        List<Double> tooBright = new ArrayList<>(GAMMA);
        tooBright.set(17, 5000.0);
        assertRefused(tooBright, 0);
        List<Double> none = new ArrayList<>(GAMMA);
        none.set(0, 0.0);
        assertRefused(none, 0);
    }

    private static void assertRefused(List<Double> luminances, double ambient) {
        assertThrows(
                IllegalArgumentException.class, () -> new LuminanceResponse(luminances, ambient));
    }
}

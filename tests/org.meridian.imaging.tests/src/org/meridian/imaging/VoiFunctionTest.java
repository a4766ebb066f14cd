package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class VoiFunctionTest {
    private static double grey(VoiFunction function, double width, double value) {
        return new WindowLevel(0, width, function).share(value);
    }

    @Test
    void linearIsThatOfTheStandardsExamples() {
        // PS3.3 C.11.2.1.2.1: c = 0, w = 100: from -50 to 49
        assertEquals(0, grey(VoiFunction.LINEAR, 100, -50));
        assertEquals(1, grey(VoiFunction.LINEAR, 100, 49.0001));
        assertEquals(1 / 99.0, grey(VoiFunction.LINEAR, 100, -49), 1e-12);
        // c = 0, w = 1: a threshold at -0.5
        assertEquals(0, grey(VoiFunction.LINEAR, 1, -0.5));
        assertEquals(1, grey(VoiFunction.LINEAR, 1, -0.4999));
    }

    @Test
    void exactEndsAtTheWindowsEnds() {
        assertEquals(0, grey(VoiFunction.LINEAR_EXACT, 100, -50));
        assertEquals(0.5, grey(VoiFunction.LINEAR_EXACT, 100, 0));
        assertEquals(1, grey(VoiFunction.LINEAR_EXACT, 100, 50), 1e-12);
        assertEquals(0.75, grey(VoiFunction.LINEAR_EXACT, 0.5, 0.125));
    }

    @Test
    void sigmoidHasTheSlopeOfItsWidthAndNoEnds() {
        assertEquals(0.5, grey(VoiFunction.SIGMOID, 100, 0));
        assertEquals(1 / (1 + Math.exp(-2)), grey(VoiFunction.SIGMOID, 100, 50), 1e-12);
        assertEquals(0.01, grey(VoiFunction.SIGMOID, 100, 1) - 0.5, 1e-4);
    }

    @Test
    void widthsAreThoseOfTheFunction() {
        assertThrows(IllegalArgumentException.class, () -> grey(VoiFunction.LINEAR, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> grey(VoiFunction.LINEAR_EXACT, 0, 0));
        assertThrows(
                IllegalArgumentException.class, () -> grey(VoiFunction.SIGMOID, Double.NaN, 0));
    }
}

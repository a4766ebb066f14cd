package org.meridian.ui.viewer.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.text.Texts;
import org.meridian.imaging.display.DisplayCheck;
import org.meridian.imaging.display.LuminanceResponse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

class MonitorTextsTest {
    /** Rises evenly in luminance, which no eye sees as even. */
    private static List<String> evenly(double white) {
        return IntStream.range(0, 18)
                .mapToObj(i -> Double.toString(0.5 + (white - 0.5) * i / 17))
                .toList();
    }

    private static String words(Locale locale, double white) {
        LuminanceResponse measured = MeasuredText.read(evenly(white), "0").orElseThrow();
        return new CheckText(Texts.of(CheckText.class, locale)).of(DisplayCheck.of(measured));
    }

    @Test
    void whatIsKeptIsReadAgain() {
        LuminanceResponse measured = MeasuredText.read(evenly(300), "0,15").orElseThrow();
        assertEquals(0.15, measured.ambient());
        assertEquals(Optional.of(measured), MeasuredText.read(MeasuredText.write(measured)));
    }

    @Test
    void whatNobodyMeasuredIsNoCalibration() {
        assertTrue(MeasuredText.read("").isEmpty());
        assertTrue(MeasuredText.read("0 1 2 3").isEmpty());
        assertTrue(MeasuredText.read(evenly(300).reversed(), "0").isEmpty());
        assertTrue(MeasuredText.read(evenly(300), "dark").isEmpty());
    }

    @Test
    void faultsAreSaidWithWhatIsWanted() {
        String english = words(Locale.ENGLISH, 120);
        assertTrue(english.contains("White 120 cd/m², white to black 240 : 1"), english);
        assertTrue(english.contains("at least 170 cd/m²"), english);
        assertTrue(english.contains("at least 250 : 1"), english);
        assertTrue(english.contains("at most 10% off"), english);
        assertEquals(5, english.lines().count());
        String chinese = words(Locale.SIMPLIFIED_CHINESE, 120);
        assertTrue(chinese.contains("白场太暗：至少应为 170 cd/m²"), chinese);
    }
}

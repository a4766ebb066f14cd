package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class WindowPresetsTest {
    @Test
    void theUsualWindowsAreOnTheFirstKeys() {
        WindowPreset lung = WindowPresets.USUAL.at(2).orElseThrow();
        assertEquals("lung", lung.id());
        assertEquals(new WindowLevel(-600, 1500), lung.window());
        assertEquals(5, WindowPresets.USUAL.byKey().lastKey());
        assertEquals(Optional.empty(), WindowPresets.USUAL.at(6));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        WindowPresets own =
                new WindowPresets(
                        new TreeMap<>(
                                Map.of(
                                        3,
                                                new WindowPreset(
                                                        "肺 & bone", new WindowLevel(-0.5, 99.25)),
                                        9, new WindowPreset("lung", new WindowLevel(-600, 1500)))));
        assertEquals(own, WindowPresets.read(own.write()));
        assertEquals(WindowPresets.USUAL, WindowPresets.read(WindowPresets.USUAL.write()));
    }

    @Test
    void linesThatMakeNoWindowAreLeftOut() {
        WindowPresets read =
                WindowPresets.read("0\t1\t2\ta\n1\tx\t2\tb\n2\t1\t0\tc\n3\t1\t2\n\n4\t40\t80\tok");
        assertEquals(1, read.byKey().size());
        assertEquals(new WindowLevel(40, 80), read.at(4).orElseThrow().window());
        assertEquals(Optional.empty(), WindowPresets.window("NaN", "5"));
    }
}

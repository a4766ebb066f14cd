package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.text.Texts;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.WindowPresetsPage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class WindowPresetsTest {
    @Test
    void theUsualWindowsAreOnTheFirstKeys() {
        WindowPreset lung = UsualWindows.of("CT").at(2).orElseThrow();
        assertEquals("lung", lung.id());
        assertEquals(new WindowLevel(-600, 1500), lung.window());
        assertEquals(5, UsualWindows.of("CT").byKey().lastKey());
        assertEquals(Optional.empty(), UsualWindows.of("CT").at(6));
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
        assertEquals(UsualWindows.of("CT"), WindowPresets.read(UsualWindows.of("CT").write()));
    }

    @Test
    void everyListedModalityHasWindowsWithANameInBothLanguages() {
        for (String modality : UsualWindows.MODALITIES) {
            assertFalse(UsualWindows.of(modality).byKey().isEmpty(), modality);
        }
        assertTrue(UsualWindows.of("SC").byKey().isEmpty());
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Texts texts = Texts.of(WindowPresetsPage.class, locale);
            UsualWindows.ids().forEach(id -> assertFalse(texts.get("window." + id).isBlank()));
        }
        assertEquals(WindowPreset.CT, List.copyOf(UsualWindows.of("CT").byKey().values()));
    }

    @Test
    void unitsAreKeptAndOldLinesAreOfHounsfieldUnits() {
        WindowPresets uptake = UsualWindows.of("PT");
        assertEquals(uptake, WindowPresets.read(uptake.write()));
        assertEquals("SUVbw", uptake.at(1).orElseThrow().unit());
        assertEquals("HU", WindowPresets.read("1\t40.0\t80.0\tbrain").at(1).orElseThrow().unit());
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

package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.WindowPreset;
import org.meridian.ui.viewer.model.WindowsText.Offer;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Named windows of plug-ins. */
class WindowsTextTest {
    private static final String EARS =
            """
            modality = CT
            window.1 = 700; 4000; HU
            name.1 = Temporal bone
            name.1.zh_CN = 颞骨
            key.1 = 1
            window.2 = 50; 60; %
            name.2 = Hard
            """;

    private static List<Offer> read(String text, Locale language) throws IOException {
        return WindowsText.read(new StringReader(text), language);
    }

    @Test
    void aFileNamesItsWindowsInTheReadersLanguage() throws IOException {
        assertEquals(
                List.of(
                        new Offer(
                                "CT",
                                OptionalInt.of(1),
                                new WindowPreset("Temporal bone", new WindowLevel(700, 4000))),
                        new Offer(
                                "CT",
                                OptionalInt.empty(),
                                new WindowPreset(
                                        "Hard",
                                        new WindowLevel(50, 60, VoiFunction.LINEAR_EXACT),
                                        WindowPreset.RELATIVE))),
                read(EARS, Locale.ENGLISH));
        assertEquals("颞骨", read(EARS, Locale.SIMPLIFIED_CHINESE).getFirst().preset().id());
    }

    @Test
    void theyComeToTheKeysThatAreFree() throws IOException {
        WindowPresets all = UsualWindows.of("CT").with(read(EARS, Locale.ENGLISH));
        assertEquals("softTissue", all.at(1).orElseThrow().id(), "which was taken");
        assertEquals("Temporal bone", all.at(6).orElseThrow().id());
        assertEquals("Hard", all.at(7).orElseThrow().id());
        List<Offer> many = read(EARS, Locale.ENGLISH);
        WindowPresets full = all.with(many).with(many);
        assertEquals(9, full.byKey().size());
        assertEquals(full, full.with(many), "no key is left");
        assertEquals(
                "Temporal bone",
                UsualWindows.of("XA").with(many).at(1).orElseThrow().id(),
                "as it wishes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window.1 = 1; 2; HU\nname.1 = A",
                "modality = CT",
                "modality = CT\nwindow.1 = 1; 0; HU\nname.1 = A",
                "modality = CT\nwindow.1 = 1; 2; HU",
                "modality = CT\nwindow.1 = 1; 2\nname.1 = A",
                "modality = CT\nwindow.1 = 1; 2; HU\nname.1 = A\nkey.1 = 12"
            })
    void whatIsNoFileOfWindowsIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> read(text, Locale.ENGLISH));
    }
}

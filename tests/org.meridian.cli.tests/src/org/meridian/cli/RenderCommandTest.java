package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code render} refuses before it opens anything. */
class RenderCommandTest {
    private final Captured terminal = new Captured();
    private final Path folder;

    RenderCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... options) {
        List<String> words = new ArrayList<>(List.of("render", "1.2.3", "--out", "a.png"));
        words.addAll(List.of(options));
        return terminal.run(folder, Locale.ENGLISH, words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mpr coronal", "--mip max", "--thickness 20", "--volume bone"})
    void whatIsDrawnOnAPictureIsNotLeftOutInSilenceOnAnythingElse(String view) {
        String[] words = view.split(" ");
        assertEquals(2, run(words[0], words[1], "--annotations"));
        assertTrue(terminal.err.toString().contains("--annotations"), terminal.err.toString());
        assertEquals(2, run(words[0], words[1], "--state", "1.2.4"));
    }
}

package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.text.Texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code render} refuses before it opens anything. */
class RenderCommandTest {
    private final Captured terminal = new Captured();
    private final Path folder;

    RenderCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... options) {
        Session session =
                new OpenSession(
                        () -> {
                            throw new IllegalStateException("opens the archive");
                        },
                        () -> {
                            throw new IllegalStateException("opens the archive");
                        },
                        List::of,
                        (request, progress) -> {
                            throw new IllegalStateException("opens the archive");
                        },
                        folder,
                        Optional.empty(),
                        Texts.of(CommandLine.class, Locale.ENGLISH),
                        terminal);
        List<String> words = new ArrayList<>(List.of("render", "1.2.3", "--out", "a.png"));
        words.addAll(List.of(options));
        return new CommandLine(Commands.all())
                .run(Invocation.parse(words, folder), session, terminal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mpr coronal", "--mip max", "--thickness 20", "--volume bone"})
    void whatIsDrawnOnAPictureIsNotLeftOutInSilenceOnAnythingElse(String view) {
        String[] words = view.split(" ");
        assertEquals(2, run(words[0], words[1], "--annotations"));
        assertTrue(terminal.err.toString().contains("--annotations"), terminal.err.toString());
        terminal.clear();
        assertEquals(2, run(words[0], words[1], "--state", "1.2.4"));
    }
}

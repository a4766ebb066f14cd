package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.text.Texts;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands on files, whole command lines: they open no archive. */
class FileCommandsTest {
    private final Captured terminal = new Captured();
    private final StringBuffer out = terminal.out;
    private final StringBuffer err = terminal.err;
    private Path folder = Path.of("");

    @BeforeEach
    void useFolder(@TempDir Path given) {
        folder = given;
    }

    private static IllegalStateException archive() {
        return new IllegalStateException("opens the archive");
    }

    private int run(Locale locale, String... words) {
        terminal.clear();
        Session session =
                new OpenSession(
                        () -> {
                            throw archive();
                        },
                        () -> {
                            throw archive();
                        },
                        List::of,
                        (request, progress) -> {
                            throw archive();
                        },
                        folder,
                        Optional.empty(),
                        Texts.of(CommandLine.class, locale),
                        terminal);
        return new CommandLine(Commands.all())
                .run(Invocation.parse(List.of(words), folder), session, terminal);
    }

    @Test
    void dumpShowsAFileAndGivesItsModel() throws IOException {
        new Part10(1, 2, 3).write(folder.resolve("a.dcm"));
        assertEquals(0, run(Locale.ENGLISH, "dump", "a.dcm"));
        assertTrue(out.toString().contains("(0008,0060) CS      2  [CT]"), out.toString());
        assertTrue(out.toString().contains("# Explicit VR Little Endian"), out.toString());
        assertEquals(0, run(Locale.ENGLISH, "--json", "dump", "a.dcm"));
        JsonObject model = terminal.document();
        assertEquals("CT", model.getJsonObject("00080060").getJsonArray("Value").getString(0));
        String uri = model.getJsonObject("7FE00010").getString("BulkDataURI");
        long size = Files.size(folder.resolve("a.dcm"));
        assertTrue(uri.endsWith("a.dcm?offset=" + (size - 32) + "&length=32"), uri);
    }

    @Test
    void validateNamesWhatIsWrong() throws IOException {
        byte[] whole = new Part10(1, 2, 3).without(0x0020000E).bytes();
        Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, whole.length - 2));
        assertEquals(1, run(Locale.ENGLISH, "validate", "cut.dcm"));
        assertTrue(out.toString().contains("error  DCM-107  (0020,000E)  @-  "), out.toString());
        assertTrue(out.toString().contains("NOT AS THE STANDARD HAS IT"), out.toString());
        assertEquals(1, run(Locale.SIMPLIFIED_CHINESE, "--json", "validate", "cut.dcm"));
        JsonObject first = terminal.document().getJsonArray("problems").getJsonObject(0);
        assertEquals("DCM-002", first.getString("code"));
        assertEquals("7FE00010", first.getString("tag"));
        assertEquals(whole.length - 44, first.getInt("position"));
        assertTrue(first.getString("message").startsWith("数据在元素"), first.toString());
    }

    @Test
    void whatIsNoFileIsTold() throws IOException {
        Files.writeString(folder.resolve("text"), "This is no DICOM file, but a text.");
        assertEquals(1, run(Locale.ENGLISH, "dump", "text"));
        assertEquals("DCM-001: This is not a DICOM file.\n", err.toString());
        assertEquals(1, run(Locale.ENGLISH, "validate", "nowhere"));
        assertTrue(err.toString().startsWith("CLI-005: "), err.toString());
        assertEquals(2, run(Locale.ENGLISH, "dump"));
    }
}

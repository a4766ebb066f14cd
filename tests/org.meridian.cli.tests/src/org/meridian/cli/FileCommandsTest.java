package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import javax.imageio.ImageIO;

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

    private int run(Locale locale, String... words) {
        return terminal.run(folder, locale, words);
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

    /** Luminances of a screen that follows a power law, as DisplayCheckTest has them. */
    @Test
    void displayIsHeldToTheGreyscaleStandard() {
        String[] words =
                ("display check 0.5 1.088 3.2019 7.0929 12.9148 20.7835 30.793 43.0231 57.5436"
                                + " 74.4167 93.6986 115.4405 139.69 166.491 195.8848 227.9102"
                                + " 262.6037 300 --ambient 0.1")
                        .split(" ");
        assertEquals(1, run(Locale.ENGLISH, words));
        assertTrue(out.toString().contains("within 51% of"), out.toString());
        assertTrue(out.toString().contains("Calibrate the monitor"), out.toString());
        String[] json = Arrays.copyOf(words, words.length + 1);
        json[words.length] = "--json";
        assertEquals(1, run(Locale.SIMPLIFIED_CHINESE, json));
        JsonObject document = terminal.document();
        assertEquals("CONTRAST", document.getJsonArray("faults").getString(0));
        assertEquals(17, document.getJsonArray("deviations").size());
        assertEquals(2, run(Locale.ENGLISH, "display", "check", "1", "2"));
        assertTrue(err.toString().contains("18 luminances"), err.toString());
    }

    @Test
    void testPatternIsDrawnAndOverwritesNothing() throws IOException {
        String[] words = {"display", "pattern", "TG18-QC", "--out", "qc.png", "--width", "512"};
        assertEquals(0, run(Locale.ENGLISH, words));
        var image = ImageIO.read(folder.resolve("qc.png").toFile());
        assertEquals(512, image.getWidth());
        assertEquals(1024, image.getHeight());
        assertEquals(1, run(Locale.ENGLISH, words));
        assertTrue(err.toString().contains("CLI-006"), err.toString());
        assertEquals(2, run(Locale.ENGLISH, "display", "pattern", "TG18-X", "--out", "x.png"));
    }
}

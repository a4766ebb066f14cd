package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.Voi;
import org.meridian.imaging.WindowLevel;
import org.meridian.testkit.archive.Part10;
import org.meridian.workflow.ScreenLook;
import org.meridian.workflow.Workstation;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

/**
 * Whole command lines of {@code render} on a volume whose values are 10 a column, 20 a row and 100
 * a slice: exit code, size and greys.
 */
class RenderedByCommandTest {
    private static final int SIDE = 12;
    private static final int SLICES = 5;
    private static final int DISTANCE = 2;
    private static final String SERIES = "2.25.1.1";
    private static final String WINDOW = "--window=300/801";

    private final Captured terminal = new Captured();
    private final Path folder;
    private final Workstation workstation;

    RenderedByCommandTest(@TempDir Path folder) {
        this.folder = folder;
        workstation = Stations.open(folder);
    }

    private static int value(int x, int y, int z) {
        return 10 * x + 20 * y + 100 * z;
    }

    private static double grey(double value) {
        return Math.clamp((value - 299.5) / 800 + 0.5, 0, 1) * 255;
    }

    @BeforeEach
    void bring() throws IOException {
        for (int z = 0; z < SLICES; z++) {
            byte[] pixels = new byte[2 * SIDE * SIDE];
            for (int i = 0; i < SIDE * SIDE; i++) {
                int value = value(i % SIDE, i / SIDE, z);
                pixels[2 * i] = (byte) value;
                pixels[2 * i + 1] = (byte) (value >> 8);
            }
            new Part10(1, 1, z + 1)
                    .text(0x00200032, "DS", "0\\0\\" + DISTANCE * z)
                    .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                    .text(0x00200052, "UI", "2.25.1.9")
                    .text(0x00280030, "DS", "1\\1")
                    .number(0x00280010, SIDE)
                    .number(0x00280011, SIDE)
                    .number(0x00280103, 1)
                    .bytes(0x7FE00010, "OW", pixels)
                    .write(folder.resolve("in/" + z));
        }
        workstation.imports().run(List.of(folder.resolve("in")), Progress.NONE);
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private int run(String what, String... options) {
        List<String> words = new ArrayList<>(List.of("--json", "render", what, "--out", "a.png"));
        for (String option : options) {
            words.addAll(List.of(option.split("=", 2)));
        }
        return terminal.run(workstation, folder, Locale.ENGLISH, words.toArray(String[]::new));
    }

    /** The picture, of the size that the document tells. */
    private Raster rendered(String what, String... options) throws IOException {
        assertEquals(0, run(what, options), terminal.err.toString());
        Raster picture = ImageIO.read(folder.resolve("a.png").toFile()).getRaster();
        JsonObject document = terminal.document();
        assertEquals(document.getInt("columns"), picture.getWidth());
        assertEquals(document.getInt("rows"), picture.getHeight());
        return picture;
    }

    private static void require(double value, Raster picture, int x, int y) {
        assertEquals(grey(value), picture.getSample(x, y, 0), 0.51, x + "," + y);
    }

    @Test
    void planesSlabsAndSheets() throws IOException {
        Raster coronal = rendered(SERIES, "--mpr=coronal", "--point=0,3,0", WINDOW);
        assertEquals(SIDE, coronal.getWidth());
        assertEquals((SLICES - 1) * DISTANCE + 1, coronal.getHeight());
        // head up
        require(value(2, 3, SLICES - 1), coronal, 2, 0);
        require(value(7, 3, 0), coronal, 7, coronal.getHeight() - 1);
        require(value(7, 3, 0) + 50, coronal, 7, coronal.getHeight() - 2);
        Raster greatest = rendered(SERIES, "--mip=max", WINDOW);
        require(value(4, 5, SLICES - 1), greatest, 4, 5);
        Raster mean = rendered(SERIES, "--mip=mean", WINDOW);
        require(value(4, 5, 0) + 200, mean, 4, 5);
        Raster sheet = rendered(SERIES, "--layout=1x2", "--mpr=sagittal", WINDOW);
        assertEquals(2 * SIDE, sheet.getWidth());
        // of twelve planes from the left to the right the fourth and the tenth
        require(value(8, 6, SLICES - 1), sheet, 6, 0);
        require(value(2, 6, SLICES - 1), sheet, SIDE + 6, 0);
    }

    @Test
    void theVolumeFromOutside() throws IOException {
        Raster rays = rendered(SERIES, "--volume=mip", "--size=60x40", WINDOW);
        assertEquals(60, rays.getWidth());
        assertEquals(40, rays.getHeight());
        // along the middle to the last row
        double most = 10 * (SIDE - 1) / 2.0 + 20 * (SIDE - 1) + 100 * (SLICES - 1) / 2.0;
        double middle = 0;
        for (int i = 0; i < 4; i++) {
            middle += rays.getSample(29 + i % 2, 19 + i / 2, 0) / 4.0;
        }
        assertEquals(grey(most), middle, 4);
        assertEquals(0, rays.getSample(0, 0, 0));
        Raster bone = rendered(SERIES, "--volume=bone", "--turn=30,0", "--size=50x50");
        assertEquals(3, bone.getNumBands());
        assertEquals(50, bone.getWidth());
    }

    private Series series() {
        return workstation.annotations().series(SERIES);
    }

    @Test
    void aStateSaysHowTheImageIsShown() throws IOException {
        Display display =
                new Display(
                        Optional.of(new Voi.Window(new WindowLevel(300, 801))),
                        true,
                        0,
                        true,
                        Optional.empty(),
                        List.of(),
                        0);
        Path state = folder.resolve("state.dcm");
        workstation
                .annotationFiles()
                .writeState(
                        SERIES,
                        new ScreenLook(SERIES + ".2", display, true, Optional.empty()),
                        state);
        Raster plain = rendered(SERIES + ".2", WINDOW);
        Raster shown = rendered(SERIES + ".2", "--state=state.dcm");
        require(value(3, 4, 1), plain, 3, 4);
        for (int x = 0; x < SIDE; x++) {
            assertEquals(255 - grey(value(SIDE - 1 - x, 4, 1)), shown.getSample(x, 4, 0), 1.01);
        }
        Files.writeString(state, "no state");
        assertEquals(1, run(SERIES + ".2", "--state=state.dcm"));
    }

    private static boolean isColoured(Raster picture) {
        for (int y = 0; y < picture.getHeight() && picture.getNumBands() > 1; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int red = picture.getSample(x, y, 0);
                if (Math.abs(red - picture.getSample(x, y, picture.getNumBands() - 1)) > 40) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void whatIsDrawnStandsOnThePicture() throws IOException {
        Annotation line =
                new Annotation(
                        AnnotationId.random(),
                        Shape.LENGTH,
                        new Place.OnImage(SERIES, SERIES + ".2", 1),
                        List.of(Position.of(1, 1), Position.of(9, 9)),
                        "",
                        "",
                        Instant.EPOCH);
        workstation.annotations().save(series(), List.of(line), List.of());
        assertFalse(isColoured(rendered(SERIES + ".2", WINDOW)));
        assertTrue(isColoured(rendered(SERIES + ".2", WINDOW, "--annotations")));
        assertFalse(isColoured(rendered(SERIES + ".4", WINDOW, "--annotations")));
    }

    /** 2 where the words are wrong, 1 where the archive has not what they ask. */
    @Test
    void whatCannotBeRenderedWritesNothing() {
        for (String wrong :
                List.of(
                        "--mpr=diagonal",
                        "--mip=most",
                        "--layout=2by2",
                        "--volume=liver",
                        "--window=40",
                        "--size=20x20")) {
            assertEquals(2, run(SERIES, wrong), wrong);
        }
        assertEquals(1, run(SERIES, "--mpr=axial", "--point=0,0,99"));
        assertTrue(terminal.out.toString().contains("WFL-090"), terminal.out.toString());
        assertEquals(1, run(SERIES, "--frame=6"));
        assertEquals(1, run(SERIES, "--state=2.25.404"));
        assertTrue(terminal.document().containsKey("error"));
        assertFalse(Files.exists(folder.resolve("a.png")));
    }
}

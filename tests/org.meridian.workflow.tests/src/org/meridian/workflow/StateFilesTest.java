package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationStateReader;
import org.meridian.dicom.present.PresentationStateWriter;
import org.meridian.dicom.present.Shutter;
import org.meridian.dicom.present.Voi;
import org.meridian.imaging.Turn;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.WindowLevel;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;

/** States say how images are seen: they are written, come back, and look as dcmtk shows them. */
class StateFilesTest extends DrawnOnLiver {
    private static final DisplayedArea AREA =
            new DisplayedArea(101, 201, 400, 350, DisplayedArea.Mode.SCALE_TO_FIT, 1);

    StateFilesTest(@TempDir Path folder) throws IOException {
        super(folder);
    }

    private Path state(Display display) throws IOException {
        Dataset state =
                PresentationStateWriter.of(
                                new SourceImages(List.of(head)),
                                uid -> display,
                                List.of(),
                                "TEST",
                                PersonName.UNKNOWN,
                                NOW)
                        .getFirst();
        Path file = folder.resolve("state.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(state, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    private Raster render(Path state) throws IOException {
        Path file = folder.resolve("out.png");
        try (ByteSource source = ByteSources.open(state)) {
            workstation
                    .rendering()
                    .render(
                            head.text(Tag.SOPInstanceUID),
                            new RenderView.Taken(Optional.empty()),
                            RenderView.Layout.SINGLE,
                            Optional.empty(),
                            new RenderMarks(
                                    Optional.of(
                                            PresentationStateReader.read(
                                                    DicomReader.read(source).dataset())),
                                    false),
                            file,
                            Progress.NONE);
        }
        return ImageIO.read(file.toFile()).getRaster();
    }

    /**
     * What is seen on a screen, written and read back: each image of the series, pixel for pixel.
     */
    @Test
    void theScreenIsWrittenAsAStateOfAllImagesThatCanBeShownSo() throws IOException {
        draw();
        Display seen =
                new Display(
                                Optional.of(new Voi.Window(LIVER)),
                                true,
                                0,
                                false,
                                Optional.of(AREA),
                                List.of(new Shutter.Rectangular(120, 380, 220, 330)),
                                0x8000)
                        .turned(new Turn(1, true));
        Path file = folder.resolve("seen.dcm");
        AnnotationFiles.Written written =
                workstation
                        .annotationFiles()
                        .writeState(
                                series.seriesInstanceUID(),
                                new ScreenLook(
                                        head.text(Tag.SOPInstanceUID),
                                        seen,
                                        true,
                                        Optional.empty()),
                                file);
        assertEquals(new AnnotationFiles.Written(List.of(file), 3, 0), written);
        assertEquals("GSPS", station.entries(Type.EXPORT).get(0).content().get("form"));
        assertEquals(List.of(), peers.faults(file));
        PresentationState state = read(file);
        assertEquals(3, state.images().size());
        for (String uid : state.images().keySet()) {
            assertEquals(seen, state.display(uid, 1));
        }
        Raster whole = render(state(Display.PLAIN.with(new Voi.Window(LIVER))));
        Raster part = render(file);
        assertEquals(150, part.getWidth());
        assertEquals(300, part.getHeight());
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 150; x++) {
                // a quarter clockwise and then mirrored: rows become columns
                int column = 100 + y;
                int row = 200 + x;
                boolean open = column > 119 && column < 379 && row > 219 && row < 329;
                int expected = open ? 255 - whole.getSample(column, row, 0) : 0x8000 * 255 / 65535;
                if (!isDrawn(part, x, y)) {
                    assertEquals(expected, part.getSample(x, y, 0), 1, x + " " + y);
                }
            }
        }
    }

    @Test
    void theAreaOfAnyTurnIsSoundAndComesBack() throws IOException {
        DisplayedArea area =
                new DisplayedArea(20, 201, 400, 600, DisplayedArea.Mode.SCALE_TO_FIT, 1);
        Display plain = Display.PLAIN.with(new Voi.Window(LIVER));
        for (int i = 0; i < 8; i++) {
            Turn turn = new Turn(i / 2, i % 2 == 1);
            Display display =
                    new Display(plain.voi(), false, 0, false, Optional.of(area), List.of(), 0)
                            .turned(turn);
            assertEquals(turn, display.turn());
            Path file = state(display);
            assertEquals(List.of(), peers.faults(file));
            assertEquals(display, read(file).display(head.text(Tag.SOPInstanceUID), 1));
        }
    }

    /** What is drawn is yellow. */
    private static boolean isDrawn(Raster picture, int x, int y) {
        return picture.getSample(x, y, 0) != picture.getSample(x, y, 2);
    }

    @Test
    void withoutAWindowForAllEachImageKeepsItsFilesOwn() throws IOException {
        Path file = folder.resolve("seen.dcm");
        Display seen = Display.PLAIN.with(new Voi.Window(LIVER));
        workstation
                .annotationFiles()
                .writeState(
                        series.seriesInstanceUID(),
                        new ScreenLook(
                                head.text(Tag.SOPInstanceUID), seen, false, Optional.empty()),
                        file);
        PresentationState state = read(file);
        for (String uid : state.images().keySet()) {
            boolean isSeen = uid.equals(head.text(Tag.SOPInstanceUID));
            assertEquals(isSeen, state.display(uid, 1).voi().equals(seen.voi()));
            assertTrue(state.display(uid, 1).voi().isPresent());
        }
        assertEquals(3, state.images().size());
    }

    /** Windows of a state count in its own modality values, and those are the file's. */
    @Test
    void aWindowInUptakeIsWrittenInTheValuesOfTheFile() throws IOException {
        for (int number = 1; number <= 2; number++) {
            TestStation.pet(number, "3").write(station.file(1, 1, number));
        }
        station.importFiles();
        WindowLevel seen = new WindowLevel(5, 10);
        Path file = folder.resolve("pet.dcm");
        workstation
                .annotationFiles()
                .writeState(
                        "2.25.1.1",
                        new ScreenLook(
                                "2.25.1.1.1",
                                Display.PLAIN.with(new Voi.Window(seen)),
                                true,
                                Optional.of(UptakeKind.BODY_WEIGHT)),
                        file);
        PresentationState state = read(file);
        assertEquals(Set.of("2.25.1.1.1", "2.25.1.1.2"), state.images().keySet());
        Voi.Window written = (Voi.Window) state.display("2.25.1.1.2", 1).voi().orElseThrow();
        for (double uptake = -1; uptake < 12; uptake += 0.37) {
            assertEquals(seen.share(uptake), written.window().share(uptake / 2e-4), 1e-9);
        }
        assertEquals(3, state.rescale().orElseThrow().slope());
    }

    private static PresentationState read(Path file) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            return PresentationStateReader.read(DicomReader.read(source).dataset());
        }
    }

    private static final WindowLevel LIVER = new WindowLevel(60, 300);

    @Test
    void aStateIsRenderedAsDcmtkRendersIt() throws IOException {
        Display display =
                new Display(
                        Optional.of(new Voi.Window(LIVER)),
                        true,
                        0,
                        false,
                        Optional.empty(),
                        List.of(
                                new Shutter.Rectangular(40, 480, 60, 460),
                                new Shutter.Circular(250, 260, 200)),
                        0x4000);
        Path file = state(display);
        Raster ours = render(file);
        Path pgm = folder.resolve("theirs.pgm");
        peers.run("dcmp2pgm", "-p", file.toString(), image.toString(), pgm.toString());
        byte[] theirs = Files.readAllBytes(pgm);
        int pixels = ours.getWidth() * ours.getHeight();
        int first = theirs.length - pixels;
        assertTrue(
                new String(theirs, 0, first, StandardCharsets.US_ASCII).startsWith("P5"),
                "a grey map");
        int near = 0;
        for (int i = 0; i < pixels; i++) {
            int column = i % ours.getWidth();
            int row = i / ours.getWidth();
            if (!display.shutters().stream().allMatch(s -> s.opens(column, row))) {
                // dcmp2pgm leaves shutters open
                assertEquals(0x4000 * 255 / 65535, ours.getSample(column, row, 0));
                near++;
                continue;
            }
            int difference = Math.abs(ours.getSample(column, row, 0) - (theirs[first + i] & 0xFF));
            assertTrue(difference <= 2, i + ": " + difference);
            near += difference <= 1 ? 1 : 0;
        }
        assertTrue(near >= 0.95 * pixels, near + " of " + pixels);
    }

    @Test
    void theAreaIsTurnedThenFlipped() throws IOException {
        Raster plain = render(state(Display.PLAIN.with(new Voi.Window(LIVER))));
        Raster turned =
                render(
                        state(
                                new Display(
                                        Optional.of(new Voi.Window(LIVER)),
                                        false,
                                        90,
                                        true,
                                        Optional.of(AREA),
                                        List.of(),
                                        0)));
        assertEquals(150, turned.getWidth());
        assertEquals(300, turned.getHeight());
        for (int y = 0; y < 150; y += 7) {
            for (int x = 0; x < 300; x += 11) {
                // turned clockwise row y is at column 149 - y, and then flipped at column y
                assertEquals(plain.getSample(100 + x, 200 + y, 0), turned.getSample(y, x, 0));
            }
        }
    }

    @Test
    void annotationsAreDrawnOnRequest() throws IOException {
        workstation
                .annotations()
                .save(series, List.of(drawn(Shape.LENGTH, "", 10, 10, 10, 40)), List.of());
        Path file = folder.resolve("drawn.png");
        workstation
                .rendering()
                .render(
                        head.text(Tag.SOPInstanceUID),
                        new RenderView.Taken(Optional.empty()),
                        RenderView.Layout.SINGLE,
                        Optional.empty(),
                        new RenderMarks(Optional.empty(), true),
                        file,
                        Progress.NONE);
        Raster pixels = ImageIO.read(file.toFile()).getRaster();
        int[] ink = pixels.getPixel(10, 25, (int[]) null);
        assertTrue(ink[0] > ink[2] + 40, Arrays.toString(ink));
        int[] beside = pixels.getPixel(20, 25, (int[]) null);
        assertEquals(beside[0], beside[2]);
    }
}

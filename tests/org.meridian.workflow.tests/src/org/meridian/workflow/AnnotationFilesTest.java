package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationStateReader;
import org.meridian.dicom.present.PresentationStateWriter;
import org.meridian.dicom.present.Shutter;
import org.meridian.dicom.present.Voi;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.imaging.Turn;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.ValueUnit;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** Annotations go out as files, come back, and are shown as those of others when they came in. */
class AnnotationFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Path folder;
    private final DicomPeers peers;
    private final TestStation station;
    private final Workstation workstation;
    private final Path image = TestData.path("dicom/dcmqi/data/segmentations/ct-3slice/01.dcm");
    private final Dataset head;
    private final Series series;

    AnnotationFilesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        peers = new DicomPeers(folder);
        station = new TestStation(folder.resolve("station"));
        workstation = station.workstation();
        workstation.imports().run(List.of(image.getParent()), Progress.NONE);
        try (ByteSource source = ByteSources.open(image)) {
            head = DicomReader.readHeader(source).dataset();
        }
        series = workstation.annotations().series(head.text(Tag.SeriesInstanceUID));
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Annotation drawn(Shape shape, String label, double... numbers) {
        List<Position> points =
                IntStream.range(0, numbers.length / 2)
                        .mapToObj(i -> Position.of(numbers[2 * i], numbers[2 * i + 1]))
                        .toList();
        return new Annotation(
                AnnotationId.random(),
                shape,
                new Place.OnImage(series.seriesInstanceUID(), head.text(Tag.SOPInstanceUID), 1),
                points,
                label,
                "",
                NOW);
    }

    private List<Annotation> draw() {
        return workstation
                .annotations()
                .save(
                        series,
                        List.of(
                                drawn(Shape.LENGTH, "肝 liver", 100.1, 120.5, 200, 180),
                                drawn(Shape.RECTANGLE, "", 150, 150, 200, 190),
                                drawn(Shape.ELLIPSE, "", 150, 200, 250, 200, 200, 180, 200, 220)),
                        List.of());
    }

    /** Of what was saved at once nothing is the first. */
    private static Set<List<Position>> points(Collection<Annotation> annotations) {
        return annotations.stream()
                .map(a -> a.points().stream().map(AnnotationFilesTest::rounded).toList())
                .collect(Collectors.toSet());
    }

    /** Files hold points in single precision. */
    private static Position rounded(Position p) {
        return Position.of(Math.rint(p.x() * 1e4) / 1e4, Math.rint(p.y() * 1e4) / 1e4);
    }

    @Test
    void whatWasWrittenIsSoundAndComesBack() throws IOException {
        List<AnnotationId> ids = draw().stream().map(Annotation::id).toList();
        for (AnnotationFiles.Form form : AnnotationFiles.Form.values()) {
            List<Annotation> kept = workstation.annotations().of(series);
            Path file = folder.resolve(form + ".dcm");
            AnnotationFiles.Written written =
                    workstation
                            .annotationFiles()
                            .write(series.seriesInstanceUID(), form, file, Optional.empty());
            assertEquals(new AnnotationFiles.Written(List.of(file), 3, 0), written);
            assertEquals(
                    form.toString(), station.entries(Type.EXPORT).get(0).content().get("form"));
            assertEquals(List.of(), peers.faults(file));
            // what is here more exactly is left alone
            workstation.annotationFiles().take(file);
            assertEquals(kept, workstation.annotations().of(series));
            workstation.annotations().save(series, List.of(), ids);
            AnnotationFiles.Taken taken = workstation.annotationFiles().take(file);
            assertEquals(new AnnotationFiles.Taken(3, 0), taken);
            List<Annotation> again = workstation.annotations().of(series);
            assertEquals(points(kept), points(again));
            workstation.annotationFiles().take(file);
            assertEquals(again, workstation.annotations().of(series));
        }
    }

    @Test
    void whatCameInIsShownAsOfOthersAndOwnIsNotToldTwice() throws IOException {
        List<Annotation> kept = draw();
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        for (AnnotationFiles.Form form : AnnotationFiles.Form.values()) {
            workstation
                    .annotationFiles()
                    .write(
                            series.seriesInstanceUID(),
                            form,
                            incoming.resolve(form + ".dcm"),
                            Optional.empty());
        }
        workstation.imports().run(List.of(incoming), Progress.NONE);
        for (Brought own : workstation.annotations().brought(series)) {
            assertEquals(List.of(), own.annotations());
            assertEquals("PR", own.modality());
        }
        workstation
                .annotations()
                .save(series, List.of(), kept.stream().map(Annotation::id).toList());
        List<Brought> brought = workstation.annotations().brought(series);
        assertEquals(2, brought.size());
        for (Brought object : brought) {
            assertEquals(
                    points(kept),
                    points(object.annotations().stream().map(f -> f.annotation()).toList()));
        }
        Brought report =
                brought.stream().filter(b -> b.modality().equals("SR")).findFirst().orElseThrow();
        assertEquals(
                Set.of("mm", "mm2", "[hnsf'U]"),
                report.annotations().stream()
                        .flatMap(a -> a.stated().stream())
                        .map(ForeignAnnotation.Stated::unit)
                        .collect(Collectors.toSet()));
    }

    @Test
    void keyImagesAreMarkedWrittenAndComeBack() throws IOException {
        Study study = station.study(series.studyInstanceUID());
        KeyImages keyImages = workstation.keyImages();
        Place.OnImage here =
                new Place.OnImage(series.seriesInstanceUID(), head.text(Tag.SOPInstanceUID), 1);
        keyImages.mark(series, here, true);
        keyImages.mark(series, here, true);
        assertEquals(List.of(here), keyImages.of(study).stream().map(KeyImage::image).toList());
        assertEquals(1, station.entries(Type.ANNOTATE).size());
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        assertEquals(1, keyImages.write(study, incoming.resolve("ko.dcm")));
        assertEquals(List.of(), peers.faults(incoming.resolve("ko.dcm")));
        workstation.imports().run(List.of(incoming), Progress.NONE);
        KeyObjects brought = keyImages.brought(study).getFirst();
        assertEquals(here.sopInstanceUID(), brought.keys().getFirst().sopInstanceUID());
        assertEquals(here.seriesInstanceUID(), brought.keys().getFirst().seriesInstanceUID());
        keyImages.mark(here.sopInstanceUID(), 1, false);
        assertEquals(List.of(), keyImages.of(keyImages.study(series.studyInstanceUID())));
        MeridianException none =
                assertThrows(
                        MeridianException.class,
                        () -> keyImages.mark(here.sopInstanceUID(), 2, true));
        assertEquals("WFL-007", none.getMessage());
    }

    @Test
    void nothingDrawnIsNothingWritten() {
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () ->
                                workstation
                                        .annotationFiles()
                                        .write(
                                                series.seriesInstanceUID(),
                                                AnnotationFiles.Form.SR,
                                                folder.resolve("none.dcm"),
                                                Optional.empty()));
        assertEquals("WFL-070", e.getMessage());
    }

    @Test
    void whatIsDrawnOnAPlaneIsWrittenWithItsValuesAndComesBack() throws IOException {
        try (SeriesImages images =
                workstation
                        .reading()
                        .open(station.study(series.studyInstanceUID()), series, Progress.NONE)) {
            whatIsDrawnOnAPlaneComesBack(images.volume(Progress.NONE));
        }
    }

    private void whatIsDrawnOnAPlaneComesBack(Volume volume) throws IOException {
        VolumeGeometry grid = volume.geometry();
        Place patient =
                new Place.InPatient(series.seriesInstanceUID(), head.text(Tag.FrameOfReferenceUID));
        Annotation box =
                inPatient(
                        Shape.RECTANGLE,
                        patient,
                        "coronal 冠状",
                        grid.toPatient(200, 200, 0.2),
                        grid.toPatient(230, 200, 0.2),
                        grid.toPatient(230, 200, 1.8),
                        grid.toPatient(200, 200, 1.8));
        Vec3 start = grid.toPatient(100, 100, 1);
        Annotation line =
                inPatient(Shape.LENGTH, patient, "", start, start.plus(new Vec3(3, 4, 0)));
        workstation.annotations().save(series, List.of(box, line), List.of());
        List<Annotation> kept = workstation.annotations().of(series);
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        Path file = incoming.resolve("sr.dcm");
        assertEquals(
                new AnnotationFiles.Written(List.of(file), 2, 0),
                workstation
                        .annotationFiles()
                        .write(
                                series.seriesInstanceUID(),
                                AnnotationFiles.Form.SR,
                                file,
                                Optional.empty()));
        assertEquals(List.of(), peers.faults(file));
        Measurement expected = CutMeasures.measure(box, volume, ValueUnit.HOUNSFIELD);
        assertEquals(5, expected.quantities().size());
        workstation
                .annotations()
                .save(series, List.of(), kept.stream().map(Annotation::id).toList());
        workstation.imports().run(List.of(incoming), Progress.NONE);
        List<ForeignAnnotation> back =
                workstation.annotations().brought(series).getFirst().annotations();
        assertEquals(
                Set.of(Shape.RECTANGLE, Shape.LENGTH),
                back.stream().map(f -> f.annotation().shape()).collect(Collectors.toSet()));
        for (ForeignAnnotation foreign : back) {
            assertEquals(patient, foreign.annotation().place());
            List<Double> values =
                    foreign.stated().stream().map(ForeignAnnotation.Stated::value).toList();
            if (foreign.annotation().shape() == Shape.LENGTH) {
                assertEquals(1, values.size());
                assertEquals(5, values.getFirst(), 1e-9);
            } else {
                assertEquals("coronal 冠状", foreign.annotation().label());
                for (int i = 0; i < values.size(); i++) {
                    assertEquals(expected.quantities().get(i).value(), values.get(i), 1e-6);
                }
                assertEquals(5, values.size());
            }
        }
    }

    private static Annotation inPatient(Shape shape, Place place, String label, Vec3... points) {
        return new Annotation(
                AnnotationId.random(),
                shape,
                place,
                Arrays.stream(points).map(p -> new Position(p.x(), p.y(), p.z())).toList(),
                label,
                "",
                NOW);
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
                                Optional.of(
                                        new DisplayedArea(
                                                101,
                                                201,
                                                400,
                                                350,
                                                DisplayedArea.Mode.SCALE_TO_FIT,
                                                1)),
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
            TestStation.slice(1, 1, number)
                    .text(0x00080060, "CS", "PT")
                    .text(0x00541001, "CS", "CNTS")
                    .text(0x00280051, "CS", "ATTN\\DECY")
                    .text(0x70530010, "LO", "Philips PET Private Group")
                    .text(0x70531000, "DS", "2E-4")
                    .text(0x00281052, "DS", "0")
                    .text(0x00281053, "DS", "3")
                    .write(station.file(1, 1, number));
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
                                        Optional.of(
                                                new DisplayedArea(
                                                        101,
                                                        201,
                                                        400,
                                                        350,
                                                        DisplayedArea.Mode.SCALE_TO_FIT,
                                                        1)),
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

package org.meridian.dicom.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationStateReader;
import org.meridian.dicom.present.PresentationStateWriter;
import org.meridian.dicom.present.Shutter;
import org.meridian.dicom.present.Voi;
import org.meridian.dicom.sr.MeasurementReport;
import org.meridian.dicom.sr.ReportedAnnotations;
import org.meridian.imaging.WindowLevel;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.Quantity;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is drawn goes into states and reports that other programs read, and comes back. */
class DerivedObjectsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final PersonName AUTHOR = PersonName.parse("Wang^Li=王^丽");
    private static final Calibration SCALE =
            new Calibration(
                    PixelScale.millimetres(0.5, 0.25), Calibration.Source.PATIENT, List.of());

    private final Path folder;
    private final DicomPeers peers;
    private final SourceImages images;
    private final String image;
    private final String series;

    DerivedObjectsTest(@TempDir Path folder) {
        this.folder = folder;
        peers = new DicomPeers(folder);
        Dataset head = head("dicom/dcmqi/data/segmentations/ct-3slice/01.dcm");
        images = new SourceImages(List.of(head));
        image = head.text(Tag.SOPInstanceUID);
        series = head.text(Tag.SeriesInstanceUID);
    }

    private static Dataset head(String path) {
        return read(TestData.path(path));
    }

    private static Dataset read(Path file) {
        try (ByteSource source = ByteSources.open(file)) {
            return DicomReader.readHeader(source).dataset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Dataset dataset, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    private Drawn drawn(Shape shape, String label, double... numbers) {
        List<Position> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(Position.of(numbers[i], numbers[i + 1]));
        }
        Annotation annotation =
                new Annotation(
                        AnnotationId.random(),
                        shape,
                        new Place.OnImage(series, image, 1),
                        points,
                        label,
                        AUTHOR.display(),
                        NOW);
        return new Drawn(annotation, Measurement.of(annotation, SCALE));
    }

    /** One of each, with numbers that single precision holds. */
    private List<Drawn> everything() {
        Drawn ellipse = drawn(Shape.ELLIPSE, "", 10, 20, 40, 20, 25, 10, 25, 30);
        List<Quantity> values = new ArrayList<>(ellipse.measurement().quantities());
        values.add(new Quantity(Quantity.Kind.MEAN, -312.123456789, Quantity.HOUNSFIELD));
        values.add(new Quantity(Quantity.Kind.DEVIATION, 17.25, Quantity.HOUNSFIELD));
        return List.of(
                drawn(Shape.LENGTH, "结节 nodule", 1.5, 2, 40.25, 31),
                drawn(Shape.ANGLE, "", 0, 0, 10, 0, 10, 10),
                drawn(Shape.COBB, "", 0, 0, 10, 1, 0, 20, 10, 18),
                drawn(Shape.RECTANGLE, "", 5, 6, 25, 16),
                new Drawn(
                        ellipse.annotation(), new Measurement(values, Calibration.Source.PATIENT)),
                drawn(Shape.POLYGON, "", 0, 0, 9, 0, 5, 7),
                drawn(Shape.FREEHAND, "", 0, 0, 9, 0, 9.5, 7, 1, 8),
                drawn(Shape.POLYLINE, "", 0, 0, 9, 0, 9.5, 7),
                drawn(Shape.ARROW, "look", 50, 50, 60, 60),
                drawn(Shape.TEXT, "left, 左", 100, 100),
                drawn(Shape.POINT, "p", 3, 4));
    }

    private static List<Annotation> annotations(List<ForeignAnnotation> foreign) {
        return foreign.stream().map(ForeignAnnotation::annotation).toList();
    }

    private static List<Annotation> plain(List<Drawn> drawn) {
        return drawn.stream().map(Drawn::annotation).toList();
    }

    @Test
    void aReportHoldsWhatWasDrawnAndOthersReadItsValues() throws IOException {
        List<Drawn> drawn = everything();
        Path file = write(MeasurementReport.of(images, drawn, AUTHOR, NOW), "sr.dcm");
        assertEquals(plain(drawn), annotations(ReportedAnnotations.of(read(file))));
        assertEquals(List.of(), peers.faults(file));
        List<String[]> theirs = peers.objects("sr", List.of(file));
        List<Double> values =
                theirs.stream()
                        .filter(row -> row[0].equals("NUM"))
                        .map(row -> Double.parseDouble(row[3]))
                        .toList();
        List<Quantity> ours =
                drawn.stream().flatMap(d -> d.measurement().quantities().stream()).toList();
        assertEquals(ours.size(), values.size());
        for (int i = 0; i < ours.size(); i++) {
            assertEquals(ours.get(i).value(), values.get(i), 1e-9 * Math.abs(values.get(i)));
        }
        assertTrue(theirs.stream().anyMatch(row -> row[2].equals("结节 nodule")));
        assertEquals(
                "2.0 2.5 40.75 31.5",
                theirs.stream().filter(r -> r[0].equals("SCOORD")).findFirst().orElseThrow()[2]);
        String dump = peers.output("dsrdump", file.toString());
        assertTrue(dump.contains("-312.123"), dump);
    }

    @Test
    void aReportHoldsWhatWasDrawnInThePatient() throws IOException {
        Annotation line =
                new Annotation(
                        AnnotationId.random(),
                        Shape.LENGTH,
                        new Place.InPatient(series, "1.2.3.4"),
                        List.of(new Position(1, 2, 3), new Position(4, 6, 3)),
                        "oblique",
                        AUTHOR.display(),
                        NOW);
        Annotation plane =
                new Annotation(
                        AnnotationId.random(),
                        Shape.POLYGON,
                        new Place.InPatient(series, "1.2.3.4"),
                        List.of(
                                new Position(0, 0, 0),
                                new Position(4, 0, 0),
                                new Position(4, 4, 4)),
                        "",
                        AUTHOR.display(),
                        NOW);
        List<Drawn> drawn =
                List.of(
                        new Drawn(line, Measurement.of(line, SCALE)),
                        new Drawn(plane, Measurement.of(plane, SCALE)));
        Path file = write(MeasurementReport.of(images, drawn, AUTHOR, NOW), "sr3.dcm");
        assertEquals(plain(drawn), annotations(ReportedAnnotations.of(read(file))));
        assertEquals(List.of(), peers.faults(file));
        assertEquals(
                "5.0",
                peers.objects("sr", List.of(file)).stream()
                        .filter(r -> r[0].equals("NUM"))
                        .findFirst()
                        .orElseThrow()[3]);
    }

    private static final Display DISPLAY =
            new Display(
                    Optional.of(new Voi.Window(new WindowLevel(40.5, 400))),
                    true,
                    90,
                    true,
                    Optional.of(
                            new DisplayedArea(
                                    11, 21, 300, 400, DisplayedArea.Mode.SCALE_TO_FIT, 1)),
                    List.of(
                            new Shutter.Rectangular(5, 500, 6, 501),
                            new Shutter.Circular(256, 255, 200),
                            new Shutter.Polygonal(List.of(1, 1, 1, 500, 400, 250))),
                    0x8000);

    @Test
    void aStateHoldsDisplayAndDrawingsAndOthersReadThem() throws IOException {
        List<Drawn> drawn = everything();
        List<Dataset> states =
                PresentationStateWriter.of(images, uid -> DISPLAY, drawn, "READING", AUTHOR, NOW);
        Path file = write(states.getFirst(), "pr.dcm");
        PresentationState state = PresentationStateReader.read(read(file));
        assertEquals(DISPLAY, state.display(image, 1));
        assertEquals(plain(drawn), annotations(state.annotations()));
        assertEquals(plain(drawn), state.drawnOn(image, 1));
        assertEquals(List.of(), state.omitted());
        assertEquals(List.of(), peers.faults(file));
        List<String> theirs =
                peers.objects("pr", List.of(file)).stream().map(r -> String.join("\t", r)).toList();
        for (String row :
                List.of(
                        "WINDOW\t40.5 400.0",
                        "SHAPE\tINVERSE",
                        "TURN\t90\tY",
                        "AREA\t11.0 21.0 300.0 400.0",
                        "GRAPHIC\tPOLYLINE\t2.0 2.5 40.75 31.5",
                        "GRAPHIC\tELLIPSE\t10.5 20.5 40.5 20.5 25.5 10.5 25.5 30.5",
                        "TEXT\t结节 nodule",
                        "TEXT\tlength 20.7 mm")) {
            assertTrue(theirs.contains(row), row + " in " + theirs);
        }
        String said = peers.output("dcmpschk", "-v", file.toString());
        assertTrue(said.contains("Test passed") || !said.contains("Error"), said);
    }

    /** A corner of the display is a corner of the displayed area, turned and flipped as it is. */
    @Test
    void whatIsPlacedOnTheDisplayIsBroughtToTheImage() {
        Dataset state =
                PresentationStateWriter.of(
                                images, uid -> DISPLAY, List.of(), "READING", AUTHOR, NOW)
                        .getFirst();
        Dataset text =
                Dataset.builder()
                        .string(Tag.UnformattedTextValue, "corner")
                        .string(Tag.AnchorPointAnnotationUnits, "DISPLAY")
                        .number(Tag.AnchorPoint, 0.25, 0)
                        .string(Tag.AnchorPointVisibility, "N")
                        .build();
        Dataset item =
                Dataset.builder()
                        .string(Tag.GraphicLayer, "A")
                        .items(Tag.TextObjectSequence, List.of(text))
                        .build();
        PresentationState read =
                PresentationStateReader.read(
                        state.toBuilder()
                                .items(Tag.GraphicAnnotationSequence, List.of(item))
                                .build());
        // the area is 290 wide and 380 high; turned by 90 degrees its left edge is on top, from
        // below to above, and flipped after that a quarter from the left is a quarter from above
        assertEquals(
                List.of(Position.of(10 - 0.5, 20 + 380 * 0.25 - 0.5)),
                read.annotations().getFirst().annotation().points());
        assertEquals(List.of(), read.omitted());
    }

    @Test
    void statesOfOtherKindsAreRefusedByName() {
        Dataset blending =
                Dataset.builder().string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.11.4").build();
        MeridianException e =
                assertThrows(MeridianException.class, () -> PresentationStateReader.read(blending));
        assertEquals("DCM-070", e.getMessage());
        assertEquals(Optional.of("Blending Softcopy"), e.argument(String.class));
    }

    /** Numbers as dcmtk's dsrdump and pydicom show them. */
    @Test
    void reportsOfOthersAreRead() {
        List<ForeignAnnotation> boxes =
                ReportedAnnotations.of(head("dicom/chest-ct-nlst/SR_61648991/0001_27742.dcm"));
        assertEquals(8, boxes.size());
        ForeignAnnotation second = boxes.get(1);
        assertEquals(Shape.RECTANGLE, second.annotation().shape());
        assertEquals(
                List.of(Position.of(270.5, 288.5), Position.of(305.5, 316.5)),
                second.annotation().points());
        assertEquals("Lesion", second.finding());
        assertEquals("Lung structure", second.site());
        List<ForeignAnnotation> groups =
                ReportedAnnotations.of(
                        head(
                                "dicom/highdicom/data/test_files/"
                                        + "sr_document_with_multiple_groups.dcm"));
        assertEquals(
                List.of(Shape.ELLIPSE, Shape.POLYLINE, Shape.POINT),
                groups.stream().map(g -> g.annotation().shape()).toList());
        assertEquals(Position.of(34.5, 54.5), groups.getFirst().annotation().points().getFirst());
        assertEquals(
                List.of(new ForeignAnnotation.Stated("Diameter", 10, "mm")),
                groups.getFirst().stated());
        assertEquals(123.5, groups.getLast().annotation().points().getFirst().x(), 1e-6);
        assertTrue(groups.getLast().annotation().place() instanceof Place.InPatient);
    }
}

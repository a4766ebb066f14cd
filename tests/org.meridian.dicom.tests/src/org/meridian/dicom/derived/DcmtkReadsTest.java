package org.meridian.dicom.derived;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.meridian.dicom.present.PresentationStateWriter;
import org.meridian.dicom.sr.MeasurementReport;
import org.meridian.imaging.measure.Calibration;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.Quantity;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Every value and every point of random drawings, as dcmtk reads them of what is written. */
class DcmtkReadsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final PersonName AUTHOR = PersonName.parse("Wang^Li=王^丽");
    private static final String FRAME_OF_REFERENCE = "1.2.3.4";
    private static final Pattern ELEMENT =
            Pattern.compile("^\\s*\\(([0-9a-f]{4},[0-9a-f]{4})\\) \\w\\w (.*?)\\s+#.*$");

    private final Path folder;
    private final DicomPeers peers;
    private final SourceImages images;
    private final Dataset head;

    DcmtkReadsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        peers = new DicomPeers(folder);
        Path file = TestData.path("dicom/dcmqi/data/segmentations/ct-3slice/01.dcm");
        try (ByteSource source = ByteSources.open(file)) {
            head = DicomReader.readHeader(source).dataset();
        }
        images = new SourceImages(List.of(head));
    }

    private Path write(Dataset dataset, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    // --- random drawings ---

    private Place place(boolean flat) {
        String series = head.text(Tag.SeriesInstanceUID);
        return flat
                ? new Place.OnImage(series, head.text(Tag.SOPInstanceUID), 1)
                : new Place.InPatient(series, FRAME_OF_REFERENCE);
    }

    private static List<Position> points(Shape shape, boolean flat, Random random) {
        int count =
                switch (shape) {
                    case POINT, TEXT -> 1;
                    case LENGTH, ARROW -> 2;
                    case RECTANGLE -> flat ? 2 : 4;
                    case ANGLE -> 3;
                    case COBB, ELLIPSE -> 4;
                    case POLYGON, FREEHAND, POLYLINE -> 3 + random.nextInt(40);
                };
        return Stream.generate(
                        () ->
                                new Position(
                                        500 * random.nextDouble(),
                                        500 * random.nextDouble(),
                                        flat ? 0 : 1000 * random.nextDouble() - 500))
                .limit(count)
                .toList();
    }

    /** One of each shape, with values of any size. */
    private List<Drawn> everything(boolean flat, Random random) {
        Calibration scale =
                new Calibration(
                        PixelScale.millimetres(
                                random.nextDouble() + 0.1, random.nextDouble() + 0.1),
                        Calibration.Source.PATIENT,
                        List.of());
        List<Drawn> all = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            Annotation annotation =
                    new Annotation(
                            AnnotationId.random(),
                            shape,
                            place(flat),
                            points(shape, flat, random),
                            random.nextBoolean() ? "结节 " + random.nextInt(1000) : "",
                            AUTHOR.display(),
                            NOW);
            List<Quantity> quantities =
                    new ArrayList<>(Measurement.of(annotation, scale).quantities());
            if (shape.closed()) {
                for (Quantity.Kind kind :
                        List.of(
                                Quantity.Kind.MEAN,
                                Quantity.Kind.DEVIATION,
                                Quantity.Kind.MINIMUM,
                                Quantity.Kind.MAXIMUM)) {
                    double value = random.nextGaussian() * Math.pow(10, random.nextInt(6) - 1);
                    quantities.add(new Quantity(kind, value, Quantity.HOUNSFIELD));
                }
            }
            all.add(new Drawn(annotation, new Measurement(quantities, scale.source())));
        }
        return all;
    }

    // --- reports ---

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void dcmtkReadsEachValueAndPointOfAReport(long seed) throws IOException {
        boolean flat = seed % 2 == 0;
        List<Drawn> drawn = everything(flat, new Random(seed));
        Path file = write(MeasurementReport.of(images, drawn, AUTHOR, NOW), "sr.dcm");
        assertEquals(List.of(), peers.faults(file));
        Document report = xml(peers.output("dsr2xml", file.toString()));

        List<Quantity> ours =
                drawn.stream().flatMap(d -> d.measurement().quantities().stream()).toList();
        List<Element> values = elements(report, "num");
        assertEquals(ours.size(), values.size());
        for (int i = 0; i < ours.size(); i++) {
            double value = Double.parseDouble(child(values.get(i), "value").getTextContent());
            // a decimal string has sixteen characters
            assertEquals(ours.get(i).value(), value, 1e-10 * Math.abs(value));
            assertEquals(
                    ours.get(i).unit(),
                    child(child(values.get(i), "unit"), "value").getTextContent());
        }

        List<Graphic> graphics = drawn.stream().flatMap(DcmtkReadsTest::inReport).toList();
        List<Element> coordinates = elements(report, flat ? "scoord" : "scoord3d");
        assertEquals(graphics.size(), coordinates.size());
        for (int i = 0; i < graphics.size(); i++) {
            Element item = coordinates.get(i);
            assertEquals(graphics.get(i).type(), item.getAttribute("type"));
            assertSame(graphics.get(i), child(item, "data").getTextContent().split("[/,]"));
        }
        List<String> texts =
                elements(report, "text").stream()
                        .map(t -> child(t, "value").getTextContent())
                        .toList();
        drawn.stream()
                .map(d -> d.annotation().label())
                .filter(l -> !l.isEmpty())
                .forEach(label -> assertTrue(texts.contains(label), label + " in " + texts));
    }

    /** A region stands once, with all of its values; a line under each of its values. */
    private static Stream<Graphic> inReport(Drawn drawn) {
        int values = drawn.measurement().quantities().size();
        int times = drawn.annotation().shape().closed() || values == 0 ? 1 : values;
        List<Graphic> own = Graphic.of(drawn.annotation());
        return Stream.generate(() -> own).limit(times).flatMap(List::stream);
    }

    private static void assertSame(Graphic ours, String[] theirs) {
        assertEquals(ours.numbers().size(), theirs.length, () -> Arrays.toString(theirs));
        for (int i = 0; i < theirs.length; i++) {
            float single = ours.numbers().get(i).floatValue();
            assertEquals(single, Float.parseFloat(theirs[i]), Math.ulp(single));
        }
    }

    private static Document xml(String text) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        throw new AssertionError("no " + name);
    }

    // --- states ---

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void dcmtkReadsEachPointAndTextOfAState(long seed) throws IOException {
        List<Drawn> drawn = everything(true, new Random(seed));
        Dataset state =
                PresentationStateWriter.of(
                                images, uid -> Display.PLAIN, drawn, "READING", AUTHOR, NOW)
                        .getFirst();
        Path file = write(state, "pr.dcm");
        assertEquals(List.of(), peers.faults(file));
        List<String[]> theirs = dump(file);

        List<Graphic> graphics =
                drawn.stream()
                        .filter(d -> d.annotation().shape() != Shape.TEXT)
                        .flatMap(d -> Graphic.of(d.annotation()).stream())
                        .toList();
        List<String> data = values(theirs, "0070,0022");
        List<String> types = values(theirs, "0070,0023");
        assertEquals(graphics.size(), data.size());
        for (int i = 0; i < graphics.size(); i++) {
            assertEquals(graphics.get(i).type(), types.get(i));
            assertSame(graphics.get(i), data.get(i).split("\\\\"));
        }

        List<String> texts = values(theirs, "0070,0006");
        List<String> anchors = values(theirs, "0070,0014");
        List<String> expected = new ArrayList<>();
        List<Graphic> places = new ArrayList<>();
        for (Drawn one : drawn) {
            Annotation annotation = one.annotation();
            boolean shown = annotation.shape() != Shape.TEXT || !annotation.label().isEmpty();
            String values =
                    String.join(
                            "\r\n",
                            one.measurement().quantities().stream()
                                    .map(
                                            q ->
                                                    q.kind().name().toLowerCase(Locale.ROOT)
                                                            + " "
                                                            + q.text())
                                    .toList());
            for (String text : List.of(annotation.label(), values)) {
                if (shown && !text.isEmpty()) {
                    expected.add(text);
                    places.add(Graphic.point(annotation.points().getLast()));
                }
            }
        }
        assertEquals(expected, texts);
        for (int i = 0; i < places.size(); i++) {
            assertSame(places.get(i), anchors.get(i).split("\\\\"));
        }
    }

    /** Tag and value of each element, in the order of the file. */
    private List<String[]> dump(Path file) {
        String text = peers.output("dcmdump", "+L", "+U8", file.toString());
        List<String[]> found = new ArrayList<>();
        // line breaks of a text stand in it
        String whole = text.replace("\r\n", "\u0001");
        for (String line : whole.split("\n")) {
            Matcher element = ELEMENT.matcher(line);
            if (element.matches()) {
                String value = element.group(2).replace("\u0001", "\r\n");
                boolean quoted = value.startsWith("[") && value.endsWith("]");
                found.add(
                        new String[] {
                            element.group(1),
                            (quoted ? value.substring(1, value.length() - 1) : value)
                        });
            }
        }
        return found;
    }

    private static List<String> values(List<String[]> dump, String tag) {
        return dump.stream().filter(e -> e[0].equals(tag)).map(e -> e[1].stripTrailing()).toList();
    }
}

package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Study;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.PlaneStack;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.measure.Measurement;
import org.meridian.imaging.measure.Point;
import org.meridian.imaging.measure.Quantity.Kind;
import org.meridian.imaging.measure.ValueUnit;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Uptake of each kind, and what is drawn on planes through upright, anisotropic and tilted volumes,
 * against pydicom with NumPy: 1e-6 of each value.
 */
class MeasuresPeersTest {
    private static final boolean LONG = System.getenv("MERIDIAN_LONG") != null;
    private static final double EXACT = 1e-6;
    private static final int SIZE = 24;
    private static final int SLICES = 14;

    /** Both in the order of their kinds, which chance must not choose. */
    private static final Map<UptakeKind, String> KINDS =
            new TreeMap<>(
                    Map.of(
                            UptakeKind.BODY_WEIGHT, "bw",
                            UptakeKind.LEAN_BODY_MASS, "lbm",
                            UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN, "janma",
                            UptakeKind.BODY_SURFACE_AREA, "bsa"));

    private static final Map<Shape, String> SHAPES =
            new TreeMap<>(
                    Map.of(
                            Shape.RECTANGLE, "box",
                            Shape.ELLIPSE, "ellipse",
                            Shape.POLYGON, "polygon",
                            Shape.LENGTH, "length",
                            Shape.ANGLE, "angle",
                            Shape.COBB, "cobb"));

    private final Path folder;
    private final List<String> lines = new ArrayList<>();
    private final List<Measurement> ours = new ArrayList<>();

    MeasuresPeersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    // --- files ---

    private static DatasetBuilder image(Random random, String modality, String uid) {
        short[] values = new short[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (200 + random.nextInt(20_000));
        }
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .string(Tag.SOPInstanceUID, uid)
                .string(Tag.SeriesInstanceUID, uid.replaceFirst("\\.\\d+$", ""))
                .string(Tag.StudyInstanceUID, uid.replaceFirst("\\.\\d+\\.\\d+$", ""))
                .string(Tag.Modality, modality)
                .string(Tag.PatientID, "P1")
                .integer(Tag.Rows, SIZE)
                .integer(Tag.Columns, SIZE)
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, 16)
                .integer(Tag.HighBit, 15)
                .integer(Tag.PixelRepresentation, 0)
                .words(Tag.PixelData, values);
    }

    private static Path write(DatasetBuilder data, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(data.build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    private static double thousandths(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    /** A PET of a person made up, in Bq/ml. */
    private Path pet(Random random, int number) throws IOException {
        Dataset tracer =
                Dataset.builder()
                        .string(Tag.RadiopharmaceuticalStartTime, "0810" + (10 + number % 50))
                        .number(Tag.RadionuclideTotalDose, 2e8 + random.nextInt(200_000_000))
                        .number(Tag.RadionuclideHalfLife, 6586.2)
                        .build();
        return write(
                image(random, "PT", "2.25.1." + number + ".1")
                        .string(Tag.SeriesDate, "20260504")
                        .string(Tag.SeriesTime, "093045.25")
                        .string(Tag.AcquisitionDate, "20260504")
                        .string(Tag.AcquisitionTime, "093200")
                        .string(Tag.PatientSex, random.nextBoolean() ? "M" : "F")
                        .number(Tag.PatientWeight, thousandths(45 + 60 * random.nextDouble()))
                        .number(Tag.PatientSize, thousandths(1.5 + 0.45 * random.nextDouble()))
                        .string(Tag.CorrectedImage, "DECY", "ATTN")
                        .string(Tag.Units, "BQML")
                        .string(Tag.DecayCorrection, "START")
                        .number(Tag.PixelSpacing, 2.5, 4.0625)
                        .number(Tag.RescaleSlope, 0.71875)
                        .number(Tag.RescaleIntercept, 0)
                        .items(Tag.RadiopharmaceuticalInformationSequence, List.of(tracer)),
                folder.resolve("pet-" + number + ".dcm"));
    }

    /**
     * A volume's slices, which lie on a slant where {@code lean} is not 0.
     *
     * @param lean millimetres to the side from slice to slice
     */
    private Path volume(Random random, int number, PlaneAxes axes, double lean) throws IOException {
        Path files = Files.createDirectory(folder.resolve("volume-" + number));
        Vec3 step = axes.normal().times(2.25).plus(axes.column().times(lean));
        for (int z = 0; z < SLICES; z++) {
            Vec3 at = new Vec3(-20, 10, 150).plus(step.times(z));
            write(
                    image(random, "CT", "2.25.2." + number + "." + (z + 1))
                            .integer(Tag.InstanceNumber, z + 1)
                            .string(Tag.FrameOfReferenceUID, "2.25.9." + number)
                            .number(Tag.PixelSpacing, 1.125, 0.6875)
                            .number(Tag.ImagePositionPatient, at.x(), at.y(), at.z())
                            .number(
                                    Tag.ImageOrientationPatient,
                                    axes.row().x(),
                                    axes.row().y(),
                                    axes.row().z(),
                                    axes.column().x(),
                                    axes.column().y(),
                                    axes.column().z())
                            .number(Tag.RescaleSlope, 0.25)
                            .number(Tag.RescaleIntercept, 1),
                    files.resolve(z + ".dcm"));
        }
        return files;
    }

    // --- shapes ---

    /** Points about a middle, of an outline that does not cross itself. */
    private static List<Point> points(Random random, Shape shape, Point middle, double reach) {
        int count =
                switch (shape) {
                    case RECTANGLE, ELLIPSE, LENGTH -> 2;
                    case ANGLE -> 3;
                    case COBB -> 4;
                    default -> 5;
                };
        boolean boxed = shape == Shape.RECTANGLE || shape == Shape.ELLIPSE;
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            double share = 0.8 * random.nextDouble() * (boxed ? 0.2 : 1);
                            double turn = (i + share) * 2 * Math.PI / count + 0.5;
                            double far = reach * (0.6 + 0.4 * random.nextDouble());
                            return new Point(
                                    middle.x() + far * Math.cos(turn),
                                    middle.y() + far * Math.sin(turn));
                        })
                .toList();
    }

    /** As annotations have them: an ellipse by the ends of its axes. */
    private static List<Point> ends(Shape shape, List<Point> p) {
        if (shape != Shape.ELLIPSE) {
            return p;
        }
        double x = (p.get(0).x() + p.get(1).x()) / 2;
        double y = (p.get(0).y() + p.get(1).y()) / 2;
        return List.of(
                new Point(p.get(0).x(), y),
                new Point(p.get(1).x(), y),
                new Point(x, p.get(0).y()),
                new Point(x, p.get(1).y()));
    }

    /** In the patient a box is told by its four corners. */
    private static List<Point> corners(Shape shape, List<Point> p) {
        return shape == Shape.RECTANGLE
                ? List.of(
                        p.get(0),
                        new Point(p.get(1).x(), p.get(0).y()),
                        p.get(1),
                        new Point(p.get(0).x(), p.get(1).y()))
                : ends(shape, p);
    }

    private void ask(Path file, String kind, DoubleStream plane, List<Point> points) {
        StringBuilder line = new StringBuilder().append(file).append('\t').append(kind);
        DoubleStream.concat(
                        plane, points.stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y())))
                .forEach(v -> line.append('\t').append(v));
        lines.add(line.toString());
    }

    private void compare() {
        List<String[]> theirs = new DicomPeers(folder).measures(lines);
        assertEquals(lines.size(), theirs.size());
        for (int i = 0; i < lines.size(); i++) {
            String[] row = theirs.get(i);
            Measurement mine = ours.get(i);
            if (row.length == 1) {
                same(row[0], mine.quantities().getFirst().value(), lines.get(i));
                continue;
            }
            assertTrue(Integer.parseInt(row[0]) > 1, "pixels of " + lines.get(i));
            List<Kind> kinds =
                    List.of(Kind.MEAN, Kind.DEVIATION, Kind.MINIMUM, Kind.MAXIMUM, Kind.AREA);
            for (int k = 0; k < kinds.size(); k++) {
                String about = kinds.get(k) + " of " + lines.get(i);
                same(row[k + 1], mine.quantity(kinds.get(k)).orElseThrow().value(), about);
            }
        }
    }

    private static void same(String wanted, double value, String about) {
        double expected = Double.parseDouble(wanted);
        assertEquals(expected, value, EXACT * Math.abs(expected), about);
    }

    // --- what is compared ---

    @Test
    void uptakeOfEachKind() throws IOException {
        Random random = new Random(21);
        for (int n = 1; n <= (LONG ? 60 : 3); n++) {
            Path file = pet(random, n);
            for (UptakeKind kind : KINDS.keySet()) {
                for (Shape shape : List.of(Shape.RECTANGLE, Shape.ELLIPSE, Shape.POLYGON)) {
                    List<Point> points = points(random, shape, new Point(11.3, 12.1), 9);
                    ask(
                            file,
                            SHAPES.get(shape) + ":" + KINDS.get(kind),
                            DoubleStream.empty(),
                            points);
                    List<Position> drawn =
                            ends(shape, points).stream()
                                    .map(p -> Position.of(p.x(), p.y()))
                                    .toList();
                    try (ByteSource source = ByteSources.open(file)) {
                        ours.add(Measures.measure(source, 1, shape, drawn, Optional.of(kind)));
                    }
                }
            }
        }
        compare();
    }

    @Test
    void regionsOnPlanesThroughVolumes() throws IOException {
        Random random = new Random(22);
        PlaneAxes slanted = PlaneAxes.across(new Vec3(0.3, -0.2, 0.9));
        List<Path> folders =
                List.of(
                        volume(random, 1, PlaneAxes.AXIAL, 0),
                        volume(random, 2, PlaneAxes.AXIAL, 0.8),
                        volume(random, 3, slanted, 0),
                        volume(random, 4, PlaneAxes.SAGITTAL, -0.6));
        try (TestStation station = new TestStation(folder.resolve("station"))) {
            station.workstation().imports().run(folders, Progress.NONE);
            Study study = station.study("2.25.2");
            for (var series : station.workstation().reading().series(study)) {
                String uid = series.seriesInstanceUID();
                Path files = folder.resolve("volume-" + uid.substring(uid.length() - 1));
                try (SeriesImages images =
                        station.workstation().reading().open(study, series, Progress.NONE)) {
                    Volume volume = images.volume(Progress.NONE);
                    for (int i = 0; i < (LONG ? 300 : 10); i++) {
                        draw(random, files, volume);
                    }
                }
            }
        }
        assertEquals(4 * (LONG ? 300 : 10) * SHAPES.size(), lines.size());
        compare();
    }

    private void draw(Random random, Path files, Volume volume) {
        PlaneAxes axes =
                PlaneAxes.across(
                        new Vec3(
                                random.nextGaussian(),
                                random.nextGaussian(),
                                random.nextGaussian()));
        PlaneStack stack = PlaneStack.covering(volume.geometry(), axes);
        Vec3 middle = volume.geometry().centre();
        PlaneGeometry plane = stack.plane(stack.indexOf(middle));
        Vec3 pixel = plane.toPixel(middle);
        for (Shape shape : SHAPES.keySet()) {
            List<Point> points = points(random, shape, new Point(pixel.x(), pixel.y()), 7.5);
            ask(files, String.valueOf(SHAPES.get(shape)), numbers(plane), points);
            Annotation drawn =
                    new Annotation(
                            AnnotationId.random(),
                            shape,
                            new Place.InPatient("1.2", "1.3"),
                            corners(shape, points).stream()
                                    .map(p -> plane.toPatient(p.x(), p.y()))
                                    .map(p -> new Position(p.x(), p.y(), p.z()))
                                    .toList(),
                            "",
                            "",
                            Instant.EPOCH);
            ours.add(CutMeasures.measure(drawn, volume, ValueUnit.HOUNSFIELD));
        }
    }

    private static DoubleStream numbers(PlaneGeometry plane) {
        return DoubleStream.concat(
                List.of(plane.origin(), plane.row(), plane.column()).stream()
                        .flatMapToDouble(v -> DoubleStream.of(v.x(), v.y(), v.z())),
                DoubleStream.of(
                        plane.rowSpacing(), plane.columnSpacing(), plane.rows(), plane.columns()));
    }
}

package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.measure.PixelScale;
import org.meridian.imaging.measure.Point;
import org.meridian.imaging.measure.Region;
import org.meridian.imaging.measure.RegionStatistics;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Regions, lengths and angles against what NumPy makes of pydicom's values. */
class MeasuresTest {
    private static final int SHAPES_A_FILE = 60;
    private static final double EXACT = 1e-9;

    private final Path folder;

    private final List<String> lines = new ArrayList<>();
    private final List<double[]> ours = new ArrayList<>();

    MeasuresTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void generatedImages() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 6; i++) {
            measure(generated(random, i % 2 == 0), random);
        }
        compare();
    }

    @Test
    void realImages() throws IOException {
        Random random = new Random(12);
        for (String name :
                List.of(
                        "cornerstone/testImages/CTImage.dcm",
                        "dcmqi/data/segmentations/24x38x3/image/IMG0001.dcm",
                        "dcmqi/data/segmentations/ct-3slice/01.dcm",
                        "dcmqi/data/paramaps/pm-example-slice.dcm")) {
            measure(TestData.path("dicom/" + name), random);
        }
        compare();
    }

    /** Unequal spacings, and values that are not whole. */
    private Path generated(Random random, boolean signed) throws IOException {
        int rows = 20 + random.nextInt(60);
        int columns = 20 + random.nextInt(60);
        short[] values = new short[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt();
        }
        DatasetBuilder data =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                        .string(Tag.SOPInstanceUID, "2.25." + (1 + random.nextInt(1 << 30)))
                        .integer(Tag.Rows, rows)
                        .integer(Tag.Columns, columns)
                        .integer(Tag.SamplesPerPixel, 1)
                        .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                        .integer(Tag.BitsAllocated, 16)
                        .integer(Tag.BitsStored, 16)
                        .integer(Tag.HighBit, 15)
                        .integer(Tag.PixelRepresentation, signed ? 1 : 0)
                        .number(Tag.PixelSpacing, 0.25 + random.nextInt(9) / 8.0, 0.6875)
                        .number(Tag.RescaleSlope, 0.3125)
                        .number(Tag.RescaleIntercept, -1024.5)
                        .words(Tag.PixelData, values);
        Path file = folder.resolve("image-" + random.nextInt(1 << 30) + ".dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(data.build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    private void measure(Path path, Random random) throws IOException {
        GreyImage image;
        PixelScale scale;
        try (ByteSource source = ByteSources.open(path)) {
            DicomFile file = DicomReader.read(source);
            Frame frame = FrameDecoder.of(file).decode(0);
            short[] values = new short[frame.samples().length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) frame.value(i);
            }
            image =
                    new GreyImage(
                            frame.columns(),
                            frame.rows(),
                            values,
                            ValueTransforms.of(file, 0).rescale());
            double[] spacing = file.dataset().numbers(Tag.PixelSpacing);
            scale = PixelScale.millimetres(spacing[1], spacing[0]);
        }
        for (int i = 0; i < SHAPES_A_FILE; i++) {
            List<Point> points = new ArrayList<>();
            for (int p = 0; p < 4 + random.nextInt(9); p++) {
                points.add(
                        new Point(
                                (random.nextDouble() * 1.4 - 0.2) * image.columns(),
                                (random.nextDouble() * 1.4 - 0.2) * image.rows()));
            }
            Region.Box box = Region.Box.of(points.get(0), points.get(1));
            region(path, "box", image, scale, box, points.subList(0, 2));
            region(path, "ellipse", image, scale, new Region.Ellipse(box), points.subList(0, 2));
            region(path, "polygon", image, scale, new Region.Polygon(points), points);
            Point a = points.get(0);
            Point b = points.get(1);
            Point c = points.get(2);
            Point d = points.get(3);
            add(path, "length", List.of(a, b), scale.length(a, b));
            add(path, "angle", List.of(a, b, c), scale.angle(a, b, c));
            add(path, "cobb", List.of(a, b, c, d), scale.cobb(a, b, c, d));
        }
    }

    private void region(
            Path file,
            String kind,
            GreyImage image,
            PixelScale scale,
            Region region,
            List<Point> points) {
        Optional<RegionStatistics> found = RegionStatistics.of(image, region);
        RegionStatistics s = found.orElseGet(() -> new RegionStatistics(0, 0, 0, 0, 0));
        add(
                file,
                kind,
                points,
                s.count(),
                s.mean(),
                s.deviation(),
                s.minimum(),
                s.maximum(),
                scale.area(region));
    }

    private void add(Path file, String kind, List<Point> points, double... values) {
        StringBuilder line = new StringBuilder().append(file).append('\t').append(kind);
        points.forEach(p -> line.append('\t').append(p.x()).append('\t').append(p.y()));
        lines.add(line.toString());
        ours.add(values);
    }

    private void compare() {
        List<String[]> theirs = new DicomPeers(folder).measures(lines);
        assertEquals(lines.size(), theirs.size());
        for (int i = 0; i < lines.size(); i++) {
            double[] mine = ours.get(i);
            for (int v = 0; v < mine.length; v++) {
                double expected = Double.parseDouble(theirs.get(i)[v]);
                assertEquals(
                        expected,
                        mine[v],
                        EXACT * Math.max(1, Math.abs(expected)),
                        v + " of " + lines.get(i));
            }
        }
    }
}

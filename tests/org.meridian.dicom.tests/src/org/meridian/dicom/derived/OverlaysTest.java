package org.meridian.dicom.derived;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.dicom.geometry.SlicePlane;
import org.meridian.dicom.overlay.Segmentation;
import org.meridian.dicom.overlay.StructureSet;
import org.meridian.dicom.sr.Concepts;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.dicom.text.EncapsulatedDocument;
import org.meridian.dicom.waveform.Waveform;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Segmentations, structure sets, key images, waveforms and documents against what pydicom reads.
 */
class OverlaysTest {
    private final Path folder;
    private final DicomPeers peers;

    OverlaysTest(@TempDir Path folder) {
        this.folder = folder;
        peers = new DicomPeers(folder);
    }

    private static Dataset read(Path file) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            return DicomReader.read(source).dataset();
        }
    }

    private Path write(Dataset dataset, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        return file;
    }

    /** The slices of the CT that two of dcmqi's segmentations were made from. */
    private static List<PlaneGeometry> slices(String... files) throws IOException {
        List<PlaneGeometry> planes = new ArrayList<>();
        for (String file : files) {
            Dataset head = read(TestData.path("dicom/dcmqi/data/segmentations/" + file));
            planes.add(SlicePlane.of(head).getFirst().plane().orElseThrow());
        }
        return planes;
    }

    @Test
    void aSegmentationLiesOnTheSlicesItWasMadeFrom() throws IOException {
        List<PlaneGeometry> ct = slices("ct-3slice/01.dcm", "ct-3slice/02.dcm", "ct-3slice/03.dcm");
        List<PlaneGeometry> small =
                slices(
                        "24x38x3/image/IMG0001.dcm",
                        "24x38x3/image/IMG0002.dcm",
                        "24x38x3/image/IMG0003.dcm");
        compare("dcmqi/data/segmentations/liver.dcm", ct);
        compare("dcmqi/data/segmentations/partial_overlaps.dcm", ct);
        compare("dcmqi/data/segmentations/24x38x3/seg/label.seg", small);
        compare("highdicom/data/test_files/seg_image_ct_true_fractional.dcm", List.of());
        compare("highdicom/data/test_files/seg_image_ct_binary_overlap.dcm", List.of());
    }

    /**
     * Sums of each segment over all frames, and on the slices where they are given: pydicom's sums
     * by its frames' Referenced Segment Number.
     */
    private void compare(String name, List<PlaneGeometry> slices) throws IOException {
        Path file = TestData.path("dicom/" + name);
        try (ByteSource source = ByteSources.open(file)) {
            Segmentation segmentation = Segmentation.of(DicomReader.read(source));
            Map<String, Double> ours = new TreeMap<>();
            for (int f = 0; f < segmentation.frames(); f++) {
                int segment = segmentation.segmentOf(f);
                ours.merge("" + segment, sum(segmentation.shares(f, segment)), Double::sum);
            }
            Map<String, Double> theirs = new TreeMap<>();
            peers.objects("seg", List.of(file))
                    .forEach(row -> theirs.put(row[0], Double.parseDouble(row[1])));
            assertEquals(theirs.keySet(), ours.keySet(), name);
            theirs.forEach(
                    (segment, sum) -> assertEquals(sum, ours.getOrDefault(segment, -1.0), 1e-3));
            if (!slices.isEmpty()) {
                Map<String, Double> onSlices = new TreeMap<>();
                for (PlaneGeometry slice : slices) {
                    for (Segmentation.Segment s : segmentation.segments()) {
                        onSlices.merge(
                                "" + s.number(),
                                count(segmentation.mask(s.number()).on(slice)),
                                Double::sum);
                    }
                }
                assertEquals(theirs, onSlices, name);
            }
        }
    }

    private static double count(boolean[] mask) {
        double count = 0;
        for (boolean pixel : mask) {
            count += pixel ? 1 : 0;
        }
        return count;
    }

    private static double sum(float[] shares) {
        double sum = 0;
        for (float share : shares) {
            sum += share;
        }
        return sum;
    }

    @Test
    void aStructureSetHasItsContoursInThePatient() throws IOException {
        Path file = TestData.path("dicom/pydicom/src/pydicom/data/test_files/rtstruct.dcm");
        StructureSet set = StructureSet.of(read(file));
        List<String> ours = new ArrayList<>();
        for (StructureSet.Region region : set.regions()) {
            for (StructureSet.Contour contour : region.contours()) {
                Vec3 last = contour.points().getLast();
                ours.add(
                        String.join(
                                "\t",
                                region.name(),
                                contour.type(),
                                Integer.toString(contour.points().size()),
                                last.x() + " " + last.y() + " " + last.z()));
            }
        }
        assertEquals(
                peers.objects("rt", List.of(file)).stream().map(r -> String.join("\t", r)).toList(),
                ours);
        assertFalse(ours.isEmpty());
        StructureSet.Contour one = set.regions().getFirst().contours().getFirst();
        Vec3 first = one.points().getFirst();
        PlaneGeometry slice =
                new PlaneGeometry(64, 64, first.plus(new Vec3(-4, -6, 0.4)), Vec3.X, Vec3.Y, 2, 3);
        List<StructureSet.Outline> outlines = set.regions().getFirst().on(slice, 0.5);
        assertTrue(
                outlines.stream()
                        .anyMatch(
                                o ->
                                        Math.abs(o.points().getFirst().x() - 2) < 1e-9
                                                && Math.abs(o.points().getFirst().y() - 2) < 1e-9));
        assertEquals(List.of(), set.regions().getFirst().on(slice.moved(5), 0.5));
    }

    @Test
    void keyImagesComeBack() throws IOException {
        List<Dataset> heads = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            heads.add(
                    read(TestData.path("dicom/dcmqi/data/segmentations/ct-3slice/0" + i + ".dcm")));
        }
        List<KeyObjects.Key> keys =
                List.of(2, 0).stream()
                        .map(heads::get)
                        .map(
                                h ->
                                        new KeyObjects.Key(
                                                h.text(Tag.SeriesInstanceUID),
                                                h.text(Tag.SOPInstanceUID),
                                                List.of()))
                        .toList();
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        Path file =
                write(
                        KeyObjects.write(
                                new SourceImages(heads),
                                Concepts.OF_INTEREST,
                                "结节 for the meeting",
                                keys,
                                PersonName.parse("Wang^Li=王^丽"),
                                now),
                        "ko.dcm");
        assertEquals(
                new KeyObjects(
                        Concepts.OF_INTEREST, "结节 for the meeting", "王丽 (Wang Li)", now, keys),
                KeyObjects.of(read(file)));
        assertEquals(List.of(), peers.faults(file));
        assertTrue(peers.output("dsrdump", file.toString()).contains("Of Interest"));
    }

    @Test
    void anElectrocardiogramIsInMicrovolts() throws IOException {
        Path file = TestData.path("dicom/pydicom/src/pydicom/data/test_files/waveform_ecg.dcm");
        List<Waveform> groups;
        try (ByteSource source = ByteSources.open(file)) {
            groups = Waveform.of(DicomReader.read(source).dataset());
        }
        List<String[]> theirs = peers.objects("ecg", List.of(file));
        int at = 0;
        for (Waveform group : groups) {
            for (Waveform.Channel channel : group.channels()) {
                String[] row = theirs.get(at++);
                assertEquals(row[0], channel.source());
                assertEquals(row[1], channel.unit());
                assertEquals(Double.parseDouble(row[2]), group.samplesPerSecond());
                double[] values = channel.values();
                double sum = 0;
                for (int i = 0; i < values.length; i++) {
                    sum += values[i] * (i % 7 + 1);
                }
                assertEquals(Integer.parseInt(row[3]), values.length);
                assertEquals(Double.parseDouble(row[4]), sum, 1e-6 * Math.abs(sum));
            }
        }
        assertEquals(theirs.size(), at);
        assertTrue(at >= 12);
    }

    @Test
    void aDocumentComesOutAsItWentIn() {
        byte[] pdf = "%PDF-1.4 odd%%EOF".getBytes(StandardCharsets.US_ASCII);
        Dataset object =
                Dataset.builder()
                        .bytes(Tag.EncapsulatedDocument, VR.OB, pdf)
                        .string(Tag.MIMETypeOfEncapsulatedDocument, "application/pdf")
                        .build();
        EncapsulatedDocument document = EncapsulatedDocument.of(object);
        assertArrayEquals(pdf, document.content());
        assertTrue(document.isPdf());
    }
}

package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** What is written is read again, by this program and by others, in every encoding. */
class RoundTripTest {
    private static final List<TransferSyntax> PLAIN =
            List.of(
                    TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                    TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
                    TransferSyntax.EXPLICIT_BIG_ENDIAN,
                    TransferSyntax.DEFLATED);
    private static final List<Integer> TAGS =
            List.of(
                    0x00080005,
                    0x00080020,
                    0x00080060,
                    0x00081030,
                    0x00100010,
                    0x00100020,
                    0x00104000,
                    0x00181000,
                    0x00189087,
                    0x00201041,
                    0x00280010,
                    0x00280106,
                    0x00281201,
                    0x00289099,
                    0x00480006,
                    0x00660016,
                    0x0066002B,
                    0x00720083,
                    0x00741007,
                    0x300A00B0,
                    0x00081140,
                    0x00400275,
                    0x00091001,
                    0x00091002,
                    0x00990010,
                    0x00081199,
                    0x00087777);

    @Provide
    Arbitrary<Dataset> datasets() {
        return Arbitraries.longs().map(seed -> dataset(new Random(seed), 0));
    }

    private static Dataset dataset(Random random, int depth) {
        List<Element> elements = new ArrayList<>();
        TAGS.stream()
                .filter(tag -> random.nextInt(3) == 0)
                .sorted(Integer::compareUnsigned)
                .forEach(tag -> elements.add(element(tag, random, depth)));
        return new Dataset(elements, SpecificCharacterSet.DEFAULT);
    }

    private static Element element(int tag, Random random, int depth) {
        VR vr = Tag.isPrivate(tag) ? VR.UN : Dictionary.implicitVR(tag, false);
        if (vr == VR.SQ) {
            int count = depth < 3 ? random.nextInt(3) : 0;
            List<Dataset> items = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                items.add(dataset(random, depth + 1));
            }
            return Element.ofItems(tag, items);
        }
        int most = random.nextInt(20) == 0 ? 9000 : 12;
        byte[] bytes = new byte[random.nextInt(most) * 8];
        random.nextBytes(bytes);
        if (vr.isText()) {
            Arrays.fill(bytes, (byte) 'A');
        }
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Element.ofBytes(tag, vr, vr.unit() == 1 ? ByteOrder.LITTLE_ENDIAN : order, bytes);
    }

    @Property(tries = 300)
    void everyValueKeepsItsBytes(@ForAll("datasets") Dataset dataset) {
        for (TransferSyntax syntax : PLAIN) {
            for (SequenceLengths lengths : SequenceLengths.values()) {
                Dataset whole =
                        dataset.toBuilder()
                                .string(Tag.SOPClassUID, "1.2")
                                .string(Tag.SOPInstanceUID, "1.2.3")
                                .build();
                DicomFile read =
                        DicomReader.read(ByteSources.of(write(whole, syntax, lengths)))
                                .requireWhole();
                assertEquals(syntax, read.transferSyntax());
                assertEquals(text(whole), text(read.dataset()), syntax.name());
            }
        }
    }

    private static byte[] write(Dataset dataset, TransferSyntax syntax, SequenceLengths lengths) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, syntax, lengths, out);
        return out.toByteArray();
    }

    /** Tags, VRs and values in little endian; the VR of a private element is not compared. */
    private static String text(Dataset dataset) {
        StringBuilder text = new StringBuilder();
        for (Element element : dataset) {
            byte[] bytes = element.bytes();
            if (element.order() == ByteOrder.BIG_ENDIAN) {
                for (int from = 0; from < bytes.length; from += element.vr().unit()) {
                    for (int i = 0; i < element.vr().unit() / 2; i++) {
                        byte kept = bytes[from + i];
                        bytes[from + i] = bytes[from + element.vr().unit() - 1 - i];
                        bytes[from + element.vr().unit() - 1 - i] = kept;
                    }
                }
            }
            text.append(Tag.toString(element.tag()))
                    .append(Tag.isPrivate(element.tag()) ? "" : element.vr())
                    .append(HexFormat.of().formatHex(bytes));
            element.items().forEach(item -> text.append('<').append(text(item)).append('>'));
        }
        return text.toString();
    }

    @Test
    void valuesTooLongForTheirVrBecomeUnknownAndKeepTheirBytes() {
        byte[] value = new byte[70_000];
        Arrays.fill(value, (byte) 'x');
        Dataset dataset =
                new Dataset(
                        List.of(Element.ofBytes(0x00091001, VR.LO, ByteOrder.LITTLE_ENDIAN, value)),
                        SpecificCharacterSet.DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.writeDataset(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        Element read =
                DicomReader.readDataset(
                                ByteSources.of(out.toByteArray()),
                                TransferSyntax.EXPLICIT_LITTLE_ENDIAN)
                        .element(0x00091001)
                        .orElseThrow();
        assertEquals(VR.UN, read.vr());
        assertArrayEquals(value, read.bytes());
    }

    @Test
    void offsetTablesOfEveryKind() {
        List<byte[]> frames = List.of(new byte[] {1, 2, 3}, new byte[] {4, 5});
        for (OffsetTable table : OffsetTable.values()) {
            Dataset dataset =
                    Dataset.builder()
                            .string(Tag.SOPClassUID, "1.2")
                            .string(Tag.SOPInstanceUID, "1.2.3")
                            .encapsulated(frames, table)
                            .build();
            byte[] written = write(dataset, TransferSyntax.RLE_LOSSLESS, SequenceLengths.UNDEFINED);
            Dataset read = DicomReader.read(ByteSources.of(written)).requireWhole().dataset();
            Fragments fragments =
                    read.element(Tag.PixelData).orElseThrow().fragments().orElseThrow();
            String basic = table == OffsetTable.BASIC ? "000000000c000000" : "";
            assertEquals(basic, HexFormat.of().formatHex(fragments.offsetTable().read()));
            assertArrayEquals(new byte[] {1, 2, 3, 0}, fragments.fragments().get(0).read());
            List<String> offsets = read.strings(Tag.ExtendedOffsetTable);
            List<String> lengths = read.strings(Tag.ExtendedOffsetTableLengths);
            boolean extended = table == OffsetTable.EXTENDED;
            assertEquals(extended ? List.of("0", "12") : List.of(), offsets);
            assertEquals(extended ? List.of("3", "2") : List.of(), lengths);
        }
    }

    @Test
    void pixelsThatDoNotFitTheSyntaxAreRefused() {
        Dataset dataset =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2")
                        .string(Tag.SOPInstanceUID, "1.2.3")
                        .words(Tag.PixelData, new short[] {1})
                        .build();
        assertThrows(
                MeridianException.class,
                () -> write(dataset, TransferSyntax.RLE_LOSSLESS, SequenceLengths.UNDEFINED));
    }

    @Test
    void dcmtkWritesTheSameBytes(@TempDir Path folder) throws IOException {
        List<String> names =
                List.of(
                        "rtplan.dcm",
                        "MR_small_bigendian.dcm",
                        "waveform_ecg.dcm",
                        "rtstruct.dcm",
                        "MR_small.dcm",
                        "reportsi.dcm",
                        "SC_rgb_small_odd_big_endian.dcm",
                        "image_dfl.dcm");
        boolean all = System.getenv("MERIDIAN_LONG") != null;
        DicomPeers peers = new DicomPeers(folder);
        String[] options = {"+te", "+ti", "+tb", "+td"};
        for (String name : all ? names : names.subList(0, 3)) {
            Path path = TestData.path("dicom/pydicom/src/pydicom/data/test_files/" + name);
            for (int i = 0; i < options.length; i++) {
                for (SequenceLengths lengths : SequenceLengths.values()) {
                    Path theirs = folder.resolve("theirs.dcm");
                    peers.run(
                            "dcmconv",
                            options[i],
                            lengths == SequenceLengths.DEFINED ? "+e" : "-e",
                            "-g",
                            path.toString(),
                            theirs.toString());
                    try (ByteSource source = ByteSources.open(path)) {
                        Dataset dataset = DicomReader.read(source).dataset();
                        ByteArrayOutputStream ours = new ByteArrayOutputStream();
                        DicomWriter.write(dataset, PLAIN.get(i), lengths, ours);
                        assertEquals(
                                hex(Files.readAllBytes(theirs)),
                                hex(ours.toByteArray()),
                                name + " " + options[i] + " " + lengths);
                    }
                }
            }
        }
    }

    /** The data set behind the meta information, inflated. */
    private static String hex(byte[] file) {
        int meta = 144 + (file[140] & 0xFF | (file[141] & 0xFF) << 8);
        byte[] body = Arrays.copyOfRange(file, meta, file.length);
        boolean deflated = DicomReader.read(ByteSources.of(file)).transferSyntax().deflated();
        return HexFormat.ofDelimiter(" ")
                .formatHex(deflated ? Inflation.all(body, 10_000_000) : body);
    }
}

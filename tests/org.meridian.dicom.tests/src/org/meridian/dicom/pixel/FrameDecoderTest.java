package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Fragments;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

class FrameDecoderTest {
    private static DatasetBuilder image(int rows, int columns, int bits) {
        return Dataset.builder()
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.SamplesPerPixel, 1)
                .integer(Tag.Rows, rows)
                .integer(Tag.Columns, columns)
                .integer(Tag.BitsAllocated, bits)
                .integer(Tag.BitsStored, bits)
                .integer(Tag.HighBit, bits - 1)
                .integer(Tag.PixelRepresentation, 0);
    }

    private static FrameDecoder decoder(Dataset dataset) {
        return decoder(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }

    private static FrameDecoder decoder(Dataset dataset, TransferSyntax syntax) {
        return FrameDecoder.of(new DicomFile(Dataset.EMPTY, dataset, syntax, List.of()));
    }

    private static long[] values(Frame frame) {
        return IntStream.range(0, frame.samples().length()).mapToLong(frame::value).toArray();
    }

    private static DicomError failure(Runnable action) {
        MeridianException e = assertThrows(MeridianException.class, action::run);
        return (DicomError) e.errorCode();
    }

    @Test
    void valuesAreCutToBitsStoredAtHighBit() {
        Dataset dataset =
                image(1, 3, 16)
                        .integer(Tag.BitsStored, 10)
                        .integer(Tag.HighBit, 11)
                        .integer(Tag.PixelRepresentation, 1)
                        .words(Tag.PixelData, new short[] {(short) 0xF004, (short) 0xFFFF, 0x07FC})
                        .build();
        assertArrayEquals(new long[] {1, -1, 511}, values(decoder(dataset).decode(0)));
    }

    @Test
    void bitsRunOnFromFrameToFrame() {
        Dataset dataset =
                image(1, 3, 1)
                        .integer(Tag.NumberOfFrames, 3)
                        .bytes(Tag.PixelData, VR.OB, new byte[] {(byte) 0b10_110_101, 1})
                        .build();
        FrameDecoder decoder = decoder(dataset);
        assertArrayEquals(new long[] {1, 0, 1}, values(decoder.decode(0)));
        assertArrayEquals(new long[] {0, 1, 1}, values(decoder.decode(1)));
        assertArrayEquals(new long[] {0, 1, 1}, values(decoder.decode(2)));
    }

    @Test
    void planesAreBroughtTogether() {
        Dataset dataset =
                image(1, 2, 8)
                        .string(Tag.PhotometricInterpretation, "RGB")
                        .integer(Tag.SamplesPerPixel, 3)
                        .integer(Tag.PlanarConfiguration, 1)
                        .bytes(Tag.PixelData, VR.OB, new byte[] {1, 2, 3, 4, 5, 6})
                        .build();
        assertArrayEquals(new long[] {1, 3, 5, 2, 4, 6}, values(decoder(dataset).decode(0)));
    }

    @Test
    void unsigned32BitsStayPositive() {
        byte[] bytes = {-1, -1, -1, -1};
        Dataset dataset = image(1, 1, 32).bytes(Tag.PixelData, VR.OW, bytes).build();
        assertArrayEquals(new long[] {0xFFFFFFFFL}, values(decoder(dataset).decode(0)));
    }

    @Test
    void wrongDescriptionsAreNamed() {
        Dataset good = image(2, 2, 8).bytes(Tag.PixelData, VR.OB, new byte[4]).build();
        assertEquals(DicomError.NO_PIXELS, failure(() -> decoder(image(2, 2, 8).build())));
        assertEquals(
                DicomError.MISSING,
                failure(() -> decoder(good.toBuilder().remove(Tag.Rows).build())));
        assertEquals(
                DicomError.PIXEL_DESCRIPTION,
                failure(() -> decoder(good.toBuilder().integer(Tag.BitsAllocated, 12).build())));
        assertEquals(
                DicomError.PIXEL_DESCRIPTION,
                failure(() -> decoder(good.toBuilder().integer(Tag.SamplesPerPixel, 3).build())));
        assertEquals(
                DicomError.TOO_LARGE,
                failure(
                        () ->
                                decoder(
                                        good.toBuilder()
                                                .integer(Tag.Rows, 65535)
                                                .integer(Tag.Columns, 65535)
                                                .build())));
        assertEquals(
                DicomError.PIXELS_SHORT,
                failure(() -> decoder(good.toBuilder().integer(Tag.Rows, 3).build()).decode(0)));
        assertEquals(DicomError.NO_SUCH_FRAME, failure(() -> decoder(good).decode(1)));
    }

    @Test
    void unknownSyntaxIsNamed() {
        Dataset dataset = image(2, 2, 8).encapsulated(List.of(new byte[2])).build();
        assertEquals(
                DicomError.UNSUPPORTED_SYNTAX,
                failure(() -> decoder(dataset, TransferSyntax.of("1.2.840.10008.1.2.4.102"))));
    }

    /** Gives the frame's bytes as its samples. */
    private record Plain() implements FrameCodec {
        @Override
        public Set<String> transferSyntaxes() {
            return Set.of("1.2.3");
        }

        @Override
        public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
            return new Frame(
                    1,
                    data.length,
                    1,
                    8,
                    false,
                    PhotometricInterpretation.MONOCHROME2,
                    new Samples.Bytes(data));
        }
    }

    private static List<Long> joined(Dataset dataset, int frames) {
        FrameDecoder decoder =
                FrameDecoder.of(
                        new DicomFile(
                                Dataset.EMPTY, dataset, TransferSyntax.of("1.2.3"), List.of()),
                        FrameCodecs.of(List.of(new Plain())));
        List<Long> lengths = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            lengths.add((long) decoder.decode(i).samples().length());
        }
        return lengths;
    }

    private static Dataset fragments(int frames, byte[] offsetTable, byte[]... fragments)
            throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1});
        item(out, offsetTable);
        for (byte[] fragment : fragments) {
            item(out, fragment);
        }
        out.write(new byte[] {-2, -1, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0});
        Dataset pixels =
                DicomReader.readDataset(
                        ByteSources.of(out.toByteArray()), TransferSyntax.RLE_LOSSLESS);
        return image(1, 1, 8)
                .integer(Tag.NumberOfFrames, frames)
                .element(pixels.element(Tag.PixelData).orElseThrow())
                .build();
    }

    private static void item(java.io.ByteArrayOutputStream out, byte[] value) throws IOException {
        out.write(new byte[] {-2, -1, 0, (byte) 0xE0});
        out.write(
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value.length).array());
        out.write(value);
    }

    private static byte[] offsets(int... values) {
        ByteBuffer table = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        table.asIntBuffer().put(values);
        return table.array();
    }

    @Test
    void fragmentsFindTheirFrames() throws IOException {
        byte[] start = {-1, (byte) 0xD8, 0, 0};
        byte[] rest = {1, 2};
        byte[] none = {};
        assertEquals(List.of(6L), joined(fragments(1, none, start, rest), 1));
        assertEquals(List.of(4L, 2L), joined(fragments(2, none, start, rest), 2));
        assertEquals(List.of(6L, 2L), joined(fragments(2, offsets(0, 22), start, rest, rest), 2));
        assertEquals(List.of(4L, 8L), joined(fragments(2, none, start, start, rest, rest), 2));
        Dataset extended =
                fragments(2, none, rest, rest, rest).toBuilder()
                        .bytes(
                                Tag.ExtendedOffsetTable,
                                VR.OV,
                                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0})
                        .build();
        assertEquals(List.of(2L, 4L), joined(extended, 2));
    }

    @Test
    void fragmentsThatFitNoFramesAreRefused() throws IOException {
        byte[] rest = {1, 2};
        Dataset three = fragments(2, new byte[0], rest, rest, rest);
        assertEquals(DicomError.FRAGMENTS, failure(() -> joined(three, 2)));
        Dataset lying = fragments(2, offsets(0, 11), rest, rest, rest);
        assertEquals(DicomError.FRAGMENTS, failure(() -> joined(lying, 2)));
        Dataset few = fragments(5, new byte[0], rest);
        assertEquals(DicomError.FRAGMENTS, failure(() -> joined(few, 5)));
        List<List<BulkData>> frames =
                FrameDecoder.compressedFrames(
                        new DicomFile(
                                Dataset.EMPTY,
                                fragments(1, new byte[0], rest, rest),
                                TransferSyntax.RLE_LOSSLESS,
                                List.of()));
        assertEquals(2, frames.get(0).size());
    }

    @Test
    void framesDecodeInParallel() throws IOException {
        try (ByteSource source =
                ByteSources.open(
                        TestData.path(
                                "dicom/pydicom-data/data_store/data/emri_small_jpeg_ls_lossless.dcm"))) {
            FrameDecoder decoder = FrameDecoder.of(DicomReader.read(source));
            List<long[]> alone = new ArrayList<>();
            for (int i = 0; i < decoder.numberOfFrames(); i++) {
                alone.add(values(decoder.decode(i)));
            }
            List<long[]> together =
                    IntStream.range(0, 200)
                            .parallel()
                            .mapToObj(i -> values(decoder.decode(i % decoder.numberOfFrames())))
                            .toList();
            for (int i = 0; i < together.size(); i++) {
                assertArrayEquals(alone.get(i % alone.size()), together.get(i));
            }
        }
    }

    @Test
    void cutFragmentsGiveTheFramesBeforeTheCut() throws IOException {
        String path = "dicom/pydicom-data/data_store/data/emri_small_jpeg_2k_lossless.dcm";
        byte[] bytes = Files.readAllBytes(TestData.path(path));
        FrameDecoder expected = FrameDecoder.of(DicomReader.read(ByteSources.of(bytes)));
        int last = expected.numberOfFrames() - 1;
        // without the delimiter, and cut inside the last fragment
        for (int less : List.of(8, 1000)) {
            byte[] cut = Arrays.copyOf(bytes, bytes.length - less);
            FrameDecoder decoder = FrameDecoder.of(DicomReader.read(ByteSources.of(cut)));
            for (int frame : List.of(0, less == 8 ? last : last - 1)) {
                Frame right = expected.decode(frame);
                Frame ours = decoder.decode(frame);
                for (int i = 0; i < expected.description().samples(); i++) {
                    assertEquals(right.value(i), ours.value(i));
                }
            }
            if (less > 8) {
                MeridianException e =
                        assertThrows(MeridianException.class, () -> decoder.decode(last));
                assertEquals(DicomError.PIXELS_SHORT, e.errorCode());
            }
        }
    }

    @Test
    void framesOfLostFragmentsAreNotMadeOfOthers() {
        byte[] one = {1, 2};
        Dataset dataset = Dataset.builder().integer(Tag.NumberOfFrames, 2).build();
        BulkData data = new BulkData(ByteSources.of(one), 0, 2);
        BulkData none = new BulkData(ByteSources.of(one), 0, 0);
        List<List<BulkData>> split =
                EncapsulatedFrames.split(
                        dataset, new Fragments(none, List.of(data, data), false), 2);
        assertEquals(List.of(List.of(), List.of()), split);
        byte[] offsets = {0, 0, 0, 0, 10, 0, 0, 0};
        BulkData table = new BulkData(ByteSources.of(offsets), 0, 8);
        assertEquals(
                List.of(List.of(data), List.of()),
                EncapsulatedFrames.split(dataset, new Fragments(table, List.of(data), false), 2));
    }
}

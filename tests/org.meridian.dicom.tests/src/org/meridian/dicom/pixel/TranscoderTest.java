package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.Uids;
import org.meridian.dicom.VR;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class TranscoderTest {
    private static final long SMALL = 600_000;
    private static final String LONG = "MERIDIAN_LONG";

    private static DatasetBuilder image(int bits, int... values) {
        short[] words = new short[values.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = (short) values[i];
        }
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                .string(Tag.SOPInstanceUID, "1.2.3.4")
                .string(Tag.ImageType, "ORIGINAL", "PRIMARY")
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.SamplesPerPixel, 1)
                .integer(Tag.Rows, 1)
                .integer(Tag.Columns, values.length)
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, bits)
                .integer(Tag.HighBit, bits - 1)
                .integer(Tag.PixelRepresentation, 0)
                .words(Tag.PixelData, words);
    }

    private static DicomFile file(Dataset dataset, TransferSyntax syntax) {
        return new DicomFile(Dataset.EMPTY, dataset, syntax, List.of());
    }

    private static DicomFile file(DatasetBuilder dataset) {
        return file(dataset.build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }

    /** Writes in the target and reads that again. */
    private static DicomFile transcoded(DicomFile file, TransferSyntax target) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(Transcoder.standard().transcode(file, target), target, out);
        return DicomReader.read(ByteSources.of(out.toByteArray()));
    }

    private static long[] values(DicomFile file) {
        Frame frame = FrameDecoder.of(file).decode(0);
        return IntStream.range(0, frame.samples().length()).mapToLong(frame::value).toArray();
    }

    private static DicomError failure(DicomFile file, TransferSyntax target) {
        return (DicomError)
                assertThrows(
                                MeridianException.class,
                                () -> Transcoder.standard().transcode(file, target))
                        .errorCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".1", ".2", ".1.99", ".5", ".4.57", ".4.70", ".4.80", ".4.90"})
    void losslessKeepsEveryValue(String end) {
        DicomFile file =
                file(image(10, 1 << 2, 1023 << 2, 0, 512 << 2 | 0xF003).integer(Tag.HighBit, 11));
        DicomFile other = transcoded(file, TransferSyntax.of("1.2.840.10008.1.2" + end));
        assertArrayEquals(new long[] {1, 1023, 0, 512}, values(other));
        assertEquals("1.2.3.4", other.dataset().text(Tag.SOPInstanceUID));
        assertFalse(other.dataset().contains(Tag.LossyImageCompression));
    }

    @Test
    void lossyMakesAnotherInstanceThatNamesItsSource() {
        DicomFile other =
                transcoded(
                        file(image(12, 100, 101, 4000, 5)), TransferSyntax.JPEG_LS_NEAR_LOSSLESS);
        Dataset dataset = other.dataset();
        assertNotEquals("1.2.3.4", dataset.text(Tag.SOPInstanceUID));
        assertTrue(Uids.isValid(dataset.text(Tag.SOPInstanceUID)));
        assertEquals(
                "1.2.3.4",
                dataset.items(Tag.SourceImageSequence).get(0).text(Tag.ReferencedSOPInstanceUID));
        assertEquals("01", dataset.text(Tag.LossyImageCompression));
        assertEquals("ISO_14495_1", dataset.text(Tag.LossyImageCompressionMethod));
        assertEquals(List.of("DERIVED", "PRIMARY"), dataset.strings(Tag.ImageType));
        assertTrue(Double.parseDouble(dataset.text(Tag.LossyImageCompressionRatio)) > 0);
    }

    @Test
    void aSecondLossyCompressionIsAddedToTheFirst() {
        DicomFile file =
                file(
                        image(12, 1, 2)
                                .string(Tag.LossyImageCompression, "01")
                                .string(Tag.LossyImageCompressionMethod, "ISO_10918_1")
                                .string(Tag.LossyImageCompressionRatio, "12"));
        Dataset dataset = transcoded(file, TransferSyntax.JPEG_LS_NEAR_LOSSLESS).dataset();
        assertEquals(
                List.of("ISO_10918_1", "ISO_14495_1"),
                dataset.strings(Tag.LossyImageCompressionMethod));
        assertEquals(2, dataset.strings(Tag.LossyImageCompressionRatio).size());
    }

    @Test
    void whatWasLossyStaysKnownAsSuch() {
        DicomFile lossy =
                transcoded(
                        file(image(12, 100, 101, 4000, 5)), TransferSyntax.JPEG_LS_NEAR_LOSSLESS);
        DicomFile unmarked =
                file(
                        lossy.dataset().toBuilder().remove(Tag.LossyImageCompression).build(),
                        lossy.transferSyntax());
        DicomFile plain = transcoded(unmarked, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals("01", plain.dataset().text(Tag.LossyImageCompression));
        assertArrayEquals(values(lossy), values(plain));
    }

    @Test
    void theSameSyntaxKeepsTheFragments() {
        DicomFile file = transcoded(file(image(12, 1, 2, 3, 4)), TransferSyntax.RLE_LOSSLESS);
        assertSame(
                file.dataset(), Transcoder.standard().transcode(file, TransferSyntax.RLE_LOSSLESS));
    }

    @Test
    void bitsAreOfNoEncodersUse() {
        DicomFile mask =
                file(
                        image(16, 1)
                                .integer(Tag.BitsAllocated, 1)
                                .integer(Tag.BitsStored, 1)
                                .integer(Tag.HighBit, 0)
                                .integer(Tag.Columns, 3)
                                .integer(Tag.NumberOfFrames, 3)
                                .bytes(Tag.PixelData, VR.OB, new byte[] {(byte) 0b10_110_101, 1}));
        assertEquals(DicomError.NO_ENCODER, failure(mask, TransferSyntax.JPEG_LOSSLESS_SV1));
        assertArrayEquals(new long[] {1, 0, 1}, values(transcoded(mask, TransferSyntax.DEFLATED)));
    }

    @Test
    void wideSamplesAreNotWrittenInBigEndian() {
        DicomFile file =
                file(
                        image(16, 1)
                                .integer(Tag.BitsAllocated, 32)
                                .integer(Tag.BitsStored, 32)
                                .integer(Tag.HighBit, 31)
                                .words(Tag.PixelData, new short[] {1, 2}));
        assertEquals(DicomError.NO_ENCODER, failure(file, TransferSyntax.EXPLICIT_BIG_ENDIAN));
    }

    @Test
    void anOverlayInThePixelsIsSetApart() {
        DatasetBuilder image =
                image(12, 5, 0x1000 | 7, 0x1000, 0)
                        .integer(0x60000010, 1)
                        .integer(0x60000011, 4)
                        .string(0x60000040, "G")
                        .integer(0x60000050, 1, 1)
                        .integer(0x60000100, 16)
                        .integer(0x60000102, 12);
        DicomFile other = transcoded(file(image), TransferSyntax.JPEG_LS_LOSSLESS);
        assertArrayEquals(new long[] {5, 7, 0, 0}, values(other));
        assertArrayEquals(new byte[] {0, 1, 1, 0}, Overlay.of(other).get(0).bits(0));
        DicomFile lost =
                file(
                        other.dataset().toBuilder()
                                .remove(0x60003000)
                                .integer(0x60000100, 16)
                                .integer(0x60000102, 12)
                                .build(),
                        TransferSyntax.JPEG_LS_LOSSLESS);
        assertEquals(
                DicomError.PIXEL_DESCRIPTION, failure(lost, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
    }

    @Test
    void anUnknownSyntaxIsRefused() {
        assertEquals(
                DicomError.NO_ENCODER,
                failure(file(image(12, 1)), TransferSyntax.of("1.2.840.10008.1.2.4.102")));
    }

    @Test
    void aDamagedFileIsRefused() {
        DicomFile.Note cut = new DicomFile.Note(DicomError.CUT_SHORT, Tag.PixelData, 1);
        DicomFile damaged =
                new DicomFile(
                        Dataset.EMPTY,
                        image(12, 1).build(),
                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                        List.of(cut));
        assertEquals(DicomError.CUT_SHORT, failure(damaged, TransferSyntax.RLE_LOSSLESS));
    }

    @Test
    void aCompressedIconStandsPlain() {
        Dataset icon = transcoded(file(image(8, 7, 9)), TransferSyntax.RLE_LOSSLESS).dataset();
        Dataset withIcon =
                transcoded(file(image(12, 1, 2)), TransferSyntax.RLE_LOSSLESS).dataset().toBuilder()
                        .items(Tag.IconImageSequence, List.of(icon))
                        .build();
        DicomFile other =
                transcoded(
                        file(withIcon, TransferSyntax.RLE_LOSSLESS),
                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        Dataset plain = other.dataset().items(Tag.IconImageSequence).get(0);
        assertArrayEquals(
                new long[] {7, 9}, values(file(plain, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)));
    }

    /** Real files in each lossless syntax; other toolkits find the values of the original there. */
    @Test
    void othersReadTheSameValues(@TempDir Path folder) throws IOException {
        List<Path> files = sample(TestData.path("dicom"));
        List<Path> written = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        List<List<String>> wanted = new ArrayList<>();
        List<String> ends = List.of("", ".1", ".2", ".5", ".4.57", ".4.70", ".4.80", ".4.90");
        for (Path path : files) {
            try (ByteSource source = ByteSources.open(path)) {
                DicomFile file = DicomReader.read(source);
                if (file.damage().isPresent() || !file.dataset().contains(Tag.PixelData)) {
                    continue;
                }
                String end = ends.get(written.size() % ends.size());
                TransferSyntax target = TransferSyntax.of("1.2.840.10008.1.2" + end);
                FrameDecoder decoder = FrameDecoder.of(file);
                PixelDescription pixels = decoder.description();
                if (target.encapsulated()
                        && (pixels.bitsAllocated() == 1 || pixels.bitsAllocated() > 16)) {
                    target = TransferSyntax.DEFLATED;
                }
                if (target.bigEndian() && pixels.bitsAllocated() > 16) {
                    target = TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
                }
                Path copy = folder.resolve(written.size() + ".dcm");
                try (OutputStream out = Files.newOutputStream(copy)) {
                    DicomWriter.write(Transcoder.standard().transcode(file, target), target, out);
                }
                written.add(copy);
                originals.add(path + " in " + target.name());
                wanted.add(
                        IntStream.range(0, decoder.numberOfFrames())
                                .mapToObj(i -> FrameDigest.of(decoder.decode(i)))
                                .toList());
            } catch (MeridianException e) {
                // what cannot be decoded is the matter of another test
                assertTrue(e.errorCode() instanceof DicomError);
            }
        }
        assertTrue(written.size() >= 14, "only " + written.size() + " files");
        List<String[]> answers = new DicomPeers(folder).frames(written);
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i).toString();
            assertEquals(
                    wanted.get(i),
                    answers.stream().filter(a -> a[0].equals(name)).map(a -> a[5]).toList(),
                    originals.get(i));
        }
    }

    /** A seeded share of the small files; all of them in a long run. */
    private static List<Path> sample(Path data) throws IOException {
        boolean all = System.getenv(LONG) != null;
        Random random = new Random(5);
        try (Stream<Path> walk = Files.walk(data)) {
            return walk.filter(Files::isRegularFile)
                    .filter(f -> f.toFile().length() < SMALL)
                    .sorted()
                    .filter(f -> all || random.nextInt(7) == 0)
                    .toList();
        }
    }
}

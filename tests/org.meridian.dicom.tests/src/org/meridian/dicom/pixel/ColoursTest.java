package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Every photometric interpretation of colour against dcmtk's pictures. Its colourless value of YBR
 * is 127.5 where the standard has 128, which makes up to 2.
 */
class ColoursTest {
    private static final int SIDE = 32;

    private static Dataset image(String term, int samples, int bits, boolean planar, int bytes) {
        byte[] pixels = new byte[bytes];
        new Random(5).nextBytes(pixels);
        for (int i = 0; i < bytes && term.equals("CMYK"); i++) {
            // dcmtk lets a sum of two inks above the highest value run over
            pixels[i] &= 0x7F;
        }
        DatasetBuilder builder =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                        .string(Tag.SOPInstanceUID, "1.2.3")
                        .integer(Tag.SamplesPerPixel, samples)
                        .string(Tag.PhotometricInterpretation, term)
                        .integer(Tag.Rows, SIDE)
                        .integer(Tag.Columns, SIDE)
                        .integer(Tag.BitsAllocated, bits)
                        .integer(Tag.BitsStored, bits)
                        .integer(Tag.HighBit, bits - 1)
                        .integer(Tag.PixelRepresentation, 0)
                        .bytes(Tag.PixelData, bits > 8 ? VR.OW : VR.OB, pixels);
        if (samples > 1) {
            builder.integer(Tag.PlanarConfiguration, planar ? 1 : 0);
        }
        return builder.build();
    }

    private static Dataset withPalette(Dataset dataset, int first, int bits) {
        int count = 200;
        DatasetBuilder builder = dataset.toBuilder();
        byte[] descriptor = {(byte) count, 0, (byte) first, 0, (byte) bits, 0};
        for (int channel = 0; channel < 3; channel++) {
            short[] words = new short[bits == 16 ? count : count / 2];
            for (int i = 0; i < words.length; i++) {
                words[i] = (short) (i * 977 * (channel + 1));
            }
            builder.bytes(Tag.RedPaletteColorLookupTableDescriptor + channel, VR.US, descriptor)
                    .words(Tag.RedPaletteColorLookupTableData + channel, words);
        }
        return builder.build();
    }

    private static int difference(Path scratch, Dataset dataset) throws IOException {
        Path file = scratch.resolve("a.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        Path picture = scratch.resolve("a.ppm");
        new DicomPeers(scratch).run("dcm2pnm", file.toString(), picture.toString());
        DicomFile read =
                new DicomFile(
                        Dataset.EMPTY, dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of());
        byte[] ours = Colours.rgb(FrameDecoder.of(read).decode(0), Palette.of(dataset)).rgb();
        return Pnm.difference(ours, Pnm.read(picture));
    }

    @ParameterizedTest
    @CsvSource({
        "RGB, 3, 8, false, 0",
        "RGB, 3, 8, true, 0",
        "RGB, 3, 16, true, 0",
        "YBR_FULL, 3, 8, false, 2",
        "YBR_FULL, 3, 8, true, 2",
        "YBR_FULL, 3, 16, false, 2",
        "HSV, 3, 8, false, 1",
        "CMYK, 4, 8, false, 1",
        "CMYK, 4, 8, true, 1"
    })
    void samplesOfTheirOwn(
            String term,
            int samples,
            int bits,
            boolean planar,
            int tolerance,
            @TempDir Path scratch)
            throws IOException {
        int bytes = SIDE * SIDE * samples * bits / 8;
        int difference = difference(scratch, image(term, samples, bits, planar, bytes));
        assertTrue(difference <= tolerance, "differs by " + difference);
    }

    @ParameterizedTest
    @CsvSource({"YBR_FULL_422, 2", "YBR_PARTIAL_422, 2"})
    void sharedColours(String term, int tolerance, @TempDir Path scratch) throws IOException {
        int difference = difference(scratch, image(term, 3, 8, false, SIDE * SIDE * 2));
        assertTrue(difference <= tolerance, "differs by " + difference);
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "20, 8", "0, 16", "20, 16"})
    void palettes(int first, int bits, @TempDir Path scratch) throws IOException {
        Dataset indices = image("PALETTE COLOR", 1, 8, false, SIDE * SIDE);
        int difference = difference(scratch, withPalette(indices, first, bits));
        assertTrue(difference <= (bits == 8 ? 0 : 1), "differs by " + difference);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void paletteOverRgb(boolean planar, @TempDir Path scratch) throws IOException {
        Dataset pixels = image("ARGB", 4, 8, planar, SIDE * SIDE * 4);
        int difference = difference(scratch, withPalette(pixels, 0, 8));
        assertTrue(difference <= 1, "differs by " + difference);
    }
}

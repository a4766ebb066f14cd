package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.Uids;
import org.meridian.dicom.VR;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Synthetic images that other toolkits compress: what is decoded is what was written. */
class PeerCompressionTest {
    private static final int ROWS = 61;
    private static final int COLUMNS = 77;

    private final Random random = new Random(11);

    private int[] image(int samples, int bits) {
        int[] values = new int[ROWS * COLUMNS * samples];
        int mask = (1 << bits) - 1;
        for (int i = 0; i < values.length; i++) {
            int x = i / samples % COLUMNS;
            int left = i < samples ? 0 : values[i - samples];
            values[i] =
                    switch (x / 16) {
                        case 0 -> random.nextInt() & mask;
                        case 1 -> left;
                        case 2 -> random.nextInt(20) == 0 ? random.nextInt() & mask : left;
                        default -> Math.max(0, Math.min(mask, left + random.nextInt(7) - 3));
                    };
        }
        return values;
    }

    private static void write(Path file, int[] values, int samples, int bits, boolean signed)
            throws IOException {
        int allocated = bits > 8 ? 16 : 8;
        byte[] bytes = new byte[values.length * allocated / 8];
        for (int i = 0; i < values.length; i++) {
            if (allocated == 8) {
                bytes[i] = (byte) values[i];
            } else {
                bytes[2 * i] = (byte) values[i];
                bytes[2 * i + 1] = (byte) ((signed ? extended(values[i], bits) : values[i]) >> 8);
            }
        }
        DatasetBuilder dataset =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                        .string(Tag.SOPInstanceUID, Uids.random())
                        .string(Tag.StudyInstanceUID, Uids.random())
                        .string(Tag.SeriesInstanceUID, Uids.random())
                        .string(Tag.Modality, "OT")
                        .string(Tag.PhotometricInterpretation, samples == 1 ? "MONOCHROME2" : "RGB")
                        .integer(Tag.SamplesPerPixel, samples)
                        .integer(Tag.Rows, ROWS)
                        .integer(Tag.Columns, COLUMNS)
                        .integer(Tag.BitsAllocated, allocated)
                        .integer(Tag.BitsStored, bits)
                        .integer(Tag.HighBit, bits - 1)
                        .integer(Tag.PixelRepresentation, signed ? 1 : 0)
                        .bytes(Tag.PixelData, allocated == 8 ? VR.OB : VR.OW, bytes);
        if (samples > 1) {
            dataset.integer(Tag.PlanarConfiguration, 0);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset.build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
    }

    private static int extended(int value, int bits) {
        return value << 32 - bits >> 32 - bits;
    }

    private static Frame decode(Path file, String syntax) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            var read = DicomReader.read(source);
            assertEquals("1.2.840.10008.1.2." + syntax, read.transferSyntax().uid());
            return FrameDecoder.of(read).decode(0);
        }
    }

    private static void compare(int[] values, Frame frame, int bits, boolean signed, int allowed) {
        int worst = 0;
        for (int i = 0; i < values.length; i++) {
            long expected = signed ? extended(values[i], bits) : values[i];
            worst = (int) Math.max(worst, Math.abs(expected - frame.value(i)));
        }
        assertTrue(worst <= allowed, "differs by " + worst);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0, false",
        "8, 2, false",
        "10, 0, false",
        "12, 0, true",
        "12, 3, false",
        "16, 0, false",
        "16, 0, true",
        "16, 7, false"
    })
    void jpegLs(int bits, int near, boolean signed, @TempDir Path folder) throws IOException {
        int[] values = image(1, bits);
        Path plain = folder.resolve("plain.dcm");
        Path packed = folder.resolve("packed.dcm");
        write(plain, values, 1, bits, signed);
        DicomPeers peers = new DicomPeers(folder);
        if (near == 0) {
            peers.run("dcmcjpls", "+el", plain.toString(), packed.toString());
        } else {
            peers.run(
                    "dcmcjpls",
                    "+en",
                    "+md",
                    Integer.toString(near),
                    plain.toString(),
                    packed.toString());
        }
        compare(values, decode(packed, near == 0 ? "4.80" : "4.81"), bits, signed, near);
    }

    @ParameterizedTest
    @CsvSource({"+il", "+is", "+in"})
    void jpegLsColour(String interleave, @TempDir Path folder) throws IOException {
        int[] values = image(3, 8);
        Path plain = folder.resolve("plain.dcm");
        Path packed = folder.resolve("packed.dcm");
        write(plain, values, 3, 8, false);
        new DicomPeers(folder)
                .run("dcmcjpls", "+el", interleave, plain.toString(), packed.toString());
        compare(values, decode(packed, "4.80"), 8, false, 0);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7"})
    void jpegLossless(int predictor, @TempDir Path folder) throws IOException {
        int[] values = image(1, 12);
        Path plain = folder.resolve("plain.dcm");
        Path packed = folder.resolve("packed.dcm");
        write(plain, values, 1, 12, false);
        new DicomPeers(folder)
                .run(
                        "dcmcjpeg",
                        "+el",
                        "+sv",
                        Integer.toString(predictor),
                        plain.toString(),
                        packed.toString());
        compare(values, decode(packed, "4.57"), 12, false, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "1, 16", "3, 8"})
    void rle(int samples, int bits, @TempDir Path folder) throws IOException {
        int[] values = image(samples, bits);
        Path plain = folder.resolve("plain.dcm");
        Path packed = folder.resolve("packed.dcm");
        write(plain, values, samples, bits, false);
        new DicomPeers(folder).run("dcmcrle", plain.toString(), packed.toString());
        compare(values, decode(packed, "5"), bits, false, 0);
    }

    /** Lossy coding is held to what dcmtk makes of the same file. */
    @ParameterizedTest
    @CsvSource({
        "+eb, 1, 8, 4.50",
        "+ee, 1, 8, 4.51",
        "+ee, 1, 12, 4.51",
        "+es, 1, 8, 4.53",
        "+es, 1, 12, 4.53",
        "+ep, 1, 8, 4.55",
        "+ep, 1, 12, 4.55",
        "+eb +s4, 3, 8, 4.50",
        "+eb +s2, 3, 8, 4.50",
        "+eb +np, 3, 8, 4.50",
        "+ee +s2, 3, 8, 4.51",
        "+es +np, 3, 8, 4.53",
        "+ep +s2, 3, 8, 4.55",
        "+ep +np, 3, 8, 4.55"
    })
    void jpegDct(String options, int samples, int bits, String syntax, @TempDir Path folder)
            throws IOException {
        Path plain = folder.resolve("plain.dcm");
        Path packed = folder.resolve("packed.dcm");
        Path unpacked = folder.resolve("unpacked.dcm");
        write(plain, image(samples, bits), samples, bits, false);
        List<String> command = new ArrayList<>(List.of("dcmcjpeg"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(plain.toString(), packed.toString()));
        DicomPeers peers = new DicomPeers(folder);
        peers.run(command.toArray(String[]::new));
        peers.run("dcmdjpeg", "--conv-never", "+px", packed.toString(), unpacked.toString());
        Frame expected = decode(unpacked, "1");
        Frame frame = decode(packed, syntax);
        for (int i = 0; i < expected.samples().length(); i++) {
            assertEquals(expected.value(i), frame.value(i), "sample " + i);
        }
    }
}

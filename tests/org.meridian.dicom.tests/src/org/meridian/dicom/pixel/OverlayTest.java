package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class OverlayTest {
    private static final int SIDE = 30;
    private static final int GROUP = 0x60020000;

    /** Black of 12 bits in words whose upper bits hold anything. */
    private static DatasetBuilder image(int frames) {
        short[] cells = new short[SIDE * SIDE * frames];
        Random random = new Random(3);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (short) (random.nextInt(16) << 12);
        }
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                .string(Tag.SOPInstanceUID, "1.2.3")
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.NumberOfFrames, frames)
                .integer(Tag.Rows, SIDE)
                .integer(Tag.Columns, SIDE)
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, 12)
                .integer(Tag.HighBit, 11)
                .integer(Tag.PixelRepresentation, 0)
                .words(Tag.PixelData, cells);
    }

    private static DatasetBuilder overlay(
            DatasetBuilder builder, int rows, int columns, int top, int left) {
        return builder.integer(GROUP | 0x10, rows)
                .integer(GROUP | 0x11, columns)
                .string(GROUP | 0x40, "G")
                .bytes(
                        GROUP | 0x50,
                        VR.SS,
                        new byte[] {
                            (byte) top, (byte) (top >> 8), (byte) left, (byte) (left >> 8)
                        });
    }

    private static DatasetBuilder apart(int frames, int top, int left) {
        byte[] bits = new byte[(21 * 17 * frames + 15) / 16 * 2];
        new Random(4).nextBytes(bits);
        return overlay(image(frames), 21, 17, top, left)
                .integer(GROUP | 0x100, 1)
                .integer(GROUP | 0x102, 0)
                .bytes(GROUP | 0x3000, VR.OW, bits);
    }

    private static byte[] file(Dataset dataset, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, syntax, out);
        return out.toByteArray();
    }

    private static DicomFile read(Dataset dataset, TransferSyntax syntax) {
        return DicomReader.read(ByteSources.of(file(dataset, syntax)));
    }

    /** The overlay burnt in by dcmtk: white where a bit is set. */
    private static byte[] theirs(Path scratch, Dataset dataset, int frame) throws IOException {
        Path in = scratch.resolve("a.dcm");
        Files.write(in, file(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
        Path out = scratch.resolve("a.pgm");
        new DicomPeers(scratch)
                .run(
                        "dcm2pnm",
                        "+F",
                        Integer.toString(frame + 1),
                        "+Ww",
                        "2048",
                        "4096",
                        "+O",
                        "0",
                        "+Omr",
                        in.toString(),
                        out.toString());
        return Pnm.read(out);
    }

    private static byte[] ours(Overlay overlay, int frame) {
        byte[] picture = new byte[SIDE * SIDE];
        byte[] bits = overlay.bits(frame);
        for (int i = 0; i < bits.length; i++) {
            int row = overlay.top() + i / overlay.columns();
            int column = overlay.left() + i % overlay.columns();
            boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
            if (inside && bits[i] == 1) {
                picture[row * SIDE + column] = (byte) 255;
            }
        }
        return picture;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, -3, 20})
    void bitsAreThoseOfDcmtk(int top, @TempDir Path scratch) throws IOException {
        Dataset dataset = apart(1, top, 3).build();
        DicomFile file = read(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        Overlay overlay = Overlay.of(file).get(0);
        assertEquals(top - 1, overlay.top());
        assertArrayEquals(theirs(scratch, dataset, 0), ours(overlay, 0));
    }

    @Test
    void framesOfItsOwnLieOverTheImagesFrames(@TempDir Path scratch) throws IOException {
        Dataset dataset = apart(3, 1, 1).integer(GROUP | 0x15, 3).integer(GROUP | 0x51, 1).build();
        for (TransferSyntax syntax :
                List.of(
                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                        TransferSyntax.EXPLICIT_BIG_ENDIAN)) {
            Overlay overlay = Overlay.of(read(dataset, syntax)).get(0);
            for (int frame = 0; frame < 3; frame++) {
                assertArrayEquals(theirs(scratch, dataset, frame), ours(overlay, frame));
            }
            assertFalse(overlay.covers(3));
        }
        Dataset later =
                dataset.toBuilder().integer(GROUP | 0x15, 1).integer(GROUP | 0x51, 3).build();
        Overlay overlay = Overlay.of(read(later, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).get(0);
        assertFalse(overlay.covers(1));
        assertTrue(overlay.covers(2));
    }

    @Test
    void oneWithoutFramesLiesOverAll() {
        Overlay overlay =
                Overlay.of(read(apart(1, 1, 1).build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN))
                        .get(0);
        assertArrayEquals(overlay.bits(0), overlay.bits(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 15})
    void bitsInPixelCellsAreThoseOfDcmtk(int position, @TempDir Path scratch) throws IOException {
        Dataset dataset = embedded(1, position);
        Overlay overlay = Overlay.of(read(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).get(0);
        assertArrayEquals(theirs(scratch, dataset, 0), ours(overlay, 0));
    }

    private static Dataset embedded(int frames, int position) {
        return overlay(image(frames), SIDE, SIDE, 1, 1)
                .integer(GROUP | 0x100, 16)
                .integer(GROUP | 0x102, position)
                .build();
    }

    @Test
    void eachFramesCellsHaveItsOwnBits() {
        DicomFile file = read(embedded(2, 13), TransferSyntax.EXPLICIT_BIG_ENDIAN);
        int[] cells = file.dataset().integers(Tag.PixelData);
        byte[] bits = new byte[SIDE * SIDE];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (cells[SIDE * SIDE + i] >> 13 & 1);
        }
        assertArrayEquals(bits, Overlay.of(file).get(0).bits(1));
    }

    @Test
    void brokenOnesAreTold() {
        Dataset cut = apart(1, 1, 1).bytes(GROUP | 0x3000, VR.OW, new byte[10]).build();
        Overlay overlay = Overlay.of(read(cut, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).get(0);
        assertThrows(MeridianException.class, () -> overlay.bits(0));
        Dataset flat = apart(1, 1, 1).integer(GROUP | 0x10, 0).build();
        assertThrows(
                MeridianException.class,
                () -> Overlay.of(read(flat, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)));
        Dataset high =
                overlay(image(1), SIDE, SIDE, 1, 1)
                        .integer(GROUP | 0x100, 16)
                        .integer(GROUP | 0x102, 16)
                        .build();
        assertThrows(
                MeridianException.class,
                () -> Overlay.of(read(high, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)));
    }
}

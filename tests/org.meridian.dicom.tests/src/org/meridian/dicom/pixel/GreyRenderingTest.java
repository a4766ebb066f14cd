package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.WindowLevel;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class GreyRenderingTest {
    private static final int SIDE = 64;

    /** Every value of 12 bits once. */
    private static DatasetBuilder ramp(boolean signed) {
        short[] values = new short[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (signed ? i - 2048 & 0xFFF : i);
        }
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                .string(Tag.SOPInstanceUID, "1.2.3")
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.Rows, SIDE)
                .integer(Tag.Columns, SIDE)
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, 12)
                .integer(Tag.HighBit, 11)
                .integer(Tag.PixelRepresentation, signed ? 1 : 0)
                .words(Tag.PixelData, values);
    }

    private static DatasetBuilder ct() {
        return ramp(false).number(Tag.RescaleSlope, 1).number(Tag.RescaleIntercept, -1024);
    }

    private static DicomFile file(Dataset dataset) {
        return new DicomFile(
                Dataset.EMPTY, dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of());
    }

    private static byte[] ours(
            Dataset dataset, GreyRendering.Voi voi, GreyRendering.Presentation presentation) {
        DicomFile file = file(dataset);
        return new GreyRendering(ValueTransforms.of(file, 0), voi, presentation)
                .greys(FrameDecoder.of(file).decode(0));
    }

    private static byte[] theirs(Path scratch, Dataset dataset, String... options)
            throws IOException {
        Path file = scratch.resolve("a.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        }
        Path picture = scratch.resolve("a.pgm");
        String[] command = new String[options.length + 3];
        command[0] = "dcm2pnm";
        System.arraycopy(options, 0, command, 1, options.length);
        command[options.length + 1] = file.toString();
        command[options.length + 2] = picture.toString();
        new DicomPeers(scratch).run(command);
        return Pnm.read(picture);
    }

    @ParameterizedTest
    @CsvSource({"40, 400", "-600, 1500", "480, 2500", "40, 80", "0, 1", "100.5, 256.5", "0, 8000"})
    void windowsAreThoseOfDcmtk(double center, double width, @TempDir Path scratch)
            throws IOException {
        String c = Double.toString(center);
        String w = Double.toString(width);
        GreyRendering.Voi linear =
                new GreyRendering.Voi.ByWindow(new WindowLevel(center, width, VoiFunction.LINEAR));
        GreyRendering.Presentation identity = new GreyRendering.Presentation.Identity();
        // dcmtk cuts where this rounds
        assertTrue(
                Pnm.difference(
                                ours(ct().build(), linear, identity),
                                theirs(scratch, ct().build(), "+Ww", c, w))
                        <= 1);
        Dataset signed = ramp(true).build();
        assertTrue(
                Pnm.difference(ours(signed, linear, identity), theirs(scratch, signed, "+Ww", c, w))
                        <= 1);
        assertTrue(
                Pnm.difference(
                                ours(
                                        ct().build(),
                                        linear,
                                        new GreyRendering.Presentation.Inverse()),
                                theirs(scratch, ct().build(), "+Ww", c, w, "+Piv"))
                        <= 1);
        GreyRendering.Voi sigmoid =
                new GreyRendering.Voi.ByWindow(new WindowLevel(center, width, VoiFunction.SIGMOID));
        assertTrue(
                Pnm.difference(
                                ours(ct().build(), sigmoid, identity),
                                theirs(scratch, ct().build(), "+Wfs", "+Ww", c, w))
                        <= 1);
    }

    private static Dataset table(int first, int bits, short... entries) {
        byte[] descriptor = {
            (byte) entries.length,
            (byte) (entries.length >> 8),
            (byte) first,
            (byte) (first >> 8),
            (byte) bits,
            0
        };
        return Dataset.builder()
                .bytes(Tag.LUTDescriptor, VR.US, descriptor)
                .words(Tag.LUTData, entries)
                .build();
    }

    private static short[] curve(int count, int most) {
        short[] entries = new short[count];
        for (int i = 0; i < count; i++) {
            entries[i] = (short) Math.round(most * Math.sqrt(i / (count - 1.0)));
        }
        return entries;
    }

    @Test
    void tablesAreThoseOfDcmtk(@TempDir Path scratch) throws IOException {
        Dataset dataset =
                ramp(false)
                        .items(Tag.VOILUTSequence, List.of(table(1000, 10, curve(2000, 1023))))
                        .build();
        LookupTable voi = ValueTransforms.of(file(dataset), 0).voiLuts().get(0);
        byte[] ours =
                ours(
                        dataset,
                        new GreyRendering.Voi.ByTable(voi),
                        new GreyRendering.Presentation.Identity());
        assertTrue(Pnm.difference(ours, theirs(scratch, dataset, "+Wl", "1")) <= 1);
        Dataset modality =
                ramp(false)
                        .items(Tag.ModalityLUTSequence, List.of(table(0, 16, curve(4096, 60000))))
                        .build();
        byte[] looked =
                ours(
                        modality,
                        new GreyRendering.Voi.ByWindow(
                                new WindowLevel(30000, 40000, VoiFunction.LINEAR)),
                        new GreyRendering.Presentation.Identity());
        assertTrue(Pnm.difference(looked, theirs(scratch, modality, "+Ww", "30000", "40000")) <= 1);
    }

    @Test
    void narrowWindowsAreOfTheFunctionsThatAllowThem() {
        Dataset dataset =
                ct().number(Tag.WindowCenter, 0.5)
                        .number(Tag.WindowWidth, 0.2)
                        .string(Tag.VOILUTFunction, "LINEAR_EXACT")
                        .build();
        assertEquals(
                new WindowLevel(0.5, 0.2, VoiFunction.LINEAR_EXACT),
                ValueTransforms.of(file(dataset), 0).windows().get(0).window());
        Dataset linear = dataset.toBuilder().remove(Tag.VOILUTFunction).build();
        assertEquals(List.of(), ValueTransforms.of(file(linear), 0).windows());
    }

    @Test
    void objectsSayWhichFunctionAndPresentationTableTurnsTheGreys() {
        Dataset dataset =
                ct().number(Tag.WindowCenter, 40, 50)
                        .number(Tag.WindowWidth, 400, 10)
                        .string(Tag.VOILUTFunction, "SIGMOID")
                        .build();
        ValueTransforms transforms = ValueTransforms.of(file(dataset), 0);
        WindowLevel window = transforms.windows().get(1).window();
        assertEquals(new WindowLevel(50, 10, VoiFunction.SIGMOID), window);
        LookupTable table = new LookupTable(0, 8, new int[] {0, 255, 100}, "");
        GreyRendering rendering =
                new GreyRendering(
                        transforms,
                        new GreyRendering.Voi.ByWindow(
                                new WindowLevel(0, 100, VoiFunction.LINEAR_EXACT)),
                        new GreyRendering.Presentation.ByTable(table));
        assertEquals(0, rendering.grey(0));
        assertEquals(1, rendering.grey(1024), 1e-12);
        assertEquals(100 / 255.0, rendering.grey(4000), 1e-12);
    }

    @Test
    void valuesOfMoreThanSixteenBitsAreRenderedOneByOne() {
        Frame frame =
                new Frame(
                        1,
                        3,
                        1,
                        32,
                        false,
                        PhotometricInterpretation.MONOCHROME2,
                        new Samples.Ints(new int[] {0, -1, 1 << 31}));
        GreyRendering rendering =
                new GreyRendering(
                        ValueTransforms.of(file(ramp(false).build()), 0),
                        new GreyRendering.Voi.ByWindow(
                                new WindowLevel(2147483648.0, 4294967296.0, VoiFunction.LINEAR)),
                        new GreyRendering.Presentation.Identity());
        assertArrayEquals(new byte[] {0, (byte) 255, (byte) 128}, rendering.greys(frame));
    }
}

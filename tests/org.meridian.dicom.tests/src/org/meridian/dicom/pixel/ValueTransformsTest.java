package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.dicom.pixel.ValueTransforms.Fault;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.WindowLevel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

class ValueTransformsTest {
    private static ValueTransforms read(Dataset dataset, TransferSyntax syntax) {
        return ValueTransforms.of(new DicomFile(Dataset.EMPTY, dataset, syntax, List.of()), 0);
    }

    private static DatasetBuilder signedGrey() {
        return Dataset.builder()
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.PixelRepresentation, 1);
    }

    @Test
    void rescaleWindowsAndPadding() {
        Dataset dataset =
                signedGrey()
                        .integer(Tag.PixelPaddingValue, -2000)
                        .number(Tag.RescaleSlope, 2)
                        .number(Tag.RescaleIntercept, -1024)
                        .string(Tag.RescaleType, "HU")
                        .number(Tag.WindowCenter, 40, -600, 1)
                        .number(Tag.WindowWidth, 400, 1500, 0)
                        .string(Tag.WindowCenterWidthExplanation, "soft", "lung", "none")
                        .build();
        ValueTransforms transforms = read(dataset, TransferSyntax.JPEG_LS_NEAR_LOSSLESS);
        assertEquals(new Rescale(2, -1024, true), transforms.rescale());
        assertEquals(
                List.of(
                        new ValueTransforms.Window(new WindowLevel(40, 400), "soft"),
                        new ValueTransforms.Window(new WindowLevel(-600, 1500), "lung")),
                transforms.windows());
        assertEquals(OptionalInt.of(-2000), transforms.padding());
        assertTrue(transforms.lossy());
    }

    @Test
    void slopeOfZeroLeavesNoValues() {
        Dataset dataset = signedGrey().number(Tag.RescaleSlope, 0).build();
        ValueTransforms transforms = read(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(Set.of(Fault.MODALITY), transforms.faults());
        assertThrows(MeridianException.class, transforms::requireModality);
    }

    /** A table that says it has four entries and has two. */
    private static Dataset brokenTable() {
        return Dataset.builder()
                .integer(Tag.LUTDescriptor, 4, 0, 16)
                .words(Tag.LUTData, new short[] {1, 2})
                .build();
    }

    @Test
    void whatIsBrokenIsLeftOutAndNamed() {
        Dataset sound =
                Dataset.builder()
                        .integer(Tag.LUTDescriptor, 2, 0, 16)
                        .words(Tag.LUTData, new short[] {1, 2})
                        .build();
        Dataset dataset =
                signedGrey()
                        .items(Tag.VOILUTSequence, List.of(brokenTable(), sound))
                        .number(Tag.WindowCenter, 40, 50)
                        .number(Tag.WindowWidth, -3, 60)
                        .build();
        ValueTransforms transforms = read(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(Set.of(Fault.VOI_LUT, Fault.WINDOW), transforms.faults());
        assertEquals(1, transforms.voiLuts().size());
        assertEquals(new WindowLevel(50, 60), transforms.windows().getFirst().window());
        transforms.requireModality();
        Dataset values =
                signedGrey().items(Tag.ModalityLUTSequence, List.of(brokenTable())).build();
        assertEquals(
                Set.of(Fault.MODALITY),
                read(values, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).faults());
    }

    @Test
    void enhancedObjectsKeepThemInFunctionalGroups() {
        Dataset values =
                Dataset.builder()
                        .number(Tag.RescaleSlope, 3)
                        .number(Tag.RescaleIntercept, 5)
                        .build();
        Dataset window =
                Dataset.builder().number(Tag.WindowCenter, 7).number(Tag.WindowWidth, 9).build();
        Dataset shared =
                Dataset.builder()
                        .items(Tag.PixelValueTransformationSequence, List.of(values))
                        .build();
        Dataset frame = Dataset.builder().items(Tag.FrameVOILUTSequence, List.of(window)).build();
        Dataset dataset =
                signedGrey()
                        .items(Tag.SharedFunctionalGroupsSequence, List.of(shared))
                        .items(Tag.PerFrameFunctionalGroupsSequence, List.of(frame))
                        .build();
        ValueTransforms transforms = read(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(new Rescale(3, 5, true), transforms.rescale());
        assertEquals(new WindowLevel(7, 9), transforms.windows().get(0).window());
    }

    @Test
    void modalityTableClampsAtItsEnds() {
        Dataset item =
                Dataset.builder()
                        .bytes(Tag.LUTDescriptor, VR.SS, new byte[] {3, 0, -2, -1, 16, 0})
                        .words(Tag.LUTData, new short[] {10, 20, (short) 40000})
                        .build();
        Dataset dataset = signedGrey().items(Tag.ModalityLUTSequence, List.of(item)).build();
        LookupTable table =
                read(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).modalityLut().orElseThrow();
        assertEquals(10, table.value(-100));
        assertEquals(20, table.value(-1));
        assertEquals(40000, table.value(100));
    }

    @Test
    void paletteGivesItsUpperBytes() {
        byte[] descriptor = {3, 0, 1, 0, 16, 0};
        Dataset dataset =
                Dataset.builder()
                        .bytes(Tag.RedPaletteColorLookupTableDescriptor, VR.US, descriptor)
                        .bytes(Tag.GreenPaletteColorLookupTableDescriptor, VR.US, descriptor)
                        .bytes(Tag.BluePaletteColorLookupTableDescriptor, VR.US, descriptor)
                        .words(Tag.RedPaletteColorLookupTableData, new short[] {0, 0x1100, 0x2200})
                        .words(Tag.GreenPaletteColorLookupTableData, new short[] {0, 0x3300, 0})
                        .words(
                                Tag.SegmentedBluePaletteColorLookupTableData,
                                new short[] {0, 1, 0x0000, 1, 2, 0x4000})
                        .build();
        Palette palette = Palette.of(dataset).orElseThrow();
        Frame frame =
                new Frame(
                        1,
                        4,
                        1,
                        8,
                        false,
                        PhotometricInterpretation.PALETTE_COLOR,
                        new Samples.Bytes(new byte[] {0, 1, 2, 9}));
        assertArrayEquals(
                new byte[] {0, 0, 0, 0, 0, 0, 0x11, 0x33, 0x20, 0x22, 0, 0x40},
                Colours.rgb(frame, Optional.of(palette)).rgb());
    }

    private static Palette palette(int first, int count, int bits, boolean segmented, short... d) {
        byte[] descriptor = {(byte) count, 0, (byte) first, 0, (byte) bits, 0};
        DatasetBuilder builder = Dataset.builder();
        int data =
                segmented
                        ? Tag.SegmentedRedPaletteColorLookupTableData
                        : Tag.RedPaletteColorLookupTableData;
        for (int channel = 0; channel < 3; channel++) {
            builder.bytes(Tag.RedPaletteColorLookupTableDescriptor + channel, VR.US, descriptor)
                    .words(data + channel, d);
        }
        return Palette.of(builder.build()).orElseThrow();
    }

    @Test
    void segmentsOfEightBitsAreBytes() {
        // discrete 10 20 30, linear to 50 in two, then the first segment again; PS3.3 C.7.9.2
        Palette bytes =
                palette(
                        0,
                        8,
                        8,
                        true,
                        (short) 0x0300,
                        (short) 0x140A,
                        (short) 0x011E,
                        (short) 0x3202,
                        (short) 0x0102,
                        (short) 0,
                        (short) 0);
        int[] wanted = {10, 20, 30, 40, 50, 10, 20, 30};
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], bytes.colour(1, i));
        }
        Palette words =
                palette(
                        0,
                        5,
                        8,
                        true,
                        (short) 0,
                        (short) 3,
                        (short) 10,
                        (short) 20,
                        (short) 30,
                        (short) 1,
                        (short) 2,
                        (short) 50);
        for (int i = 0; i < 5; i++) {
            assertEquals(wanted[i], words.colour(2, i));
        }
    }

    @Test
    void supplementalPaletteColoursTheUpperValues() {
        Palette palette =
                palette(
                        100,
                        4,
                        16,
                        false,
                        (short) 0x100,
                        (short) 0x200,
                        (short) 0x300,
                        (short) 0x400);
        Frame frame =
                new Frame(
                        1,
                        3,
                        1,
                        8,
                        false,
                        PhotometricInterpretation.MONOCHROME2,
                        new Samples.Bytes(new byte[] {50, 99, 102}));
        ValueTransforms transforms =
                read(
                        Dataset.builder()
                                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                                .build(),
                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        GreyRendering rendering =
                new GreyRendering(
                        transforms,
                        new GreyRendering.Voi.ByWindow(
                                new WindowLevel(50, 100, VoiFunction.LINEAR_EXACT)),
                        new GreyRendering.Presentation.Identity());
        assertArrayEquals(
                new byte[] {
                    (byte) 128, (byte) 128, (byte) 128, (byte) 252, (byte) 252, (byte) 252, 3, 3, 3
                },
                Colours.supplemented(frame, rendering, palette).rgb());
    }

    @Test
    void fullRangeYbrBecomesRgb() {
        Frame frame =
                new Frame(
                        1,
                        3,
                        3,
                        8,
                        false,
                        PhotometricInterpretation.YBR_FULL,
                        new Samples.Bytes(
                                new byte[] {
                                    100,
                                    (byte) 128,
                                    (byte) 128,
                                    76,
                                    85,
                                    (byte) 255,
                                    29,
                                    (byte) 255,
                                    107
                                }));
        assertArrayEquals(
                new byte[] {100, 100, 100, (byte) 254, 0, 0, 0, 0, (byte) 254},
                Colours.rgb(frame, Optional.empty()).rgb());
    }
}

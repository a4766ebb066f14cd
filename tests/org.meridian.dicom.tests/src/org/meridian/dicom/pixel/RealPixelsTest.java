package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

class RealPixelsTest {
    private static final double[] VALUES = {0.5, -1e30, Double.NaN, 3, 4, Double.POSITIVE_INFINITY};

    private static DatasetBuilder image(int bits) {
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.30")
                .string(Tag.SOPInstanceUID, "1.2.3")
                .integer(Tag.Rows, 1)
                .integer(Tag.Columns, 3)
                .integer(Tag.NumberOfFrames, 2)
                .integer(Tag.BitsAllocated, bits);
    }

    private static DatasetBuilder real(boolean single) {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : VALUES) {
            if (single) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        byte[] pixels = new byte[bytes.position()];
        bytes.flip().get(pixels);
        return single
                ? image(32).bytes(Tag.FloatPixelData, VR.OF, pixels)
                : image(64).bytes(Tag.DoubleFloatPixelData, VR.OD, pixels);
    }

    private static DicomFile read(Dataset dataset, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, syntax, out);
        return DicomReader.read(ByteSources.of(out.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersAreReadFrameByFrame(boolean single) {
        for (TransferSyntax syntax :
                List.of(
                        TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
                        TransferSyntax.EXPLICIT_BIG_ENDIAN)) {
            RealPixels pixels = RealPixels.of(read(real(single).build(), syntax));
            assertEquals(2, pixels.numberOfFrames());
            double small = single ? (float) -1e30 : -1e30;
            assertArrayEquals(new double[] {0.5, small, Double.NaN}, pixels.values(0));
            assertArrayEquals(new double[] {3, 4, Double.POSITIVE_INFINITY}, pixels.values(1));
        }
    }

    @Test
    void whatCannotBeIsTold() {
        DicomFile cut =
                read(
                        real(true).integer(Tag.NumberOfFrames, 3).build(),
                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(DicomError.PIXELS_SHORT, failure(() -> RealPixels.of(cut).values(2)));
        assertEquals(DicomError.NO_SUCH_FRAME, failure(() -> RealPixels.of(cut).values(3)));
        DicomFile bits =
                read(
                        real(true).integer(Tag.BitsAllocated, 64).build(),
                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(DicomError.PIXEL_DESCRIPTION, failure(() -> RealPixels.of(bits)));
        DicomFile none = read(image(32).build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(DicomError.NO_PIXELS, failure(() -> RealPixels.of(none)));
    }

    private static Object failure(Runnable reading) {
        return assertThrows(MeridianException.class, reading::run).errorCode();
    }

    private static DatasetBuilder mapping(String label, int first, int last) {
        return Dataset.builder()
                .string(Tag.LUTLabel, label)
                .integer(Tag.RealWorldValueFirstValueMapped, first)
                .integer(Tag.RealWorldValueLastValueMapped, last);
    }

    @Test
    void mappingsAreThoseOfTheFrame() {
        Dataset unit = Dataset.builder().string(Tag.CodeValue, "mm2/s").build();
        Dataset line =
                mapping("ADC", 10, 20)
                        .number(Tag.RealWorldValueSlope, 0.5)
                        .number(Tag.RealWorldValueIntercept, 3)
                        .items(Tag.MeasurementUnitsCodeSequence, List.of(unit))
                        .build();
        Dataset table = mapping("T", 1, 3).number(Tag.RealWorldValueLUTData, 5, 7, 11).build();
        Dataset own =
                Dataset.builder()
                        .items(Tag.RealWorldValueMappingSequence, List.of(line, table))
                        .build();
        Dataset shared =
                Dataset.builder().items(Tag.RealWorldValueMappingSequence, List.of(table)).build();
        Dataset dataset =
                Dataset.builder()
                        .items(Tag.SharedFunctionalGroupsSequence, List.of(shared))
                        .items(Tag.PerFrameFunctionalGroupsSequence, List.of(own))
                        .build();
        List<RealWorldValues> mappings = RealWorldValues.of(dataset, 0);
        assertEquals("mm2/s", mappings.get(0).unit());
        assertEquals(OptionalDouble.of(8), mappings.get(0).value(10));
        assertEquals(OptionalDouble.empty(), mappings.get(0).value(21));
        assertEquals(OptionalDouble.of(7), mappings.get(1).value(2));
        assertEquals(
                List.of("T"),
                RealWorldValues.of(dataset, 1).stream().map(RealWorldValues::label).toList());
        Dataset wrong = mapping("T", 1, 9).number(Tag.RealWorldValueLUTData, 5).build();
        Dataset broken =
                Dataset.builder().items(Tag.RealWorldValueMappingSequence, List.of(wrong)).build();
        assertEquals(DicomError.PIXEL_DESCRIPTION, failure(() -> RealWorldValues.of(broken, 0)));
    }

    @Test
    void contentIsTheFramesOwnElseTheShared() {
        Dataset place =
                Dataset.builder()
                        .string(Tag.StackID, "1")
                        .integer(Tag.InStackPositionNumber, 4)
                        .integer(Tag.DimensionIndexValues, 1, 4)
                        .build();
        Dataset measures = Dataset.builder().number(Tag.PixelSpacing, 0.5, 0.25).build();
        Dataset position = Dataset.builder().number(Tag.ImagePositionPatient, 1, 2, 3).build();
        Dataset dataset =
                Dataset.builder()
                        .items(
                                Tag.SharedFunctionalGroupsSequence,
                                List.of(
                                        Dataset.builder()
                                                .items(Tag.PixelMeasuresSequence, List.of(measures))
                                                .build()))
                        .items(
                                Tag.PerFrameFunctionalGroupsSequence,
                                List.of(
                                        Dataset.EMPTY,
                                        Dataset.builder()
                                                .items(Tag.FrameContentSequence, List.of(place))
                                                .items(Tag.PlanePositionSequence, List.of(position))
                                                .build()))
                        .build();
        FrameContent second = FrameContent.of(dataset, 1);
        assertEquals("1", second.stackID());
        assertEquals(OptionalInt.of(4), second.inStackPosition());
        assertEquals(List.of(1, 4), second.dimensionIndices());
        assertEquals(List.of(0.5, 0.25), second.pixelSpacing());
        assertEquals(List.of(1.0, 2.0, 3.0), second.position());
        assertEquals("", FrameContent.of(dataset, 0).stackID());
    }
}

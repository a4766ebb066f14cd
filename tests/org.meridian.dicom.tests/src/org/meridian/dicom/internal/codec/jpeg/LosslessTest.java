package org.meridian.dicom.internal.codec.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Random;

class LosslessTest {
    private static final int ROWS = 23;
    private static final int COLUMNS = 17;

    private final JpegCodec codec = new JpegCodec();

    private static int[] plane(Random random, int precision) {
        int[] plane = new int[ROWS * COLUMNS];
        for (int i = 0; i < plane.length; i++) {
            boolean smooth = random.nextInt(8) > 0 && i > 0;
            int value = smooth ? plane[i - 1] + random.nextInt(5) - 2 : random.nextInt();
            plane[i] = value & (1 << precision) - 1;
        }
        return plane;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void everyPredictorInEveryPrecision(int predictor) {
        Random random = new Random(predictor);
        for (int precision = 2; precision <= 16; precision++) {
            for (int restartRows : new int[] {0, 1, 4}) {
                int[] plane = plane(random, precision);
                byte[] data =
                        new LosslessEncoder(ROWS, COLUMNS, precision, predictor, 0, restartRows)
                                .encode(new int[][] {plane}, true);
                Frame frame =
                        codec.decode(
                                data,
                                Descriptions.grey(ROWS, COLUMNS, precision, false),
                                SampleBuffers.fresh());
                for (int i = 0; i < plane.length; i++) {
                    assertEquals(plane[i], frame.value(i), precision + " bits, sample " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void colourInOneScanOrThree(boolean interleaved) {
        Random random = new Random(3);
        int[][] planes = {plane(random, 8), plane(random, 8), plane(random, 8)};
        byte[] data = new LosslessEncoder(ROWS, COLUMNS, 8, 6, 0, 2).encode(planes, interleaved);
        Frame frame = codec.decode(data, Descriptions.rgb(ROWS, COLUMNS, 8), SampleBuffers.fresh());
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            for (int s = 0; s < 3; s++) {
                assertEquals(planes[s][i], frame.value(3 * i + s));
            }
        }
    }

    @Test
    void pointTransformDropsLowBits() {
        int[] plane = plane(new Random(4), 12);
        byte[] data =
                new LosslessEncoder(ROWS, COLUMNS, 12, 4, 3, 0).encode(new int[][] {plane}, true);
        Frame frame =
                codec.decode(
                        data, Descriptions.grey(ROWS, COLUMNS, 12, false), SampleBuffers.fresh());
        for (int i = 0; i < plane.length; i++) {
            assertEquals(plane[i] & ~7, frame.value(i));
        }
    }

    @Test
    void signedValuesAreExtendedFromBitsStored() {
        int[] plane = plane(new Random(5), 12);
        byte[] data =
                new LosslessEncoder(ROWS, COLUMNS, 12, 1, 0, 0).encode(new int[][] {plane}, true);
        Frame frame =
                codec.decode(
                        data, Descriptions.grey(ROWS, COLUMNS, 12, true), SampleBuffers.fresh());
        for (int i = 0; i < plane.length; i++) {
            assertEquals(plane[i] << 20 >> 20, frame.value(i));
        }
    }

    @Test
    void otherSizeThanTheAttributesIsRefused() {
        byte[] data =
                new LosslessEncoder(ROWS, COLUMNS, 8, 1, 0, 0)
                        .encode(new int[][] {plane(new Random(6), 8)}, true);
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () ->
                                codec.decode(
                                        data,
                                        Descriptions.grey(ROWS + 1, COLUMNS, 8, false),
                                        SampleBuffers.fresh()));
        assertEquals(DicomError.CODESTREAM_MISMATCH, e.errorCode());
    }

    @Test
    void everyCutIsNoticed() {
        byte[] data =
                new LosslessEncoder(ROWS, COLUMNS, 8, 1, 0, 3)
                        .encode(new int[][] {plane(new Random(7), 8)}, true);
        for (int length = 0; length < data.length - 4; length++) {
            byte[] cut = java.util.Arrays.copyOf(data, length);
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () ->
                                    codec.decode(
                                            cut,
                                            Descriptions.grey(ROWS, COLUMNS, 8, false),
                                            SampleBuffers.fresh()),
                            "cut at " + length);
            assertEquals(DicomError.CODESTREAM, e.errorCode());
        }
    }
}

package org.meridian.dicom.internal.codec.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.EncodableFrames;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            byte[] cut = Arrays.copyOf(data, length);
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

    /** The same codestreams by dcmtk or GDCM, so that both sides are not wrong alike. */
    @Test
    void peersAgree(@TempDir Path folder) throws IOException {
        // predictor, precision, point transform, lines of a restart interval, samples, interleaved
        int[][] cases = {
            {1, 8, 0, 2, 3, 1},
            {2, 12, 0, 3, 1, 1},
            {3, 16, 0, 0, 1, 1},
            {4, 16, 3, 0, 1, 1},
            {5, 10, 2, 1, 1, 1},
            {6, 8, 0, 0, 3, 0},
            {7, 14, 0, 5, 1, 1}
        };
        List<Path> files = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        for (int[] c : cases) {
            Random random = new Random(c[0]);
            int[][] planes = new int[c[4]][];
            Arrays.setAll(planes, i -> plane(random, c[1]));
            byte[] data =
                    new LosslessEncoder(ROWS, COLUMNS, c[1], c[0], c[2], c[3])
                            .encode(planes, c[5] == 1);
            PixelDescription description =
                    c[4] == 3
                            ? Descriptions.rgb(ROWS, COLUMNS, c[1])
                            : Descriptions.grey(ROWS, COLUMNS, c[1], false);
            Frame frame = codec.decode(data, description, SampleBuffers.fresh());
            Path file = folder.resolve("packed" + c[0] + ".dcm");
            EncodableFrames.write(file, frame, TransferSyntax.JPEG_LOSSLESS, data);
            files.add(file);
            frames.add(frame);
        }
        List<String[]> answers = new DicomPeers(folder).frames(files);
        for (int i = 0; i < cases.length; i++) {
            assertEquals(
                    EncodableFrames.digest(frames.get(i)),
                    answers.get(i)[5],
                    "predictor " + cases[i][0]);
        }
    }
}

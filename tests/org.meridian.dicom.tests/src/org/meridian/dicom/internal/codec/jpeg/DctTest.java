package org.meridian.dicom.internal.codec.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.util.Arrays;
import java.util.Random;

/** DCT codestreams by the letter of the standard, held to its formula. */
class DctTest {
    private static final int[] ONE = {1};

    private final JpegCodec codec = new JpegCodec();

    private Frame decode(byte[] data, PixelDescription description) {
        return codec.decode(data, description, SampleBuffers.fresh());
    }

    private static PixelDescription description(DctWriter writer) {
        return writer.horizontal.length == 1
                ? Descriptions.grey(writer.rows, writer.columns, writer.precision, false)
                : Descriptions.rgb(writer.rows, writer.columns, writer.precision);
    }

    /** Every sample within 1 of the formula's; a subsampled component's is the nearest one. */
    private void check(DctWriter writer, byte[] data) {
        Frame frame = decode(data, description(writer));
        int samples = writer.horizontal.length;
        int maxHorizontal = Arrays.stream(writer.horizontal).max().orElseThrow();
        int maxVertical = Arrays.stream(writer.vertical).max().orElseThrow();
        for (int y = 0; y < writer.rows; y++) {
            for (int x = 0; x < writer.columns; x++) {
                for (int i = 0; i < samples; i++) {
                    double expected =
                            writer.sample(
                                    i,
                                    x * writer.horizontal[i] / maxHorizontal,
                                    y * writer.vertical[i] / maxVertical);
                    assertEquals(
                            expected,
                            frame.value((y * writer.columns + x) * samples + i),
                            1.2,
                            "sample " + i + " at " + x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "12, 0", "8, 1", "12, 5"})
    void grey(int precision, int restartInterval) {
        Random random = new Random(precision);
        for (int round = 0; round < 10; round++) {
            DctWriter writer =
                    new DctWriter(
                            1 + random.nextInt(40), 1 + random.nextInt(40), precision, ONE, ONE);
            writer.restartInterval = restartInterval;
            writer.laterLines = round % 3 == 1;
            writer.wideSteps = round % 4 == 2;
            writer.endMarker = round % 5 != 3;
            check(writer, writer.write(random));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1 1 1, 1 1 1",
        "1 1 1, 2 1 1",
        "4 1 1, 1 1 1",
        "4 1 1, 4 1 1",
        "3 2 1, 1 1 1",
        "1 2 4, 3 1 2",
        "2 2 2, 2 2 2"
    })
    void anySamplingFactors(String horizontal, String vertical) {
        int[] across = Arrays.stream(horizontal.split(" ")).mapToInt(Integer::parseInt).toArray();
        int[] down = Arrays.stream(vertical.split(" ")).mapToInt(Integer::parseInt).toArray();
        Random random = new Random(5);
        for (int round = 0; round < 8; round++) {
            DctWriter writer =
                    new DctWriter(
                            1 + random.nextInt(50),
                            1 + random.nextInt(50),
                            round % 2 == 0 ? 8 : 12,
                            across,
                            down);
            writer.interleaved = round % 4 < 2;
            writer.restartInterval = round % 3;
            writer.laterLines = round == 5;
            check(writer, writer.write(random));
        }
    }

    @Test
    void twelveBitsUnderTenStoredEndAtTheLargestValue() {
        for (int seed = 0; ; seed++) {
            byte[] data = new DctWriter(8, 8, 12, ONE, ONE).write(new Random(seed));
            long[] plain = values(decode(data, Descriptions.grey(8, 8, 12, false)));
            long most = Arrays.stream(plain).max().orElseThrow();
            if (most > 1023 && most < 1200) {
                checkLimit(data, plain);
                return;
            }
        }
    }

    private void checkLimit(byte[] data, long[] plain) {
        long[] limited = values(decode(data, Descriptions.grey(8, 8, 10, false)));
        assertArrayEquals(
                Arrays.stream(plain).map(value -> Math.min(value, 1023)).toArray(), limited);
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> decode(data, Descriptions.grey(8, 8, 9, false)));
        assertEquals(DicomError.CODESTREAM_MISMATCH, e.errorCode());
    }

    @Test
    void eightBitsUnderSixteenAllocated() {
        DctWriter writer = new DctWriter(9, 20, 8, ONE, ONE);
        byte[] data = writer.write(new Random(3));
        assertArrayEquals(
                values(decode(data, Descriptions.grey(9, 20, 8, false))),
                values(decode(data, Descriptions.grey(9, 20, 12, false))));
    }

    private static long[] values(Frame frame) {
        long[] values = new long[frame.samples().length()];
        Arrays.setAll(values, frame::value);
        return values;
    }

    @Test
    void adobesMarkerSaysRgb() {
        int[] ones = {1, 1, 1};
        DctWriter writer = new DctWriter(8, 8, 8, ones, ones);
        byte[] data = writer.write(new Random(3));
        byte[] marker = {-1, -18, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] marked = new byte[data.length + marker.length];
        System.arraycopy(data, 0, marked, 0, 2);
        System.arraycopy(marker, 0, marked, 2, marker.length);
        System.arraycopy(data, 2, marked, 2 + marker.length, data.length - 2);
        PixelDescription declared =
                new PixelDescription(
                        8, 8, 3, PhotometricInterpretation.YBR_FULL_422, 8, 8, 7, false, false, 1);
        assertEquals(PhotometricInterpretation.YBR_FULL, decode(data, declared).photometric());
        assertEquals(PhotometricInterpretation.RGB, decode(marked, declared).photometric());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void everyCutIsNoticed(int restartInterval) {
        DctWriter writer = new DctWriter(30, 30, 8, ONE, ONE);
        writer.restartInterval = restartInterval;
        byte[] data = writer.write(new Random(7));
        // the last bytes are the end marker and a part of the last code's padding
        for (int length = 0; length < data.length - 3; length++) {
            byte[] cut = Arrays.copyOf(data, length);
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () -> decode(cut, description(writer)),
                            "cut at " + length);
            assertEquals(DicomError.CODESTREAM, e.errorCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"C5, SOF5", "C9, SOF9", "CB, SOF11"})
    void otherProcessesAreNamed(String marker, String name) {
        byte[] data = new DctWriter(8, 8, 8, ONE, ONE).write(new Random(1));
        for (int i = 0; i + 1 < data.length; i++) {
            if (data[i] == (byte) 0xFF && data[i + 1] == (byte) 0xC1) {
                data[i + 1] = (byte) Integer.parseInt(marker, 16);
            }
        }
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> decode(data, Descriptions.grey(8, 8, 8, false)));
        assertEquals(DicomError.UNSUPPORTED_CODESTREAM, e.errorCode());
        assertTrue(e.text(java.util.Locale.ENGLISH).contains(name));
    }

    @Test
    void otherSizeThanTheAttributesIsRefused() {
        byte[] data = new DctWriter(8, 9, 8, ONE, ONE).write(new Random(1));
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> decode(data, Descriptions.grey(8, 8, 8, false)));
        assertEquals(DicomError.CODESTREAM_MISMATCH, e.errorCode());
    }
}

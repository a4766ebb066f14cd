package org.meridian.dicom.internal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

class RleCodecTest {
    private static final int ROWS = 9;
    private static final int COLUMNS = 31;

    private final RleCodec codec = new RleCodec();

    /** Packs planes by the letter of PS3.5 G.3, with runs, literals and the void code. */
    private static byte[] pack(byte[][] planes) {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        header.putInt(planes.length);
        for (byte[] plane : planes) {
            header.putInt(64 + body.size());
            int at = 0;
            while (at < plane.length) {
                int run = 1;
                while (at + run < plane.length && run < 128 && plane[at + run] == plane[at]) {
                    run++;
                }
                if (run > 1) {
                    body.write(1 - run);
                    body.write(plane[at]);
                } else {
                    body.write(-128);
                    body.write(0);
                    body.write(plane[at]);
                }
                at += run;
            }
            if (body.size() % 2 != 0) {
                body.write(0);
            }
        }
        byte[] whole = new byte[64 + body.size()];
        System.arraycopy(header.array(), 0, whole, 0, 64);
        System.arraycopy(body.toByteArray(), 0, whole, 64, body.size());
        return whole;
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 3", "12, 1", "16, 1", "16, 3", "32, 1", "32, 3"})
    void everyDepth(int bits, int samples) {
        PixelDescription description =
                samples == 1
                        ? Descriptions.grey(ROWS, COLUMNS, bits, false)
                        : Descriptions.rgb(ROWS, COLUMNS, bits);
        int bytes = description.bitsAllocated() / 8;
        Random random = new Random(bits);
        long[] values = new long[ROWS * COLUMNS * samples];
        byte[][] planes = new byte[samples * bytes][ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            boolean flat = random.nextBoolean() && i >= samples;
            values[i] = flat ? values[i - samples] : random.nextLong() & (1L << bits) - 1;
            for (int b = 0; b < bytes; b++) {
                planes[i % samples * bytes + b][i / samples] =
                        (byte) (values[i] >> 8 * (bytes - 1 - b));
            }
        }
        Frame frame = codec.decode(pack(planes), description, SampleBuffers.fresh());
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], frame.value(i), "sample " + i);
        }
    }

    @Test
    void segmentsThatDoNotFitTheDescriptionAreRefused() {
        byte[] data = pack(new byte[][] {new byte[ROWS * COLUMNS]});
        PixelDescription colour = Descriptions.rgb(ROWS, COLUMNS, 8);
        assertThrows(
                MeridianException.class, () -> codec.decode(data, colour, SampleBuffers.fresh()));
        PixelDescription larger = Descriptions.grey(ROWS + 1, COLUMNS, 8, false);
        assertThrows(
                MeridianException.class, () -> codec.decode(data, larger, SampleBuffers.fresh()));
    }

    @Test
    void segmentsInAnotherOrderAndOfOddLength() {
        // literal 1 2 3, literal 4 5 6, a run of 7; the offsets name them backwards
        byte[] data = new byte[64 + 4 + 4 + 2];
        ByteBuffer.wrap(data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(3)
                .putInt(72)
                .putInt(68)
                .putInt(64)
                .position(64)
                .put(new byte[] {2, 1, 2, 3, 2, 4, 5, 6, -2, 7});
        Frame frame = codec.decode(data, Descriptions.rgb(1, 3, 8), SampleBuffers.fresh());
        int[] expected = {7, 4, 1, 7, 5, 2, 7, 6, 3};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], frame.value(i), "sample " + i);
        }
    }

    @Test
    void aSegmentDoesNotRunIntoTheNext() {
        byte[] data = pack(new byte[][] {new byte[3], new byte[3], new byte[3]});
        byte[] cut = data.clone();
        // the first segment's run is one sample short
        cut[64]++;
        assertThrows(
                MeridianException.class,
                () -> codec.decode(cut, Descriptions.rgb(1, 3, 8), SampleBuffers.fresh()));
    }
}

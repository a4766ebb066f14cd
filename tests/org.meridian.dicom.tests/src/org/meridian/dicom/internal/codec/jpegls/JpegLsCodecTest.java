package org.meridian.dicom.internal.codec.jpegls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.util.Arrays;
import java.util.HexFormat;

class JpegLsCodecTest {
    /** The codestream of ITU-T T.87 annex H.3. */
    private static final String EXAMPLE =
            "FFD8FFF7000B080004000401011100FFDA0008010100000000"
                    + "C000006C80208E01C0000057400000"
                    + "6EE6000001BC18000005D800009160FFD9";

    private static final int[] EXAMPLE_IMAGE = {
        0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145
    };

    private final JpegLsCodec codec = new JpegLsCodec();

    private Frame decode(byte[] data, int rows, int columns) {
        return codec.decode(
                data, Descriptions.grey(rows, columns, 8, false), SampleBuffers.fresh());
    }

    @Test
    void exampleOfTheStandard() {
        Frame frame = decode(HexFormat.of().parseHex(EXAMPLE), 4, 4);
        for (int i = 0; i < EXAMPLE_IMAGE.length; i++) {
            assertEquals(EXAMPLE_IMAGE[i], frame.value(i), "sample " + i);
        }
    }

    @Test
    void defaultThresholdsOfTheStandard() {
        assertEquals(
                new JpegLsParameters(255, 0, 3, 7, 21, 64),
                JpegLsParameters.of(255, 0, 0, 0, 0, 0));
        assertEquals(
                new JpegLsParameters(4095, 0, 18, 67, 276, 64),
                JpegLsParameters.of(4095, 0, 0, 0, 0, 0));
        assertEquals(
                new JpegLsParameters(65535, 0, 18, 67, 276, 64),
                JpegLsParameters.of(65535, 0, 0, 0, 0, 0));
        assertEquals(
                new JpegLsParameters(255, 3, 12, 22, 42, 64),
                JpegLsParameters.of(255, 3, 0, 0, 0, 0));
    }

    @Test
    void mappingTableIsRefusedByName() {
        byte[] data = HexFormat.of().parseHex("FFD8FFF800050201010000");
        MeridianException e = assertThrows(MeridianException.class, () -> decode(data, 4, 4));
        assertEquals(DicomError.UNSUPPORTED_CODESTREAM, e.errorCode());
    }

    @Test
    void cutCodestreamsAreNoticed() {
        byte[] whole = HexFormat.of().parseHex(EXAMPLE);
        // the last byte of the data holds the rest of one code and padding
        for (int length = 0; length < whole.length - 4; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(MeridianException.class, () -> decode(cut, 4, 4), "cut at " + length);
        }
    }

    @Test
    void reusedBuffersHoldTheNextFrame() {
        byte[] data = HexFormat.of().parseHex(EXAMPLE);
        SampleBuffers buffers = SampleBuffers.reused();
        Samples first = codec.decode(data, Descriptions.grey(4, 4, 8, false), buffers).samples();
        Samples second = codec.decode(data, Descriptions.grey(4, 4, 8, false), buffers).samples();
        assertTrue(
                first instanceof Samples.Bytes a
                        && second instanceof Samples.Bytes b
                        && a.array() == b.array());
        assertArrayEquals(
                new byte[] {0, 0, 90, 74}, Arrays.copyOf(((Samples.Bytes) second).array(), 4));
    }
}

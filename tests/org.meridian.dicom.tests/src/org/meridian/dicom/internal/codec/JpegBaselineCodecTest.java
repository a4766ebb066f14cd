package org.meridian.dicom.internal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

class JpegBaselineCodecTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 56;
    private static final PixelDescription GREY = Descriptions.grey(ROWS, COLUMNS, 8, false);

    private final JpegBaselineCodec codec = new JpegBaselineCodec();

    private static byte[] ramp() throws IOException {
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                image.getRaster().setSample(x, y, 0, 2 * x + 3 * y);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    @Test
    void smoothImageComesBackNearly() throws IOException {
        Frame frame = codec.decode(ramp(), GREY, SampleBuffers.fresh());
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                assertEquals(2 * x + 3 * y, frame.value(y * COLUMNS + x), 4);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 50, 75, 90})
    void cutDataAreNoImage(int percent) throws IOException {
        byte[] whole = ramp();
        byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> codec.decode(cut, GREY, SampleBuffers.fresh()));
        assertEquals(DicomError.CODESTREAM, e.errorCode());
    }

    @Test
    void otherProcessesAreNamed() throws IOException {
        byte[] progressive = ramp();
        for (int i = 0; i + 1 < progressive.length; i++) {
            if ((progressive[i] & 0xFF) == 0xFF && (progressive[i + 1] & 0xFF) == 0xC0) {
                progressive[i + 1] = (byte) 0xC2;
                break;
            }
        }
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> codec.decode(progressive, GREY, SampleBuffers.fresh()));
        assertEquals(DicomError.UNSUPPORTED_CODESTREAM, e.errorCode());
        assertTrue(e.text(java.util.Locale.ENGLISH).contains("SOF2"));
    }
}

package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.dicom.TransferSyntax;

class LosslessEncodingTest {
    /** Colours that go apart as far as the low-pass filter can make of it. */
    @Test
    void extremeColoursTakeMoreGuardBits() {
        int[] values = new int[27];
        for (int i = 0; i < 9; i++) {
            boolean high = i % 3 == 2 == (i / 3 == 2);
            values[3 * i + 1] = high ? 0 : 255;
            values[3 * i + 2] = high ? 255 : 0;
        }
        TestImage image = new TestImage(3, 3, 3, 8, false, values);
        byte[] codestream =
                new Jpeg2000Encoder(1)
                        .encode(image.frame(), TransferSyntax.JPEG_2000_LOSSLESS.uid());
        int quantization = 0;
        while (codestream[quantization] != (byte) 0xFF || codestream[quantization + 1] != 0x5C) {
            quantization++;
        }
        assertEquals(3, codestream[quantization + 4] >> 5, "guard bits");
        assertArrayEquals(image.values(), image.decode(codestream));
    }
}

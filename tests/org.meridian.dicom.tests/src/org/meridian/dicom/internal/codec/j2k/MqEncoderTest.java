package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

class MqEncoderTest {
    /** The sequence of ITU-T T.88 H.2, which has the same coder; its end marker is not for us. */
    @Test
    void testSequenceOfTheStandard() {
        byte[] decisions =
                HexFormat.of()
                        .parseHex(
                                "00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF");
        MqEncoder encoder = new MqEncoder();
        encoder.start();
        for (byte eight : decisions) {
            for (int bit = 7; bit >= 0; bit--) {
                encoder.encode(Contexts.SIGN, eight >> bit & 1);
            }
        }
        assertEquals(
                "84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADF",
                HexFormat.of().withUpperCase().formatHex(encoder.finish()));
    }
}

package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;

class MqDecoderTest {
    /** The test sequence of ITU-T T.88 H.2: coded with one context, and what it stands for. */
    private static final String CODED =
            "84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC";

    private static final String PLAIN =
            "00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF";

    @Test
    void testSequenceOfTheStandard() {
        byte[] coded = HexFormat.of().parseHex(CODED);
        byte[] segment = Arrays.copyOf(coded, coded.length + 2);
        segment[coded.length] = (byte) 0xFF;
        segment[coded.length + 1] = (byte) 0xFF;
        MqDecoder mq = new MqDecoder();
        mq.reset();
        int context = Contexts.MAGNITUDE;
        int slack = mq.start(segment, 0);
        byte[] plain = new byte[PLAIN.length() / 2];
        for (int i = 0; i < 8 * plain.length; i++) {
            int state = mq.contexts()[context];
            int bit = state >>> MqDecoder.SYMBOL;
            slack -= state & MqDecoder.PROBABILITY;
            if (slack < 0) {
                int both = mq.exchange(context, slack);
                slack = both >> 1;
                bit = both & 1;
            }
            plain[i / 8] |= (byte) (bit << 7 - i % 8);
        }
        assertEquals(PLAIN, HexFormat.of().withUpperCase().formatHex(plain));
    }
}

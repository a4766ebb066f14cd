package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/** The MQ encoder (ITU-T T.800 C.2). Reused for block after block. For one thread. */
final class MqEncoder {
    /**
     * How many bytes a decoder may have read ahead of those that are out: it holds three of them,
     * and the encoder up to twelve bits.
     */
    private static final int AHEAD = 4;

    // the byte at index 0 stands before the first one and takes no carry
    private byte[] bytes = new byte[4096];
    private final int[] contexts = new int[Contexts.COUNT];
    private int at;
    private int interval;
    private int code;
    private int countdown;

    /** Starts the codeword segment of a block. */
    void start() {
        MqStates.reset(contexts);
        at = 0;
        interval = 0x8000;
        code = 0;
        countdown = 12;
    }

    /** Encodes a decision. */
    void encode(int context, int decision) {
        int state = contexts[context];
        int probability = state & MqStates.PROBABILITY;
        interval -= probability;
        if (decision == state >>> MqStates.SYMBOL) {
            if ((interval & 0x8000) != 0) {
                code += probability;
                return;
            }
            if (interval < probability) {
                interval = probability;
            } else {
                code += probability;
            }
            contexts[context] = MqStates.afterMore(state);
        } else {
            if (interval < probability) {
                code += probability;
            } else {
                interval = probability;
            }
            contexts[context] = MqStates.afterLess(state);
        }
        do {
            interval <<= 1;
            code <<= 1;
            if (--countdown == 0) {
                putByte();
            }
        } while ((interval & 0x8000) == 0);
    }

    private void putByte() {
        if (bytes[at] != (byte) 0xFF && code >= 0x8000000) {
            bytes[at]++;
            code &= 0x7FFFFFF;
        }
        boolean stuffed = bytes[at] == (byte) 0xFF;
        int shift = stuffed ? 20 : 19;
        at++;
        if (at == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * at);
        }
        bytes[at] = (byte) (code >> shift);
        code &= (1 << shift) - 1;
        countdown = stuffed ? 7 : 8;
    }

    /** How many bytes suffice to decode what was encoded until now. */
    int sufficientLength() {
        return at + AHEAD;
    }

    /** Ends the segment (C.2.9). */
    byte[] finish() {
        int top = code + interval;
        code |= 0xFFFF;
        if (code >= top) {
            code -= 0x8000;
        }
        code <<= countdown;
        putByte();
        code <<= countdown;
        putByte();
        // a decoder goes on with FF by itself
        int end = bytes[at] == (byte) 0xFF ? at : at + 1;
        return Arrays.copyOfRange(bytes, 1, end);
    }
}

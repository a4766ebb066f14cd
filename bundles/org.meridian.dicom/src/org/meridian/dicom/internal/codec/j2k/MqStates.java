package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * States of the contexts of the MQ coder (ITU-T T.800 table C.2). A state holds the probability of
 * the less probable symbol in bits 0 to 15, the number of the state after the more probable one in
 * bits 16 to 22, of that after the other in bits 24 to 30, and the more probable symbol in bit 31.
 */
final class MqStates {
    /** The bits of a state that hold the probability of the other symbol. */
    static final int PROBABILITY = 0xFFFF;

    /** The bit of a state that holds the more probable symbol. */
    static final int SYMBOL = 31;

    private static final int NEXT_MORE = 16;
    private static final int NEXT_LESS = 24;
    private static final int INDEX = 0x7F;

    // Table C.2: probability, next state for the more and for the less probable symbol, switch
    private static final int[][] TABLE = {
        {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0},
        {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0},
        {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
        {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
        {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
        {0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
        {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0},
        {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
        {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
        {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0}
    };

    private static final int[] STATES = states();

    private MqStates() {}

    private static int[] states() {
        int[] states = new int[2 * TABLE.length];
        for (int i = 0; i < states.length; i++) {
            int[] row = TABLE[i >> 1];
            int more = i & 1;
            int afterMore = 2 * row[1] + more;
            int afterLess = 2 * row[2] + (more ^ row[3]);
            states[i] = more << SYMBOL | afterLess << NEXT_LESS | afterMore << NEXT_MORE | row[0];
        }
        return states;
    }

    /** Sets all contexts to what a block begins with (table D.7). */
    static void reset(int[] contexts) {
        Arrays.fill(contexts, STATES[0]);
        contexts[Contexts.ZERO] = STATES[2 * 4];
        contexts[Contexts.RUN] = STATES[2 * 3];
        contexts[Contexts.UNIFORM] = STATES[2 * 46];
    }

    /** The state after the more probable symbol and a renormalisation. */
    static int afterMore(int state) {
        return STATES[state >>> NEXT_MORE & INDEX];
    }

    /** The state after the less probable symbol. */
    static int afterLess(int state) {
        return STATES[state >>> NEXT_LESS & INDEX];
    }
}

package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * The MQ decoder (ITU-T T.800 annex C). A caller keeps in a variable of its own how far the
 * interval and the code register can shrink before anything but the more probable symbol without
 * renormalisation happens, the <i>slack</i>:
 *
 * <pre>
 *   int state = contexts[context];
 *   slack -= state &amp; PROBABILITY;
 *   if (slack &lt; 0) { int both = exchange(context, slack); slack = both &gt;&gt; 1; bit = both &amp; 1; }
 *   else bit = state &amp; 1;
 * </pre>
 *
 * so that most decisions cost one subtraction and one comparison. For one thread.
 */
final class MqDecoder {
    /** The bits of a context's state that hold the probability of the other symbol. */
    static final int PROBABILITY = 0x7FFF00;

    private static final int HALF = 0x800000;
    private static final int NEXT_MORE = 1;
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

    // by twice the table's index plus the more probable symbol: that symbol in bit 0, the state
    // after it in bits 1 to 7, the probability in bits 8 to 22, the state after the other above
    private static final int[] STATES = states();

    private final int[] contexts = new int[Contexts.COUNT];
    private byte[] bytes = {};
    private int at;
    private int interval;
    private int code;
    private int left;

    private static int[] states() {
        int[] states = new int[2 * TABLE.length];
        for (int i = 0; i < states.length; i++) {
            int[] row = TABLE[i >> 1];
            int more = i & 1;
            int afterMore = 2 * row[1] + more;
            int afterLess = 2 * row[2] + (more ^ row[3]);
            states[i] = more | afterMore << NEXT_MORE | row[0] << 8 | afterLess << NEXT_LESS;
        }
        return states;
    }

    /** The states of the contexts, for decisions. */
    int[] contexts() {
        return contexts;
    }

    /** Sets all contexts to what a block begins with (table D.7). */
    void reset() {
        Arrays.fill(contexts, STATES[0]);
        contexts[Contexts.ZERO] = STATES[2 * 4];
        contexts[Contexts.RUN] = STATES[2 * 3];
        contexts[Contexts.UNIFORM] = STATES[2 * 46];
    }

    /** Begins a codeword segment, which is followed by two bytes FF; gives the slack. */
    int start(byte[] data, int position) {
        bytes = data;
        at = position;
        code = (data[position] & 0xFF) << 8;
        interval = HALF;
        nextByte();
        code <<= 7;
        left -= 7;
        return normalised();
    }

    private void nextByte() {
        int next = bytes[at + 1] & 0xFF;
        if ((bytes[at] & 0xFF) == 0xFF) {
            if (next > 0x8F) {
                code += 0xFF;
                left = 8;
            } else {
                at++;
                code += next << 1;
                left = 7;
            }
        } else {
            at++;
            code += next;
            left = 8;
        }
    }

    /**
     * Decides where the slack is used up.
     *
     * @param slack less than 0
     * @return the new slack above bit 0, the symbol in bit 0
     */
    int exchange(int context, int slack) {
        int state = contexts[context];
        int probability = state & PROBABILITY;
        int size = interval + slack;
        int offset = code + slack;
        boolean less;
        if (offset < 0) {
            less = size >= probability;
            offset += probability;
            size = probability;
        } else {
            less = size < probability;
        }
        int symbol = state & 1;
        if (less) {
            symbol ^= 1;
            contexts[context] = STATES[state >>> NEXT_LESS];
        } else {
            contexts[context] = STATES[state >>> NEXT_MORE & INDEX];
        }
        int shift = Integer.numberOfLeadingZeros(size) - 8;
        code = offset;
        while (shift > left) {
            code <<= left;
            size <<= left;
            shift -= left;
            nextByte();
        }
        code <<= shift;
        left -= shift;
        interval = size << shift;
        return normalised() << 1 | symbol;
    }

    private int normalised() {
        int slack = Math.min(interval - HALF, code);
        interval -= slack;
        code -= slack;
        return slack;
    }
}

package org.meridian.dicom.internal.codec.j2k;

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
    static final int PROBABILITY = MqStates.PROBABILITY;

    private static final int HALF = 0x800000;

    private final int[] contexts = new int[Contexts.COUNT];
    private byte[] bytes = {};
    private int at;
    private int interval;
    private int code;
    private int left;

    /** The states of the contexts, for decisions. */
    int[] contexts() {
        return contexts;
    }

    /** Sets all contexts to what a block begins with (table D.7). */
    void reset() {
        MqStates.reset(contexts);
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
            contexts[context] = MqStates.afterLess(state);
        } else {
            contexts[context] = MqStates.afterMore(state);
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

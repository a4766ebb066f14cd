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
 *   else bit = state &gt;&gt;&gt; 31;
 * </pre>
 *
 * so that most decisions cost one subtraction and one comparison. For one thread.
 */
final class MqDecoder {
    /** The bits of a context's state that hold the probability of the other symbol. */
    static final int PROBABILITY = MqStates.PROBABILITY;

    /** The bit of a context's state that holds the more probable symbol. */
    static final int SYMBOL = MqStates.SYMBOL;

    private static final int HALF = 0x8000;
    // bits of the code register below those that are compared
    private static final int PENDING = 40;

    private final int[] contexts = new int[Contexts.COUNT];
    private byte[] bytes = {};
    private int at;
    private int interval;
    private long code;
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
        code = (long) (data[position] & 0xFF) << PENDING;
        interval = HALF;
        fill();
        code <<= 7;
        left -= 7;
        return normalised();
    }

    /** Adds bytes where no bit is pending, more than one up to the next byte FF. */
    private void fill() {
        int next = bytes[at + 1] & 0xFF;
        if (bytes[at] != -1) {
            code += (long) next << PENDING - 8;
            left = 8;
            at++;
        } else if (next > 0x8F) {
            code += 0xFFL << PENDING - 8;
            left = 8;
            return;
        } else {
            code += (long) next << PENDING - 7;
            left = 7;
            at++;
        }
        // the carry of what follows FF may come no sooner than the standard has it
        while (left <= PENDING - 16 && bytes[at] != -1) {
            at++;
            code += (long) (bytes[at] & 0xFF) << PENDING - 8 - left;
            left += 8;
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
        long offset = code + ((long) slack << PENDING);
        // all ones or zero in place of branches, which could not be foreseen
        int low = (int) (offset >> 63);
        int less = low ^ size - probability >> 31;
        offset += (long) (probability & low) << PENDING;
        size += probability - size & low;
        int afterMore = MqStates.afterMore(state);
        int afterLess = MqStates.afterLess(state);
        contexts[context] = afterMore ^ (afterMore ^ afterLess) & less;
        int symbol = (state ^ less) >>> SYMBOL;
        int shift = Integer.numberOfLeadingZeros(size) - 16;
        code = offset;
        while (shift > left) {
            code <<= left;
            size <<= left;
            shift -= left;
            fill();
        }
        code <<= shift;
        left -= shift;
        interval = size << shift;
        return normalised() << 1 | symbol;
    }

    private int normalised() {
        int slack = Math.min(interval - HALF, (int) (code >> PENDING));
        interval -= slack;
        code -= (long) slack << PENDING;
        return slack;
    }
}

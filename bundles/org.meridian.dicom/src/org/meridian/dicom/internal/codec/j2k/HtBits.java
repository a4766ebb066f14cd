package org.meridian.dicom.internal.codec.j2k;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of an HT segment without their stuffing, the first one lowest (ITU-T T.814 7.1.2 to
 * 7.1.5). A reader keeps no more than its position, so that what is read next does not wait for
 * what was read before. Reused for block after block. For one thread.
 */
final class HtBits {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_LOWEST = 0x0101010101010101L;
    private static final long EACH_HIGHEST = 0x8080808080808080L;
    private static final int MARGIN = 16;

    private byte[] bits = new byte[0];
    private int length;

    /** The bits, for {@link #peek}. */
    byte[] array() {
        return bits;
    }

    /** How many bits the segment has; what can be read behind them is filling. */
    int length() {
        return length;
    }

    /** At least 57 bits from a position on, the first one lowest. */
    static long peek(byte[] bits, int position) {
        return (long) LONGS.get(bits, position >>> 3) >>> (position & 7);
    }

    /**
     * Takes bytes from the first to the last: MagSgn and significance propagation.
     *
     * @param reach how many bits may be read, whether the segment has them or not
     * @param filling what is read behind the end: 0 or -1
     */
    void forward(byte[] data, int from, int to, int reach, int filling) {
        int end = prepare(to - from, reach);
        int at = from;
        int out = 0;
        int count = 0;
        int rest = 0;
        int last = 0;
        while (at < to) {
            if (last != 0xFF && at + 8 <= to) {
                long eight = (long) LONGS.get(data, at);
                if (!holdsFF(eight)) {
                    LONGS.set(bits, out, eight << count | rest);
                    rest = (int) (eight >>> 56) >>> 8 - count;
                    at += 8;
                    out += 8;
                    last = 0;
                    continue;
                }
            }
            int value = data[at++] & 0xFF;
            boolean stuffed = last == 0xFF;
            last = value;
            rest |= (stuffed ? value & 0x7F : value) << count;
            count += stuffed ? 7 : 8;
            if (count >= 8) {
                bits[out++] = (byte) rest;
                rest >>>= 8;
                count -= 8;
            }
        }
        finish(out, rest, count, filling, end);
    }

    /**
     * Takes bytes from the last to the first: VLC and magnitude refinement.
     *
     * @param unused bits of the last byte that belong to something else; they are taken as ones
     * @param reach how many bits may be read, whether the segment has them or not
     */
    void backward(byte[] data, int from, int to, int unused, int reach) {
        int end = prepare(to - from, reach);
        int out = 0;
        int count = 0;
        int rest = 0;
        int last = 0xFF;
        for (int at = to - 1; at >= from; at--) {
            int value = data[at] & 0xFF;
            if (at == to - 1) {
                value |= (1 << unused) - 1;
            }
            boolean stuffed = last > 0x8F && (value & 0x7F) == 0x7F;
            last = value;
            rest |= (stuffed ? 0x7F : value) << count;
            count += stuffed ? 7 : 8;
            if (count >= 8) {
                bits[out++] = (byte) rest;
                rest >>>= 8;
                count -= 8;
            }
        }
        finish(out, rest, count, 0, end);
    }

    private static boolean holdsFF(long eight) {
        return (~eight - EACH_LOWEST & eight & EACH_HIGHEST) != 0;
    }

    /** Makes room; gives how much of it is in use. */
    private int prepare(int bytes, int reach) {
        int needed = Math.max(bytes, reach + 7 >>> 3) + MARGIN;
        if (bits.length < needed) {
            bits = new byte[needed];
        }
        return needed;
    }

    private void finish(int out, int rest, int count, int filling, int end) {
        bits[out] = (byte) (rest | filling << count);
        Arrays.fill(bits, out + 1, end, (byte) filling);
        length = 8 * out + count;
    }
}

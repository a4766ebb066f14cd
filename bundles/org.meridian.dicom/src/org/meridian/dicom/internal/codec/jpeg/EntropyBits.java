package org.meridian.dicom.internal.codec.jpeg;

import org.meridian.dicom.internal.codec.Codestreams;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of one entropy-coded stretch, from which what was stuffed behind each byte FF (a zero
 * byte in ITU-T T.81 F.1.2.3, a zero bit in T.87 9.1) has been taken out beforehand, so that
 * reading needs no look at single bytes. For one thread.
 */
public final class EntropyBits {
    /** Bits that surely stand in a window. */
    static final int WINDOW = 57;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PADDING = 16;

    private final String codec;
    private final byte[] data;
    private final boolean stuffedBits;
    private byte[] bits = new byte[PADDING];
    private int length;
    private int position;
    private long cache;
    private int valid;
    private int next;

    /**
     * @param stuffedBits whether a bit is stuffed behind FF, as in T.87, and not a byte
     */
    public EntropyBits(String codec, byte[] data, boolean stuffedBits) {
        this.codec = codec;
        this.data = data;
        this.stuffedBits = stuffedBits;
    }

    /** Takes the stretch that begins at {@code from} and ends before the next marker. */
    public void start(int from) {
        next = markerFrom(from);
        if (bits.length < next - from + PADDING) {
            bits = new byte[next - from + PADDING];
        }
        length = stuffedBits ? takeBits(from) : takeBytes(from);
        Arrays.fill(bits, length, Math.min(bits.length, length + PADDING), (byte) 0);
        position = 0;
        cache = 0;
        valid = 0;
    }

    private int markerFrom(int from) {
        for (int i = from; i < data.length; i++) {
            if (data[i] == (byte) 0xFF) {
                int following = i + 1 < data.length ? data[i + 1] & 0xFF : 0xFF;
                if (stuffedBits ? following >= 0x80 : following != 0) {
                    return i;
                }
            }
        }
        return data.length;
    }

    private int takeBytes(int from) {
        int out = 0;
        for (int i = from; i < next; i++) {
            bits[out++] = data[i];
            if (data[i] == (byte) 0xFF) {
                i++;
            }
        }
        return out;
    }

    private int takeBits(int from) {
        int out = 0;
        int held = 0;
        int count = 0;
        int width = 8;
        for (int i = from; i < next; i++) {
            int b = data[i] & 0xFF;
            held = held << width | b;
            count += width;
            if (count >= 8) {
                count -= 8;
                bits[out++] = (byte) (held >> count);
            }
            width = b == 0xFF ? 7 : 8;
        }
        if (count > 0) {
            bits[out++] = (byte) (held << 8 - count);
        }
        return out;
    }

    /** Where the marker behind the stretch stands. */
    public int next() {
        return next;
    }

    /**
     * Bits from the left: at least 56 of them hold, zeros behind the end. Fails when the stretch
     * has been used up for long.
     */
    public long peek() {
        if (valid < 56) {
            if (position > length + 8) {
                throw Codestreams.broken(codec, next);
            }
            cache |= (long) LONGS.get(bits, position) >>> valid;
            position += 63 - valid >> 3;
            valid |= 56;
        }
        return cache;
    }

    /** Takes up to 56 of the bits seen. */
    public void skip(int count) {
        cache <<= count;
        valid -= count;
    }

    /** Reads up to 32 bits. */
    public int read(int count) {
        if (count == 0) {
            return 0;
        }
        long seen = peek();
        skip(count);
        return (int) (seen >>> 64 - count);
    }

    /** Fails when more bits were taken than the stretch had. */
    public void check() {
        if (8L * position - valid > 8L * length) {
            throw Codestreams.broken(codec, next);
        }
    }

    /** The bits from a place on: {@link #WINDOW} of them hold, zeros behind the end. */
    long window(long bit) {
        int index = (int) Math.min(bit >>> 3, length);
        return (long) LONGS.get(bits, index) << (bit & 7);
    }

    /** Fails when a place is behind the end. */
    void check(long bit) {
        if (bit > 8L * length) {
            throw Codestreams.broken(codec, next);
        }
    }
}

package org.meridian.dicom.internal.codec.jpeg;

import java.util.Arrays;

/**
 * Writes a codestream of the JPEG family: marker segments, and entropy-coded bits with what has to
 * be stuffed behind each byte FF (ITU-T T.81 F.1.2.3, T.87 9.1). For one thread.
 */
public final class EntropyWriter {
    private final boolean stuffedBits;
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long held;
    private int count;
    private boolean afterFf;

    /**
     * @param stuffedBits whether a bit is stuffed behind FF, as in T.87, and not a byte
     */
    public EntropyWriter(boolean stuffedBits) {
        this.stuffedBits = stuffedBits;
    }

    /** Writes bytes as they are. */
    public void bytes(int... values) {
        for (int value : values) {
            add(value);
        }
    }

    public void u16(int value) {
        bytes(value >> 8, value);
    }

    /** Writes the lower {@code size} bits of a value, 32 at most. */
    public void bits(int value, int size) {
        held = held << size | value & (1L << size) - 1;
        count += size;
        while (count >= width()) {
            count -= width();
            entropyByte((int) (held >>> count) & (1 << width()) - 1);
        }
    }

    private int width() {
        return stuffedBits && afterFf ? 7 : 8;
    }

    private void entropyByte(int value) {
        add(value);
        afterFf = value == 0xFF;
        if (afterFf && !stuffedBits) {
            add(0);
        }
    }

    /** Fills the last byte: with ones in T.81, with zeros in T.87, where FF is not the last. */
    public void endBits() {
        int missing = width() - count;
        if (count > 0 || stuffedBits && afterFf) {
            bits(stuffedBits ? 0 : -1, missing);
        }
        held = 0;
        count = 0;
        afterFf = false;
    }

    private void add(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    /** All that was written, filled to an even length as a fragment has to be (PS3.5 A.4). */
    public byte[] fragment() {
        return Arrays.copyOf(bytes, length + (length & 1));
    }
}

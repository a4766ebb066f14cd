package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/**
 * What a block decoder is given: codeword segments and what is known of the block. It is filled
 * again for each block. For one thread.
 */
final class CodedBlock {
    private static final int SENTINEL = 2;

    private byte[] bytes = new byte[8192];
    private int used;
    private int segments;
    private int[] starts = new int[4];
    private int[] lengths = new int[4];
    private int[] passes = new int[4];
    private int width;
    private int height;
    private int bitPlanes;
    private int zeroBitPlanes;
    private Subband.Kind kind = Subband.Kind.LL;
    private CodeBlockStyle style = new CodeBlockStyle(0);

    /** Forgets the segments. */
    void clear() {
        used = 0;
        segments = 0;
    }

    /** Adds bytes, to the last segment or as a new one. */
    void add(boolean continues, int addedPasses, byte[] data, int from, int length) {
        if (!continues) {
            close();
            if (segments == starts.length) {
                starts = Arrays.copyOf(starts, 2 * segments);
                lengths = Arrays.copyOf(lengths, 2 * segments);
                passes = Arrays.copyOf(passes, 2 * segments);
            }
            starts[segments] = used;
            lengths[segments] = 0;
            passes[segments] = 0;
            segments++;
        }
        reserve(length);
        System.arraycopy(data, from, bytes, used, length);
        used += length;
        lengths[segments - 1] += length;
        passes[segments - 1] += addedPasses;
    }

    /** Ends the last segment with a marker, at which decoders go on with ones (C.3.4). */
    void close() {
        if (segments > 0) {
            reserve(SENTINEL);
            bytes[used++] = (byte) 0xFF;
            bytes[used++] = (byte) 0xFF;
        }
    }

    private void reserve(int length) {
        if (length > bytes.length - used) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
        }
    }

    void describe(CodeBlock block, Subband band, CodeBlockStyle blockStyle) {
        width = block.width();
        height = block.height();
        zeroBitPlanes = block.zeroBitPlanes();
        bitPlanes = band.bitPlanes() - zeroBitPlanes;
        kind = band.kind();
        style = blockStyle;
    }

    /** The segments one after the other, two bytes FF behind each. */
    byte[] bytes() {
        return bytes;
    }

    int segments() {
        return segments;
    }

    int start(int segment) {
        return starts[segment];
    }

    int length(int segment) {
        return lengths[segment];
    }

    /** Coding passes of a segment. */
    int passes(int segment) {
        return passes[segment];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Magnitude bit-planes from the first coded one down, regions of interest included. */
    int bitPlanes() {
        return bitPlanes;
    }

    /** Bit-planes above the first coded one. */
    int zeroBitPlanes() {
        return zeroBitPlanes;
    }

    Subband.Kind kind() {
        return kind;
    }

    CodeBlockStyle style() {
        return style;
    }
}

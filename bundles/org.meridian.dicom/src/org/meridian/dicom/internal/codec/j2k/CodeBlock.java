package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/** The bytes that the packets hold of one code-block. For one thread. */
final class CodeBlock {
    private static final int PART = 4;

    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private int zeroBitPlanes;
    private int lengthBits = 3;
    private int passes;
    private int segments;
    private int passesLeft;
    // segment, passes, first byte and length of each part of a segment
    private int[] parts = {};
    private int count;

    /**
     * @param x in the component's plane of coefficients
     * @param y in the component's plane of coefficients
     */
    CodeBlock(int x, int y, int width, int height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int passes() {
        return passes;
    }

    int zeroBitPlanes() {
        return zeroBitPlanes;
    }

    void setZeroBitPlanes(int planes) {
        zeroBitPlanes = planes;
    }

    /** Reads how many passes a packet adds and how long their segments are (B.10.6, B.10.7). */
    void readContribution(PacketBits bits, CodeBlockStyle style) {
        int added = bits.passes();
        while (bits.bit() == 1) {
            lengthBits++;
        }
        while (added > 0) {
            if (passesLeft == 0) {
                passesLeft = style.passesOfSegment(passes, added);
                segments++;
            }
            int now = Math.min(added, passesLeft);
            int width = lengthBits + 31 - Integer.numberOfLeadingZeros(now);
            if (width > 30) {
                throw bits.broken();
            }
            addPart(now, bits.bits(width));
            passes += now;
            passesLeft -= now;
            added -= now;
        }
    }

    private void addPart(int partPasses, int length) {
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, Math.max(PART, 2 * count));
        }
        parts[count] = segments - 1;
        parts[count + 1] = partPasses;
        parts[count + 2] = -1;
        parts[count + 3] = length;
        count += PART;
    }

    /** Finds the bytes of the parts whose lengths were read, and moves behind them. */
    void readBody(ByteCursor body) {
        int first = count;
        while (first > 0 && parts[first - 2] < 0) {
            first -= PART;
        }
        for (int i = first; i < count; i += PART) {
            parts[i + 2] = body.position();
            body.part(parts[i + 3]);
        }
    }

    /** Puts all segments one after the other. */
    void copyTo(CodedBlock target, byte[] data) {
        target.clear();
        for (int i = 0; i < count; i += PART) {
            boolean continues = i > 0 && parts[i] == parts[i - PART];
            target.add(continues, parts[i + 1], data, parts[i + 2], parts[i + 3]);
        }
        target.close();
    }
}

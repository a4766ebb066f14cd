package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Collects decoded frames as native pixel data in little endian (PS3.5 8.1.1): the samples of a
 * pixel side by side, each in Bits Allocated, frames without a gap. For one thread.
 */
final class NativePixels {
    private final int bitsAllocated;
    private final ByteBuffer bytes;
    private long bit;

    /**
     * @throws MeridianException {@link DicomError#TOO_LARGE} when they do not fit into memory
     */
    NativePixels(PixelDescription description) {
        bitsAllocated = description.bitsAllocated();
        long length = length(description);
        long most = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / 3);
        if (length > most) {
            throw new MeridianException(
                    DicomError.TOO_LARGE, Long.toString(length), Long.toString(most));
        }
        bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Length in bytes of all frames, padded to an even one. */
    static long length(PixelDescription description) {
        long bits =
                (long) description.samples()
                        * description.numberOfFrames()
                        * description.bitsAllocated();
        return (bits + 15) / 16 * 2;
    }

    void add(Frame frame) {
        switch (frame.samples()) {
            case Samples.Bytes samples -> {
                if (bitsAllocated == 1) {
                    pack(samples.array());
                } else {
                    bytes.put(samples.array());
                }
            }
            case Samples.Shorts samples -> {
                bytes.asShortBuffer().put(samples.array());
                bytes.position(bytes.position() + 2 * samples.length());
            }
            case Samples.Ints samples -> {
                bytes.asIntBuffer().put(samples.array());
                bytes.position(bytes.position() + 4 * samples.length());
            }
        }
    }

    /** The lowest bit of a byte first, a frame right behind the one before. */
    private void pack(byte[] bits) {
        byte[] packed = bytes.array();
        for (byte value : bits) {
            packed[(int) (bit >> 3)] |= (byte) (value << (bit & 7));
            bit++;
        }
    }

    byte[] bytes() {
        return bytes.array();
    }
}

package org.meridian.dicom.internal.codec;

import org.meridian.core.MeridianException;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Element;
import org.meridian.dicom.VR;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Frames of uncompressed pixel data (PS3.5 8.1.1, A.1 to A.3). Safe for all threads. */
public final class NativeFrames {
    private final BulkData data;
    private final PixelDescription description;
    private final ByteOrder order;
    private final boolean swappedBytes;

    public NativeFrames(Element pixels, PixelDescription description) {
        this.data = pixels.bulk();
        this.description = description;
        this.order = pixels.order();
        // 8-bit samples in words of big endian stand in pairs the other way round
        this.swappedBytes = order == ByteOrder.BIG_ENDIAN && pixels.vr() == VR.OW;
    }

    /** Reads a frame, counted from 0. */
    public Frame read(int frame, SampleBuffers buffers) {
        if (description.bitsAllocated() == 1) {
            return bits(frame, buffers);
        }
        long frameBytes =
                subsampled()
                        ? 2L * description.rows() * ((description.columns() + 1) / 2 * 2)
                        : (long) description.samples() * (description.bitsAllocated() / 8);
        byte[] bytes = bytes(frameBytes * frame, frameBytes, frame);
        if (subsampled()) {
            Samples full = new Samples.Bytes(fromPairs(bytes, buffers));
            return StoredValues.frame(
                    description, StoredValues.fullColour(description), full, description.highBit());
        }
        return decode(bytes, order, description, description.planar(), buffers);
    }

    /** Reads the samples of one frame from native bytes. */
    static Frame decode(
            byte[] bytes,
            ByteOrder order,
            PixelDescription description,
            boolean planar,
            SampleBuffers buffers) {
        int count = description.samples();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        Samples samples;
        switch (description.bitsAllocated()) {
            case 8 -> {
                byte[] target = buffers.bytes(count);
                buffer.get(target);
                samples = new Samples.Bytes(target);
            }
            case 16 -> {
                short[] target = buffers.shorts(count);
                buffer.asShortBuffer().get(target);
                samples = new Samples.Shorts(target);
            }
            default -> {
                int[] target = buffers.ints(count);
                buffer.asIntBuffer().get(target);
                samples = new Samples.Ints(target);
            }
        }
        boolean separate = planar && description.samplesPerPixel() > 1;
        return StoredValues.frame(
                description,
                description.photometric(),
                separate ? Planes.interleave(samples, description.samplesPerPixel()) : samples,
                description.highBit());
    }

    /** Unpacks bits, the lowest of a byte first. */
    static byte[] unpack(byte[] packed, int firstBit, byte[] target) {
        for (int i = 0; i < target.length; i++) {
            int bit = firstBit + i;
            target[i] = (byte) (packed[bit >> 3] >> (bit & 7) & 1);
        }
        return target;
    }

    private boolean subsampled() {
        return description.photometric().isSubsampled() && description.bitsAllocated() == 8;
    }

    private Frame bits(int frame, SampleBuffers buffers) {
        int count = description.samples();
        long firstBit = (long) count * frame;
        long first = firstBit / 8;
        long end = (firstBit + count + 7) / 8;
        byte[] packed;
        if (swappedBytes) {
            long even = first & ~1L;
            packed = bytes(even, Math.min((end + 1 & ~1L), data.length()) - even, frame);
            first = even;
        } else {
            packed = bytes(first, end - first, frame);
        }
        byte[] target = unpack(packed, (int) (firstBit - first * 8), buffers.bytes(count));
        return StoredValues.frame(
                description, description.photometric(), new Samples.Bytes(target), 0);
    }

    private byte[] bytes(long offset, long length, int frame) {
        if (length < 0 || length > Integer.MAX_VALUE - 8 || offset > data.length() - length) {
            throw new MeridianException(DicomError.PIXELS_SHORT, Integer.toString(frame + 1));
        }
        if (!swappedBytes || description.bitsAllocated() > 8) {
            return data.read(offset, (int) length);
        }
        long even = offset & ~1L;
        long end = Math.min(offset + length + 1 & ~1L, data.length());
        byte[] words = data.read(even, (int) (end - even));
        byte[] bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) {
            int from = (int) (offset - even) + i ^ 1;
            bytes[i] = from < words.length ? words[from] : words[from - 1];
        }
        return bytes;
    }

    /** Y1 Y2 Cb Cr of two pixels (PS3.3 C.7.6.3.1.2) to three samples each. */
    private byte[] fromPairs(byte[] pairs, SampleBuffers buffers) {
        byte[] full = buffers.bytes(description.samples());
        int columns = description.columns();
        int from = 0;
        int to = 0;
        for (int row = 0; row < description.rows(); row++) {
            for (int column = 0; column < columns; column += 2) {
                for (int i = 0; i < 2 && column + i < columns; i++) {
                    full[to++] = pairs[from + i];
                    full[to++] = pairs[from + 2];
                    full[to++] = pairs[from + 3];
                }
                from += 4;
            }
        }
        return full;
    }
}

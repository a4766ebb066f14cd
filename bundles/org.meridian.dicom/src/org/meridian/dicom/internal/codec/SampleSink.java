package org.meridian.dicom.internal.codec;

import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

/** Collects decoded samples of up to 16 bits into those of a frame. For one thread. */
public final class SampleSink {
    private static final int BLOCK = 8;

    /** A quarter of the range: what ringing at an edge may give. */
    private static final int OVERSHOOT_SHIFT = 2;

    private final PixelDescription description;
    private final int columns;
    private final int stride;
    private final byte[] bytes;
    private final short[] shorts;
    private final boolean wide;

    public SampleSink(PixelDescription description, SampleBuffers buffers) {
        this.description = description;
        this.columns = description.columns();
        this.stride = description.samplesPerPixel();
        this.wide = description.bitsAllocated() > 8;
        this.bytes = wide ? new byte[0] : buffers.bytes(description.samples());
        this.shorts = wide ? buffers.shorts(description.samples()) : new short[0];
    }

    /**
     * Stores a row of one component.
     *
     * @param line the samples, of which the first column's is at {@code first}
     * @param shift bits that the samples are shifted up by
     */
    public void row(int row, int component, int[] line, int first, int shift) {
        int at = row * columns * stride + component;
        if (wide) {
            for (int x = 0; x < columns; x++, at += stride) {
                shorts[at] = (short) (line[first + x] << shift);
            }
        } else {
            for (int x = 0; x < columns; x++, at += stride) {
                bytes[at] = (byte) (line[first + x] << shift);
            }
        }
    }

    /** Stores a block of 8 rows of 8 samples of one component, as far as the frame goes. */
    public void block(int firstRow, int firstColumn, int component, int[] block) {
        int high = Math.min(BLOCK, description.rows() - firstRow);
        int across = Math.min(BLOCK, columns - firstColumn);
        int line = (firstRow * columns + firstColumn) * stride + component;
        for (int from = 0; from < high * BLOCK; from += BLOCK, line += columns * stride) {
            if (wide) {
                for (int x = 0, at = line; x < across; x++, at += stride) {
                    shorts[at] = (short) block[from + x];
                }
            } else if (across == BLOCK) {
                eightBytes(block, from, bytes, line, stride);
            } else {
                for (int x = 0, at = line; x < across; x++, at += stride) {
                    bytes[at] = (byte) block[from + x];
                }
            }
        }
    }

    /** Without a loop, as most rows of most blocks come here. */
    private static void eightBytes(int[] block, int from, byte[] target, int at, int step) {
        target[at] = (byte) block[from];
        target[at + step] = (byte) block[from + 1];
        target[at + 2 * step] = (byte) block[from + 2];
        target[at + 3 * step] = (byte) block[from + 3];
        target[at + 4 * step] = (byte) block[from + 4];
        target[at + 5 * step] = (byte) block[from + 5];
        target[at + 6 * step] = (byte) block[from + 6];
        target[at + 7 * step] = (byte) block[from + 7];
    }

    /**
     * The frame of lossless coding. Signed values are extended from Bits Stored.
     *
     * @param end where the codestream ends
     * @throws org.meridian.core.MeridianException when unsigned values need more than Bits Stored
     */
    public Frame frame(String codec, int precision, int end) {
        int bits = description.bitsStored();
        boolean room = bits < (wide ? Short.SIZE : Byte.SIZE);
        if (room && !description.signed() && most() >> bits != 0) {
            Codestreams.agree(codec, Math.max(precision, bits), bits);
            throw Codestreams.broken(codec, end);
        }
        return frame(StoredValues.fullColour(description));
    }

    /**
     * The frame of lossy coding of samples that are deeper than Bits Stored, which may overshoot
     * the largest value that there is; such a sample is that value. Signed values are extended from
     * Bits Stored.
     *
     * @throws org.meridian.core.MeridianException when values are so large that Bits Stored is
     *     wrong
     */
    public Frame lossyFrame(String codec, int precision, PhotometricInterpretation photometric) {
        int bits = description.bitsStored();
        int largest = (1 << bits) - 1;
        if (precision > bits) {
            int most = most();
            if (most > largest + (largest >> OVERSHOOT_SHIFT)) {
                Codestreams.agree(codec, precision, bits);
            }
            if (most > largest) {
                limit(largest);
            }
        }
        return frame(photometric);
    }

    private Frame frame(PhotometricInterpretation photometric) {
        Samples samples = wide ? new Samples.Shorts(shorts) : new Samples.Bytes(bytes);
        int bits = description.bitsStored();
        if (description.signed()) {
            return StoredValues.frame(description, photometric, samples, bits - 1);
        }
        return new Frame(description.rows(), columns, stride, bits, false, photometric, samples);
    }

    private int most() {
        int most = 0;
        for (short value : shorts) {
            most = Math.max(most, value & 0xFFFF);
        }
        for (byte value : bytes) {
            most = Math.max(most, value & 0xFF);
        }
        return most;
    }

    private void limit(int largest) {
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) Math.min(shorts[i] & 0xFFFF, largest);
        }
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.min(bytes[i] & 0xFF, largest);
        }
    }
}

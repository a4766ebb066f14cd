package org.meridian.dicom.internal.codec;

import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

/** Collects decoded lines of up to 16 bits into the samples of a frame. For one thread. */
final class SampleSink {
    private final PixelDescription description;
    private final int columns;
    private final int stride;
    private final byte[] bytes;
    private final short[] shorts;
    private final boolean wide;

    SampleSink(PixelDescription description, SampleBuffers buffers) {
        this.description = description;
        this.columns = description.columns();
        this.stride = description.samplesPerPixel();
        this.wide = description.bitsAllocated() > 8;
        this.bytes = wide ? new byte[0] : buffers.bytes(description.samples());
        this.shorts = wide ? buffers.shorts(description.samples()) : new short[0];
    }

    /** Stores a row of one component from {@code line}, whose first column is at {@code first}. */
    void row(int row, int component, int[] line, int first) {
        int at = row * columns * stride + component;
        if (wide) {
            for (int x = 0; x < columns; x++, at += stride) {
                shorts[at] = (short) line[first + x];
            }
        } else {
            for (int x = 0; x < columns; x++, at += stride) {
                bytes[at] = (byte) line[first + x];
            }
        }
    }

    /**
     * The frame. Signed values are extended from Bits Stored.
     *
     * @throws org.meridian.core.MeridianException when unsigned values need more than Bits Stored
     */
    Frame frame(String codec, int precision) {
        PhotometricInterpretation photometric = StoredValues.fullColour(description);
        Samples samples = wide ? new Samples.Shorts(shorts) : new Samples.Bytes(bytes);
        int bits = description.bitsStored();
        if (description.signed()) {
            return StoredValues.frame(description, photometric, samples, bits - 1);
        }
        if (precision > bits && exceeds(bits)) {
            Codestreams.agree(codec, precision, bits);
        }
        return new Frame(description.rows(), columns, stride, bits, false, photometric, samples);
    }

    private boolean exceeds(int bits) {
        int all = 0;
        for (short value : shorts) {
            all |= value & 0xFFFF;
        }
        for (byte value : bytes) {
            all |= value & 0xFF;
        }
        return all >> bits != 0;
    }
}

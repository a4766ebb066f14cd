package org.meridian.dicom.internal.codec;

import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.Samples;

/** Gives the samples of a frame of up to 16 bits line by line to encoders. Immutable. */
public final class SampleSource {
    private static final int LEAST_PRECISION = 2;

    private final Frame frame;
    private final int mask;

    /**
     * @throws org.meridian.core.MeridianException when the samples are deeper
     */
    public SampleSource(String codec, Frame frame) {
        if (frame.bitsStored() > 16 || frame.samples() instanceof Samples.Ints) {
            throw Codestreams.unsupported(codec, frame.bitsStored() + " bit");
        }
        this.frame = frame;
        this.mask = (1 << frame.bitsStored()) - 1;
    }

    /** Bits of a sample in the codestream. */
    public int precision() {
        return Math.max(LEAST_PRECISION, frame.bitsStored());
    }

    /** The largest sample value, with 1 bit too. */
    public int largest() {
        return mask;
    }

    /** Whether the samples stand in 16 bits. */
    public boolean wide() {
        return frame.samples() instanceof Samples.Shorts;
    }

    public int components() {
        return frame.samplesPerPixel();
    }

    public int rows() {
        return frame.rows();
    }

    public int columns() {
        return frame.columns();
    }

    /** Copies a row of one component, cut to Bits Stored, to {@code line} from {@code first} on. */
    public void row(int row, int component, int[] line, int first) {
        int columns = frame.columns();
        int stride = frame.samplesPerPixel();
        int at = row * columns * stride + component;
        switch (frame.samples()) {
            case Samples.Bytes bytes -> {
                for (int x = 0; x < columns; x++, at += stride) {
                    line[first + x] = bytes.array()[at] & mask;
                }
            }
            case Samples.Shorts shorts -> {
                for (int x = 0; x < columns; x++, at += stride) {
                    line[first + x] = shorts.array()[at] & mask;
                }
            }
            case Samples.Ints ints -> throw new IllegalStateException("deeper samples");
        }
    }
}

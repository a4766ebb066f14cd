package org.meridian.dicom.pixel;

/**
 * One decoded frame: stored values before the modality LUT (PS3.3 C.7.6.3, C.11.1).
 *
 * @param bitsStored significant bits of a sample, 1 to 32
 * @param signed two's complement samples (Pixel Representation 1)
 * @param photometric what the decoded samples mean; of one that shares colours, each pixel has its
 *     own here
 * @param samples rows x columns x samplesPerPixel of them
 */
public record Frame(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsStored,
        boolean signed,
        PhotometricInterpretation photometric,
        Samples samples) {
    public Frame {
        if (samples.length() != rows * columns * samplesPerPixel) {
            throw new IllegalArgumentException("samples do not fill the frame");
        }
    }

    /** The stored value at an index into the samples; unsigned 32-bit values need the long. */
    public long value(int index) {
        return switch (samples) {
            case Samples.Bytes bytes -> signed ? bytes.array()[index] : bytes.array()[index] & 0xFF;
            case Samples.Shorts shorts ->
                    signed ? shorts.array()[index] : shorts.array()[index] & 0xFFFF;
            case Samples.Ints ints ->
                    signed ? ints.array()[index] : ints.array()[index] & 0xFFFFFFFFL;
        };
    }
}

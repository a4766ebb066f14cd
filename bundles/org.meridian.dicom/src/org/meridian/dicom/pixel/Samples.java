package org.meridian.dicom.pixel;

/**
 * The samples of a frame, pixel by pixel, row by row, the samples of a pixel side by side. Signed
 * samples are sign-extended to their array's width; unsigned ones use all its bits. The array is
 * handed out as it is, for speed, and belongs to the receiver of the frame.
 */
public sealed interface Samples {
    /** Of up to 8 bits. */
    record Bytes(byte[] array) implements Samples {}

    /** Of 9 to 16 bits. */
    record Shorts(short[] array) implements Samples {}

    /** Of 17 to 32 bits. */
    record Ints(int[] array) implements Samples {}

    /** Number of samples. */
    default int length() {
        return switch (this) {
            case Bytes bytes -> bytes.array.length;
            case Shorts shorts -> shorts.array.length;
            case Ints ints -> ints.array.length;
        };
    }
}

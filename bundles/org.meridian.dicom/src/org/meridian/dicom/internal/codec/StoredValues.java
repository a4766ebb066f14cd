package org.meridian.dicom.internal.codec;

import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.Samples;

/** Brings samples to Bits Stored: what other bits hold is no part of the value. */
public final class StoredValues {
    private StoredValues() {}

    /** A frame of samples whose upper bit is {@code highBit}; the arrays are changed in place. */
    public static Frame frame(
            PixelDescription description,
            PhotometricInterpretation photometric,
            Samples samples,
            int highBit) {
        int bits = description.bitsStored();
        switch (samples) {
            case Samples.Bytes bytes -> bytes(bytes.array(), bits, highBit, description.signed());
            case Samples.Shorts shorts ->
                    shorts(shorts.array(), bits, highBit, description.signed());
            case Samples.Ints ints -> ints(ints.array(), bits, highBit, description.signed());
        }
        return new Frame(
                description.rows(),
                description.columns(),
                description.samplesPerPixel(),
                bits,
                description.signed(),
                photometric,
                samples);
    }

    /** What decoded samples mean when the codec gives each component at full size. */
    public static PhotometricInterpretation fullColour(PixelDescription description) {
        PhotometricInterpretation photometric = description.photometric();
        return photometric == PhotometricInterpretation.YBR_FULL_422
                ? PhotometricInterpretation.YBR_FULL
                : photometric;
    }

    private static void bytes(byte[] array, int bits, int highBit, boolean signed) {
        if (bits >= 8) {
            return;
        }
        for (int i = 0; i < array.length; i++) {
            array[i] = (byte) value(array[i], bits, highBit, signed);
        }
    }

    private static void shorts(short[] array, int bits, int highBit, boolean signed) {
        if (bits >= 16) {
            return;
        }
        for (int i = 0; i < array.length; i++) {
            array[i] = (short) value(array[i], bits, highBit, signed);
        }
    }

    private static void ints(int[] array, int bits, int highBit, boolean signed) {
        if (bits >= 32) {
            return;
        }
        for (int i = 0; i < array.length; i++) {
            array[i] = value(array[i], bits, highBit, signed);
        }
    }

    private static int value(int raw, int bits, int highBit, boolean signed) {
        int up = raw << 31 - highBit;
        return signed ? up >> 32 - bits : up >>> 32 - bits;
    }
}

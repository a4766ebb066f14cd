package org.meridian.dicom.internal.codec;

import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;

/** Pixel descriptions of synthetic images. */
public final class Descriptions {
    private Descriptions() {}

    public static PixelDescription grey(int rows, int columns, int bits, boolean signed) {
        return new PixelDescription(
                rows,
                columns,
                1,
                PhotometricInterpretation.MONOCHROME2,
                bits > 16 ? 32 : bits > 8 ? 16 : 8,
                bits,
                bits - 1,
                signed,
                false,
                1);
    }

    public static PixelDescription rgb(int rows, int columns, int bits) {
        return new PixelDescription(
                rows,
                columns,
                3,
                PhotometricInterpretation.RGB,
                bits > 16 ? 32 : bits > 8 ? 16 : 8,
                bits,
                bits - 1,
                false,
                false,
                1);
    }
}

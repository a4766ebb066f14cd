package org.meridian.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * An ICC input profile of red, green and blue, of the matrix or the table kind. Immutable and safe
 * for all threads.
 */
public final class ColourProfile {
    private static final int CHANNELS = 3;

    private final ICC_Profile profile;

    private ColourProfile(ICC_Profile profile) {
        this.profile = profile;
    }

    /**
     * Reads a profile.
     *
     * @throws IllegalArgumentException when the bytes are no profile of an RGB device
     */
    public static ColourProfile of(byte[] icc) {
        ICC_Profile profile;
        try {
            profile = ICC_Profile.getInstance(icc);
        } catch (CMMException e) {
            throw new IllegalArgumentException(e);
        }
        if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
            throw new IllegalArgumentException("no RGB: " + profile.getColorSpaceType());
        }
        return new ColourProfile(profile);
    }

    /**
     * The image in sRGB, by the profile's own rendering intent.
     *
     * @throws IllegalArgumentException when the profile's transformation is broken
     */
    public ColourImage toSrgb(ColourImage image) {
        try {
            byte[] rgb = new byte[CHANNELS * image.columns() * image.rows()];
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null)
                    .filter(raster(image, image.rgb()), raster(image, rgb));
            return new ColourImage(image.columns(), image.rows(), rgb);
        } catch (CMMException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static WritableRaster raster(ColourImage image, byte[] rgb) {
        DataBuffer buffer = new DataBufferByte(rgb, rgb.length);
        return Raster.createInterleavedRaster(
                buffer,
                image.columns(),
                image.rows(),
                CHANNELS * image.columns(),
                CHANNELS,
                new int[] {0, 1, 2},
                null);
    }
}

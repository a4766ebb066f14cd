package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.imaging.ColourImage;

import java.util.Optional;

/** From decoded colour frames to red, green and blue in 8 bits each. */
public final class Colours {
    private Colours() {}

    /**
     * The frame in RGB: palettes looked up, YBR transformed (PS3.3 C.7.6.3.1.2), deeper samples cut
     * to their upper 8 bits.
     *
     * @throws MeridianException for a palette frame without palette
     * @throws IllegalArgumentException for a monochrome frame
     */
    public static ColourImage rgb(Frame frame, Optional<Palette> palette) {
        byte[] rgb = new byte[frame.rows() * frame.columns() * 3];
        switch (frame.photometric()) {
            case PALETTE_COLOR ->
                    fromPalette(
                            frame,
                            palette.orElseThrow(() -> new MeridianException(DicomError.PALETTE)),
                            rgb);
            case RGB, YBR_ICT, YBR_RCT -> copy(frame, rgb);
            case YBR_FULL, YBR_FULL_422 -> {
                copy(frame, rgb);
                fromFullRange(rgb);
            }
            default -> throw new IllegalArgumentException(frame.photometric().term());
        }
        return new ColourImage(frame.columns(), frame.rows(), rgb);
    }

    private static void fromPalette(Frame frame, Palette palette, byte[] rgb) {
        for (int i = 0; i < rgb.length / 3; i++) {
            long stored = frame.value(i);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = palette.colour(channel, stored);
            }
        }
    }

    private static void copy(Frame frame, byte[] rgb) {
        int shift = frame.bitsStored() - 8;
        for (int i = 0; i < rgb.length; i++) {
            long value = frame.value(i);
            rgb[i] = (byte) (shift >= 0 ? value >> shift : value << -shift);
        }
    }

    private static void fromFullRange(byte[] samples) {
        for (int i = 0; i < samples.length; i += 3) {
            int y = samples[i] & 0xFF;
            int cb = (samples[i + 1] & 0xFF) - 128;
            int cr = (samples[i + 2] & 0xFF) - 128;
            samples[i] = clamp(y + 1.402 * cr);
            samples[i + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr);
            samples[i + 2] = clamp(y + 1.772 * cb);
        }
    }

    private static byte clamp(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}

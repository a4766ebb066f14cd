package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.imaging.ColourImage;

import java.util.Arrays;
import java.util.Optional;

/** From decoded colour frames to red, green and blue in 8 bits each. */
public final class Colours {
    private static final double WHITE = 255;

    /** What a pixel's samples, from 0 to 1, are in red, green and blue, from 0 to 1. */
    private interface Conversion {
        void convert(double[] samples, double[] rgb);
    }

    private Colours() {}

    /**
     * The frame in RGB: palettes looked up, YBR and the retired kinds transformed (PS3.3
     * C.7.6.3.1.2), deeper samples of RGB cut to their upper 8 bits.
     *
     * @throws MeridianException for a palette frame without palette
     * @throws IllegalArgumentException for a monochrome frame
     */
    public static ColourImage rgb(Frame frame, Optional<Palette> palette) {
        byte[] rgb = new byte[frame.rows() * frame.columns() * 3];
        switch (frame.photometric()) {
            case PALETTE_COLOR -> fromPalette(frame, required(palette), rgb);
            case RGB, YBR_ICT, YBR_RCT -> copy(frame, 0, rgb);
            case ARGB -> {
                copy(frame, 1, rgb);
                override(frame, required(palette), rgb);
            }
            case YBR_FULL, YBR_FULL_422 -> convert(frame, rgb, Colours::fromFullRange);
            case YBR_PARTIAL_422, YBR_PARTIAL_420 -> convert(frame, rgb, Colours::fromPartialRange);
            case HSV -> {
                // the circle of hues closes behind the highest value
                double circle = 6 - 6.0 / (1L << frame.bitsStored());
                convert(frame, rgb, (hsv, to) -> fromHsv(hsv, circle, to));
            }
            case CMYK -> convert(frame, rgb, Colours::fromCmyk);
            default -> throw new IllegalArgumentException(frame.photometric().term());
        }
        return new ColourImage(frame.columns(), frame.rows(), rgb);
    }

    /**
     * A grey frame with a supplemental palette (PS3.3 C.7.6.19): stored values from the palette's
     * first one on have its colours, those below are rendered grey.
     */
    public static ColourImage supplemented(Frame frame, GreyRendering rendering, Palette palette) {
        byte[] greys = rendering.greys(frame);
        byte[] rgb = new byte[3 * greys.length];
        for (int i = 0; i < greys.length; i++) {
            long stored = frame.value(i);
            if (stored >= palette.first()) {
                look(palette, stored, rgb, 3 * i);
            } else {
                Arrays.fill(rgb, 3 * i, 3 * i + 3, greys[i]);
            }
        }
        return new ColourImage(frame.columns(), frame.rows(), rgb);
    }

    private static Palette required(Optional<Palette> palette) {
        return palette.orElseThrow(() -> new MeridianException(DicomError.PALETTE));
    }

    private static void fromPalette(Frame frame, Palette palette, byte[] rgb) {
        for (int i = 0; i < rgb.length / 3; i++) {
            look(palette, frame.value(i), rgb, 3 * i);
        }
    }

    private static void look(Palette palette, long stored, byte[] rgb, int at) {
        for (int channel = 0; channel < 3; channel++) {
            rgb[at + channel] = palette.colour(channel, stored);
        }
    }

    private static void override(Frame frame, Palette palette, byte[] rgb) {
        for (int i = 0; i < rgb.length / 3; i++) {
            long index = frame.value(4 * i);
            if (index > 0) {
                look(palette, index, rgb, 3 * i);
            }
        }
    }

    /** Copies three samples of each pixel, from {@code first} on. */
    private static void copy(Frame frame, int first, byte[] rgb) {
        int shift = frame.bitsStored() - 8;
        int samples = frame.samplesPerPixel();
        for (int i = 0, from = first; i < rgb.length; i += 3, from += samples) {
            for (int channel = 0; channel < 3; channel++) {
                long value = frame.value(from + channel);
                rgb[i + channel] = (byte) (shift >= 0 ? value >> shift : value << -shift);
            }
        }
    }

    private static void convert(Frame frame, byte[] rgb, Conversion conversion) {
        int count = frame.samplesPerPixel();
        double most = (1L << frame.bitsStored()) - 1;
        double[] samples = new double[count];
        double[] converted = new double[3];
        for (int i = 0; i < rgb.length / 3; i++) {
            for (int sample = 0; sample < count; sample++) {
                samples[sample] = frame.value(count * i + sample) / most;
            }
            conversion.convert(samples, converted);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = clamp(converted[channel]);
            }
        }
    }

    private static void fromFullRange(double[] ybr, double[] rgb) {
        double y = ybr[0];
        double cb = ybr[1] - 128 / WHITE;
        double cr = ybr[2] - 128 / WHITE;
        rgb[0] = y + 1.402 * cr;
        rgb[1] = y - 0.344136 * cb - 0.714136 * cr;
        rgb[2] = y + 1.772 * cb;
    }

    private static void fromPartialRange(double[] ybr, double[] rgb) {
        double y = 1.164383 * (ybr[0] - 16 / WHITE);
        double cb = ybr[1] - 128 / WHITE;
        double cr = ybr[2] - 128 / WHITE;
        rgb[0] = y + 1.596027 * cr;
        rgb[1] = y - 0.391762 * cb - 0.812968 * cr;
        rgb[2] = y + 2.017232 * cb;
    }

    /** The hexcone of six sectors. */
    private static void fromHsv(double[] hsv, double circle, double[] rgb) {
        double hue = hsv[0] * circle;
        double value = hsv[2];
        for (int channel = 0; channel < 3; channel++) {
            // how far the hue is from the channel's own, which stand at 0, 2 and 4
            double distance = Math.abs((hue - 2 * channel + 9) % 6 - 3);
            double share = Math.max(0, Math.min(1, 2 - distance));
            rgb[channel] = value * (1 - hsv[1] * (1 - share));
        }
    }

    private static void fromCmyk(double[] cmyk, double[] rgb) {
        for (int channel = 0; channel < 3; channel++) {
            rgb[channel] = 1 - cmyk[channel] - cmyk[3];
        }
    }

    private static byte clamp(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(WHITE * value)));
    }
}

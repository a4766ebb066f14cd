package org.meridian.ui.viewer.model;

import org.meridian.imaging.ColourImage;
import org.meridian.imaging.GreyImage;
import org.meridian.imaging.Renderer;
import org.meridian.imaging.Rescale;

import java.util.Arrays;

/**
 * A frame as it comes to stand on a screen, without a screen.
 *
 * @param rgb {@code 3 * width * height} bytes: red, green, blue, row by row
 */
public record OffscreenImage(int width, int height, byte[] rgb) {

    /** Puts a frame at its place of a black viewport, bilinear where it is scaled. */
    public static OffscreenImage of(Frame frame, int width, int height) {
        Renderer renderer = new Renderer();
        byte[] rgb;
        if (frame.colour()) {
            ColourImage image = new ColourImage(frame.width(), frame.height(), frame.pixels());
            rgb =
                    Arrays.copyOf(
                            renderer.exact(image, frame.placement(), width, height),
                            3 * width * height);
        } else {
            GreyImage image = grey(frame);
            byte[] same = new byte[65536];
            for (int i = 0; i < 256; i++) {
                same[i] = (byte) i;
            }
            byte[] greys = renderer.exact(image, frame.placement(), width, height, same, (byte) 0);
            rgb = new byte[3 * width * height];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = greys[i / 3];
            }
        }
        return new OffscreenImage(width, height, rgb);
    }

    private static GreyImage grey(Frame frame) {
        short[] values = new short[frame.width() * frame.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (frame.pixels()[i] & 0xff);
        }
        return new GreyImage(frame.width(), frame.height(), values, new Rescale(1, 0, false));
    }

    /** Red of a pixel, which in a grey image is its grey; 0 to 255. */
    public int red(int x, int y) {
        return rgb[3 * (y * width + x)] & 0xff;
    }
}

package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import java.util.Random;

class RendererTest {
    private static final byte[] LUT = new WindowLevel(128, 256).lut(Rescale.IDENTITY, false);

    private final Renderer renderer = new Renderer();

    private static GreyImage noise(int columns, int rows) {
        Random random = new Random(5);
        short[] values = new short[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(256);
        }
        return new GreyImage(columns, rows, values, Rescale.IDENTITY);
    }

    @Test
    void atItsOwnSizeBothPathsAgree() {
        GreyImage image = noise(31, 17);
        byte[] fast = renderer.windowed(image, LUT).clone();
        byte[] exact = renderer.exact(image, new ViewTransform(1, 1, 0, 0), 31, 17, LUT, (byte) 7);
        for (int i = 0; i < 31 * 17; i++) {
            assertEquals(image.values()[i], fast[i] & 0xff);
            assertEquals(fast[i], exact[i]);
        }
    }

    @Test
    void interpolatesBeforeTheWindow() {
        // A steep window makes the difference: the mean of 0 and 1000 is 500, which is black here,
        // while the mean of their greys is not.
        GreyImage image = new GreyImage(2, 1, new short[] {0, 1000}, Rescale.IDENTITY);
        byte[] lut = new WindowLevel(900, 10).lut(Rescale.IDENTITY, false);
        byte[] greys = renderer.exact(image, new ViewTransform(3, 1, 0, 0), 6, 1, lut, (byte) 0);
        // Device pixels 2 and 3 lie at 1/3 and 2/3 between the two centres.
        assertEquals(0, greys[2]);
        assertEquals(0, greys[3]);
        assertEquals(255, greys[5] & 0xff);
    }

    @Test
    void unsignedValuesAboveThirtyTwoThousandInterpolateUpwards() {
        GreyImage image =
                new GreyImage(2, 1, new short[] {30000, (short) 40000}, new Rescale(1, 0, false));
        byte[] lut = new WindowLevel(32768, 65536).lut(image.rescale(), false);
        byte[] greys = renderer.exact(image, new ViewTransform(3, 1, 0, 0), 6, 1, lut, (byte) 0);
        assertEquals(Math.round(33333 / 65535.0 * 255), greys[2] & 0xff);
    }

    @Test
    void outsideOfTheImageIsBackground() {
        GreyImage image = noise(4, 4);
        ViewTransform view = new ViewTransform(2, 2, 3, 5);
        byte[] greys = renderer.exact(image, view, 20, 20, LUT, (byte) 99);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                boolean inside = x >= 3 && x < 11 && y >= 5 && y < 13;
                if (!inside) {
                    assertEquals(99, greys[y * 20 + x]);
                }
            }
        }
        assertEquals(image.values()[0], greys[5 * 20 + 3] & 0xff, "the corner is the border's");
    }

    @Test
    void aMirrorSwapsTheColumns() {
        GreyImage image = noise(5, 3);
        byte[] greys = renderer.exact(image, new ViewTransform(-1, 1, 5, 0), 5, 3, LUT, (byte) 0);
        for (int i = 0; i < 15; i++) {
            assertEquals(image.values()[i / 5 * 5 + 4 - i % 5], greys[i] & 0xff);
        }
    }

    @Test
    void coloursInterpolateByChannel() {
        ColourImage image =
                new ColourImage(2, 1, new byte[] {0, (byte) 200, 30, 90, (byte) 50, 30});
        byte[] rgb = renderer.exact(image, new ViewTransform(3, 1, 0, 0), 6, 1);
        assertEquals(30, rgb[6]);
        assertEquals(150, rgb[7] & 0xff);
        assertEquals(30, rgb[8]);
    }

    @Test
    void buffersAreUsedAgain() {
        GreyImage image = noise(8, 8);
        assertSame(renderer.windowed(image, LUT), renderer.windowed(image, LUT));
    }
}

package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ImageFilterTest {
    private static final Rescale UNSIGNED = new Rescale(1, 0, false);

    /** The definition, written once more: a weighted mean in doubles, rounded half up. */
    private static short[] expected(GreyImage image, double[][] weights) {
        short[] result = new short[image.columns() * image.rows()];
        for (int y = 0; y < image.rows(); y++) {
            for (int x = 0; x < image.columns(); x++) {
                double sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int u = Math.clamp(x + dx, 0, image.columns() - 1);
                        int v = Math.clamp(y + dy, 0, image.rows() - 1);
                        sum += weights[dy + 1][dx + 1] * image.valueAt(u, v);
                    }
                }
                double low = image.rescale().signed() ? -32768 : 0;
                double high = image.rescale().signed() ? 32767 : 65535;
                result[y * image.columns() + x] =
                        (short) (int) Math.clamp(Math.floor(sum + 0.5), low, high);
            }
        }
        return result;
    }

    private static final double[][] MEAN = {
        {1 / 16., 2 / 16., 1 / 16.}, {2 / 16., 4 / 16., 2 / 16.}, {1 / 16., 2 / 16., 1 / 16.}
    };
    private static final double[][] SHARP = {
        {-1 / 16., -2 / 16., -1 / 16.},
        {-2 / 16., 28 / 16., -2 / 16.},
        {-1 / 16., -2 / 16., -1 / 16.}
    };

    @Test
    void theFiltersAreTheirDefinitions() {
        Random random = new Random(4);
        short[] values = new short[9 * 7];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) random.nextInt(65536);
        }
        for (Rescale rescale : new Rescale[] {UNSIGNED, Rescale.IDENTITY}) {
            GreyImage image = new GreyImage(9, 7, values, rescale);
            assertArrayEquals(expected(image, MEAN), ImageFilter.SMOOTH.of(image).values());
            assertArrayEquals(expected(image, SHARP), ImageFilter.SHARPEN.of(image).values());
            assertSame(image, ImageFilter.NONE.of(image));
        }
    }

    @Test
    void aFlatImageStaysAsItIs() {
        GreyImage flat = new GreyImage(2, 1, new short[] {-7, -7}, Rescale.IDENTITY);
        assertArrayEquals(flat.values(), ImageFilter.SMOOTH.of(flat).values());
        assertArrayEquals(flat.values(), ImageFilter.SHARPEN.of(flat).values());
    }

    @Test
    void coloursAreThoseOfTheStandard() {
        // entries of Hot Iron, PS3.6 B.1.1
        assertEquals(0x000000, ColourMap.HOT_IRON.rgb(0));
        assertEquals(0x020000, ColourMap.HOT_IRON.rgb(1));
        assertEquals(0xfe0000, ColourMap.HOT_IRON.rgb(127));
        assertEquals(0xff0000, ColourMap.HOT_IRON.rgb(128));
        assertEquals(0xff8000, ColourMap.HOT_IRON.rgb(192));
        assertEquals(0xfffefc, ColourMap.HOT_IRON.rgb(255));
        assertEquals(0x7b7b7b, ColourMap.GREY.rgb(0x7b));
    }
}

package org.meridian.imaging;

import java.util.function.IntUnaryOperator;

/** Colours in the place of greys. The named ones are the standard's palettes (PS3.6 B.1). */
public enum ColourMap {
    GREY(i -> i, i -> i, i -> i),
    HOT_IRON(i -> 2 * i, i -> 2 * (i - 128), i -> 4 * (i - 192)),
    /** From blue over green and yellow to red. */
    RAINBOW(
            i -> i < 128 ? 0 : 4 * (i - 128),
            i -> i < 64 ? 4 * i : i < 192 ? 255 : 4 * (255 - i),
            i -> i < 64 ? 255 : 255 - 4 * (i - 64)),
    /** Black over red to yellow, for perfusion. */
    FIRE(i -> 2 * i, i -> 2 * (i - 128), i -> 0),
    COOL(i -> i, i -> 255 - i, i -> 255);

    private final IntUnaryOperator red;
    private final IntUnaryOperator green;
    private final IntUnaryOperator blue;

    ColourMap(IntUnaryOperator red, IntUnaryOperator green, IntUnaryOperator blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /**
     * The colour of a grey.
     *
     * @param grey 0 to 255
     * @return red, green and blue, each 0 to 255, from the high byte to the low one
     */
    public int rgb(int grey) {
        return part(red, grey) << 16 | part(green, grey) << 8 | part(blue, grey);
    }

    private static int part(IntUnaryOperator of, int grey) {
        return Math.max(0, Math.min(255, of.applyAsInt(grey)));
    }
}

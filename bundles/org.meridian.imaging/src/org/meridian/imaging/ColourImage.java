package org.meridian.imaging;

/**
 * A 2-D colour image: three bytes a pixel in the order red, green, blue, row by row. Shares its
 * array, which nobody changes while the image is in use.
 */
public record ColourImage(int columns, int rows, byte[] rgb) {
    public ColourImage {
        if (columns < 1 || rows < 1 || rgb.length < 3L * columns * rows) {
            throw new IllegalArgumentException(columns + "x" + rows + " of " + rgb.length);
        }
    }
}

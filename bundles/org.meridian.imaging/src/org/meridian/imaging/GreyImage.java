package org.meridian.imaging;

import org.meridian.imaging.measure.PixelValues;

/**
 * A 2-D image of 16-bit values, row by row. Shares its array, which nobody changes while the image
 * is in use.
 */
public record GreyImage(int columns, int rows, short[] values, Rescale rescale)
        implements PixelValues {
    public GreyImage {
        if (columns < 1 || rows < 1 || values.length < (long) columns * rows) {
            throw new IllegalArgumentException(columns + "x" + rows + " of " + values.length);
        }
    }

    /** The same values so many times as great; shares the array. */
    public GreyImage scaled(double factor) {
        return new GreyImage(columns, rows, values, rescale.scaled(factor));
    }

    @Override
    public double valueAt(int column, int row) {
        return rescale.value(values[row * columns + column]);
    }
}

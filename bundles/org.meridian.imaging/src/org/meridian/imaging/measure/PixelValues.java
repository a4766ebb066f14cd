package org.meridian.imaging.measure;

/** The values that a region is measured in, on a grid of pixels. */
public interface PixelValues {
    int columns();

    int rows();

    /** The modality value of a pixel; NaN where there is none. */
    double valueAt(int column, int row);
}

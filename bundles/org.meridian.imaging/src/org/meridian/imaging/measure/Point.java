package org.meridian.imaging.measure;

/**
 * A position on an image, in pixels.
 *
 * @param x in columns; 0 is the centre of the first one
 * @param y in rows; 0 is the centre of the first one
 */
public record Point(double x, double y) {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("no position: " + x + ", " + y);
        }
    }
}

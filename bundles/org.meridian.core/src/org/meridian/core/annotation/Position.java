package org.meridian.core.annotation;

/**
 * One point of an annotation; its {@link Place} says in which coordinates.
 *
 * @param z 0 on an image
 */
public record Position(double x, double y, double z) {
    public Position {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("no position");
        }
    }

    /** On an image. */
    public static Position of(double x, double y) {
        return new Position(x, y, 0);
    }
}

package org.meridian.dicom.internal.codec.j2k;

/** A region of a grid: from {@code x0}, {@code y0} up to but without {@code x1}, {@code y1}. */
record Rectangle(int x0, int y0, int x1, int y1) {
    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    /** On a grid with one point for {@code dx} x {@code dy} of this one's. */
    Rectangle subsampled(int dx, int dy) {
        return new Rectangle(ceil(x0, dx), ceil(y0, dy), ceil(x1, dx), ceil(y1, dy));
    }

    /** After {@code levels} halvings. */
    Rectangle halved(int levels) {
        return new Rectangle(
                ceilShift(x0, levels),
                ceilShift(y0, levels),
                ceilShift(x1, levels),
                ceilShift(y1, levels));
    }

    /**
     * The subband of this region after {@code levels} halvings (ITU-T T.800 equation B-15).
     *
     * @param horizontal 1 for horizontally high-pass, else 0
     * @param vertical 1 for vertically high-pass, else 0
     */
    Rectangle subband(int levels, int horizontal, int vertical) {
        return new Rectangle(
                band(x0, levels, horizontal),
                band(y0, levels, vertical),
                band(x1, levels, horizontal),
                band(y1, levels, vertical));
    }

    Rectangle intersection(Rectangle other) {
        return new Rectangle(
                Math.max(x0, other.x0),
                Math.max(y0, other.y0),
                Math.min(x1, other.x1),
                Math.min(y1, other.y1));
    }

    static int ceil(int value, int divisor) {
        return (int) (((long) value + divisor - 1) / divisor);
    }

    static int ceilShift(int value, int shift) {
        return (int) ((long) value + (1L << shift) - 1 >> shift);
    }

    private static int band(int value, int levels, int high) {
        long shifted = value - ((long) high << levels - 1) + (1L << levels) - 1;
        return (int) (levels == 0 ? value : shifted >> levels);
    }
}

package org.meridian.imaging;

/**
 * A filter of three by three pixels for looking at, never for measuring. At the border the nearest
 * pixels stand in for those that are missing.
 */
public enum ImageFilter {
    NONE(0, 0, 1),
    /** Binomial mean. */
    SMOOTH(1, 2, 4),
    /** The image and once more what the binomial mean takes from it. */
    SHARPEN(-1, -2, 28);

    private final int corner;
    private final int edge;
    private final int centre;

    ImageFilter(int corner, int edge, int centre) {
        this.corner = corner;
        this.edge = edge;
        this.centre = centre;
    }

    /** The filtered image, held within the 16 bits of its values; the image itself for NONE. */
    public GreyImage of(GreyImage image) {
        if (this == NONE) {
            return image;
        }
        int columns = image.columns();
        int rows = image.rows();
        Rescale rescale = image.rescale();
        short[] from = image.values();
        short[] to = new short[columns * rows];
        int sum = 4 * corner + 4 * edge + centre;
        int least = rescale.signed() ? Short.MIN_VALUE : 0;
        int most = least + 0xffff;
        for (int y = 0; y < rows; y++) {
            int up = Math.max(0, y - 1) * columns;
            int here = y * columns;
            int down = Math.min(rows - 1, y + 1) * columns;
            for (int x = 0; x < columns; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(columns - 1, x + 1);
                int corners =
                        rescale.stored(from[up + left])
                                + rescale.stored(from[up + right])
                                + rescale.stored(from[down + left])
                                + rescale.stored(from[down + right]);
                int edges =
                        rescale.stored(from[up + x])
                                + rescale.stored(from[down + x])
                                + rescale.stored(from[here + left])
                                + rescale.stored(from[here + right]);
                int total =
                        corner * corners + edge * edges + centre * rescale.stored(from[here + x]);
                to[here + x] =
                        (short)
                                Math.max(
                                        least,
                                        Math.min(most, Math.floorDiv(2 * total + sum, 2 * sum)));
            }
        }
        return new GreyImage(columns, rows, to, rescale);
    }
}

package org.meridian.imaging;

/**
 * Turns images into greys or colours of a screen. Keeps its buffers: what a method returns is valid
 * until the next call of the same renderer. Used on one thread.
 *
 * <p>The fast path windows at the image's own size and leaves scaling to the screen; the exact one
 * interpolates the 16-bit values at device pixels and windows afterwards.
 */
public final class Renderer {
    private byte[] grey = new byte[0];
    private byte[] colour = new byte[0];
    private int[] column0 = new int[0];
    private int[] column1 = new int[0];
    private double[] fraction = new double[0];

    /**
     * The fast path.
     *
     * @param lut from {@link WindowLevel#lut}
     * @return at least {@code columns * rows} greys, row by row
     */
    public byte[] windowed(GreyImage image, byte[] lut) {
        int pixels = image.columns() * image.rows();
        byte[] target = greyBuffer(pixels);
        short[] values = image.values();
        for (int i = 0; i < pixels; i++) {
            target[i] = lut[values[i] & 0xffff];
        }
        return target;
    }

    /**
     * The exact path: bilinear between pixel centres, then the window.
     *
     * @param width and {@code height} of the viewport in device pixels
     * @param background grey outside of the image
     * @return at least {@code width * height} greys, row by row
     */
    public byte[] exact(
            GreyImage image,
            ViewTransform view,
            int width,
            int height,
            byte[] lut,
            byte background) {
        byte[] target = greyBuffer(width * height);
        prepareColumns(view, width, image.columns());
        short[] values = image.values();
        boolean signed = image.rescale().signed();
        int at = 0;
        for (int y = 0; y < height; y++) {
            double v = view.toImageY(y + 0.5);
            boolean inside = v >= 0 && v < image.rows();
            double clamped = Math.min(Math.max(v - 0.5, 0), image.rows() - 1);
            int upper = (int) clamped * image.columns();
            int lower = Math.min((int) clamped + 1, image.rows() - 1) * image.columns();
            double down = clamped - (int) clamped;
            for (int x = 0; x < width; x++) {
                int left = column0[x];
                if (!inside || left < 0) {
                    target[at++] = background;
                    continue;
                }
                int right = column1[x];
                double value =
                        signed
                                ? mix(
                                        values[upper + left],
                                        values[upper + right],
                                        values[lower + left],
                                        values[lower + right],
                                        fraction[x],
                                        down)
                                : mix(
                                        values[upper + left] & 0xffff,
                                        values[upper + right] & 0xffff,
                                        values[lower + left] & 0xffff,
                                        values[lower + right] & 0xffff,
                                        fraction[x],
                                        down);
                target[at++] = lut[(int) Math.floor(value + 0.5) & 0xffff];
            }
        }
        return target;
    }

    /**
     * The exact path of a colour image: each channel bilinear.
     *
     * @return at least {@code 3 * width * height} bytes: red, green, blue; black outside
     */
    public byte[] exact(ColourImage image, ViewTransform view, int width, int height) {
        int wanted = 3 * width * height;
        if (colour.length < wanted) {
            colour = new byte[wanted];
        }
        prepareColumns(view, width, image.columns());
        byte[] rgb = image.rgb();
        int at = 0;
        for (int y = 0; y < height; y++) {
            double v = view.toImageY(y + 0.5);
            boolean inside = v >= 0 && v < image.rows();
            double clamped = Math.min(Math.max(v - 0.5, 0), image.rows() - 1);
            int upper = (int) clamped * image.columns();
            int lower = Math.min((int) clamped + 1, image.rows() - 1) * image.columns();
            double down = clamped - (int) clamped;
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    if (!inside || column0[x] < 0) {
                        colour[at++] = 0;
                        continue;
                    }
                    int left = 3 * column0[x] + channel;
                    int right = 3 * column1[x] + channel;
                    double value =
                            mix(
                                    rgb[3 * upper + left] & 0xff,
                                    rgb[3 * upper + right] & 0xff,
                                    rgb[3 * lower + left] & 0xff,
                                    rgb[3 * lower + right] & 0xff,
                                    fraction[x],
                                    down);
                    colour[at++] = (byte) (int) (value + 0.5);
                }
            }
        }
        return colour;
    }

    /** The neighbours and weights of every device column are the same in each row. */
    private void prepareColumns(ViewTransform view, int width, int columns) {
        if (column0.length < width) {
            column0 = new int[width];
            column1 = new int[width];
            fraction = new double[width];
        }
        for (int x = 0; x < width; x++) {
            double u = view.toImageX(x + 0.5);
            double clamped = Math.min(Math.max(u - 0.5, 0), columns - 1);
            column0[x] = u >= 0 && u < columns ? (int) clamped : -1;
            column1[x] = Math.min((int) clamped + 1, columns - 1);
            fraction[x] = clamped - (int) clamped;
        }
    }

    private static double mix(int a, int b, int c, int d, double right, double down) {
        double top = a + right * (b - a);
        double bottom = c + right * (d - c);
        return top + down * (bottom - top);
    }

    private byte[] greyBuffer(int pixels) {
        if (grey.length < pixels) {
            grey = new byte[pixels];
        }
        return grey;
    }
}

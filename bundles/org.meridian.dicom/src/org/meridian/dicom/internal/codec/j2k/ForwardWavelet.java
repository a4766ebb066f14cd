package org.meridian.dicom.internal.codec.j2k;

/**
 * The forward wavelets (ITU-T T.800 F.4). The 5/3 is exact: all its sums are whole numbers below
 * 2<sup>24</sup>, which a float holds.
 */
enum ForwardWavelet {
    /** The reversible 5/3. */
    REVERSIBLE {
        @Override
        void lift(float[] values, int rows, int length) {
            for (int y = 1; y < rows; y += 2) {
                int above = (y - 1) * length;
                int below = (y + 1 < rows ? y + 1 : y - 1) * length;
                for (int x = 0, at = y * length; x < length; x++) {
                    values[at + x] -=
                            (float) Math.floor((values[above + x] + values[below + x]) * 0.5f);
                }
            }
            for (int y = 0; y < rows; y += 2) {
                int above = (y > 0 ? y - 1 : y + 1) * length;
                int below = (y + 1 < rows ? y + 1 : y - 1) * length;
                for (int x = 0, at = y * length; x < length; x++) {
                    values[at + x] +=
                            (float)
                                    Math.floor(
                                            (values[above + x] + values[below + x]) * 0.25f + 0.5f);
                }
            }
        }
    },
    /** The irreversible 9/7. */
    IRREVERSIBLE {
        @Override
        void lift(float[] values, int rows, int length) {
            step(values, rows, length, 1, ALPHA);
            step(values, rows, length, 0, BETA);
            step(values, rows, length, 1, GAMMA);
            step(values, rows, length, 0, DELTA);
            for (int y = 0; y < rows; y++) {
                float factor = (y & 1) == 0 ? 1 / K : K;
                for (int i = y * length; i < (y + 1) * length; i++) {
                    values[i] *= factor;
                }
            }
        }
    };

    // table F.4
    private static final float ALPHA = -1.586134342059924f;
    private static final float BETA = -0.052980118572961f;
    private static final float GAMMA = 0.882911075530934f;
    private static final float DELTA = 0.443506852043971f;
    private static final float K = 1.230174104914001f;

    /** Transforms the columns of rows that lie one behind the other, two rows at least. */
    abstract void lift(float[] values, int rows, int length);

    private static void step(float[] values, int rows, int length, int first, float factor) {
        for (int y = first; y < rows; y += 2) {
            int above = (y > 0 ? y - 1 : y + 1) * length;
            int below = (y + 1 < rows ? y + 1 : y - 1) * length;
            for (int x = 0, at = y * length; x < length; x++) {
                values[at + x] += factor * (values[above + x] + values[below + x]);
            }
        }
    }

    /**
     * Transforms a plane in place: each level leaves its lower half at the top left.
     *
     * @param plane row by row; it begins at even coordinates
     */
    void transform(float[] plane, int width, int height, int levels) {
        float[] rows = new float[plane.length];
        float[] columns = new float[plane.length];
        int w = width;
        int h = height;
        for (int level = 0; level < levels; level++) {
            for (int y = 0; y < h; y++) {
                System.arraycopy(plane, y * width, rows, y * w, w);
            }
            if (h > 1) {
                lift(rows, h, w);
            }
            // what the rows are sorted into are columns, and the other way round
            turn(rows, h, w, columns, h);
            if (w > 1) {
                lift(columns, w, h);
            }
            turn(columns, w, h, plane, width);
            w = w + 1 >> 1;
            h = h + 1 >> 1;
        }
    }

    /** Makes rows to columns, the even ones first. */
    private static void turn(float[] source, int rows, int length, float[] target, int stride) {
        int low = rows + 1 >> 1;
        for (int y = 0; y < rows; y++) {
            int column = (y & 1) == 0 ? y >> 1 : low + (y >> 1);
            for (int x = 0; x < length; x++) {
                target[x * stride + column] = source[y * length + x];
            }
        }
    }
}

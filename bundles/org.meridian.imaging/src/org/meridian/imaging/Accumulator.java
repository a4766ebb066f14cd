package org.meridian.imaging;

import java.util.Arrays;

/**
 * What becomes of the samples along a slab, for one row of pixels. Samples are stored values in
 * units of 1/{@link #UNIT}. Its loops are such that the virtual machine makes vectors of them. Not
 * safe for several threads.
 */
sealed interface Accumulator {
    /** Bits after the point of a sample. */
    int POINT = 8;

    int UNIT = 1 << POINT;

    /**
     * Takes samples, each as {@code (sample & bits) << shift}, of these columns, {@code to}
     * excluded.
     */
    void add(int[] samples, int bits, int shift, int from, int to);

    /** Whether the column had a sample. */
    boolean has(int column);

    /** The column's value, in units of its samples. */
    int value(int column);

    /** For columns without a sample. */
    static Accumulator of(Slab.Projection projection, int columns) {
        return switch (projection) {
            case MAXIMUM -> new Maximum(filled(columns, Integer.MIN_VALUE));
            case MINIMUM -> new Minimum(filled(columns, Integer.MAX_VALUE));
            case MEAN -> new Mean(new long[columns], new int[columns]);
        };
    }

    private static int[] filled(int columns, int value) {
        int[] values = new int[columns];
        Arrays.fill(values, value);
        return values;
    }

    /** The greatest sample. */
    record Maximum(int[] greatest) implements Accumulator {
        @Override
        public void add(int[] samples, int bits, int shift, int from, int to) {
            for (int c = from; c < to; c++) {
                greatest[c] = Math.max(greatest[c], (samples[c] & bits) << shift);
            }
        }

        @Override
        public boolean has(int column) {
            return greatest[column] != Integer.MIN_VALUE;
        }

        @Override
        public int value(int column) {
            return greatest[column];
        }
    }

    /** The least sample. */
    record Minimum(int[] least) implements Accumulator {
        @Override
        public void add(int[] samples, int bits, int shift, int from, int to) {
            for (int c = from; c < to; c++) {
                least[c] = Math.min(least[c], (samples[c] & bits) << shift);
            }
        }

        @Override
        public boolean has(int column) {
            return least[column] != Integer.MAX_VALUE;
        }

        @Override
        public int value(int column) {
            return least[column];
        }
    }

    /** The mean of the samples there were. */
    record Mean(long[] sums, int[] counts) implements Accumulator {
        @Override
        public void add(int[] samples, int bits, int shift, int from, int to) {
            for (int c = from; c < to; c++) {
                sums[c] += (samples[c] & bits) << shift;
            }
            count(from, to);
        }

        private void count(int from, int to) {
            for (int c = from; c < to; c++) {
                counts[c]++;
            }
        }

        @Override
        public boolean has(int column) {
            return counts[column] > 0;
        }

        @Override
        public int value(int column) {
            return (int) Math.floorDiv(sums[column], counts[column]);
        }
    }
}

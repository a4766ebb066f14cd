package org.meridian.imaging;

import java.util.Arrays;

/**
 * What becomes of the samples along a slab, for one row of pixels. Not safe for several threads.
 */
sealed interface Accumulator {
    /** Forgets all samples. */
    void clear();

    /** Takes the samples of these columns, {@code to} excluded. */
    void add(int[] samples, int from, int to);

    /** Whether the column had a sample. */
    boolean has(int column);

    /** The column's value, in units of its samples. */
    int value(int column);

    static Accumulator of(Slab.Projection projection, int columns) {
        return switch (projection) {
            case MAXIMUM -> new Maximum(new int[columns]);
            case MINIMUM -> new Minimum(new int[columns]);
            case MEAN -> new Mean(new long[columns], new int[columns]);
        };
    }

    /** The greatest sample. */
    record Maximum(int[] greatest) implements Accumulator {
        @Override
        public void clear() {
            Arrays.fill(greatest, Integer.MIN_VALUE);
        }

        @Override
        public void add(int[] samples, int from, int to) {
            for (int c = from; c < to; c++) {
                greatest[c] = Math.max(greatest[c], samples[c]);
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
        public void clear() {
            Arrays.fill(least, Integer.MAX_VALUE);
        }

        @Override
        public void add(int[] samples, int from, int to) {
            for (int c = from; c < to; c++) {
                least[c] = Math.min(least[c], samples[c]);
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
        public void clear() {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
        }

        @Override
        public void add(int[] samples, int from, int to) {
            for (int c = from; c < to; c++) {
                sums[c] += samples[c];
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

package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/** A tag tree that is being written (ITU-T T.800 B.10.2). For one thread. */
final class TagTreeWriter {
    private final int[] widths;
    private final int[] firsts;
    private final int[] values;
    private final int[] least;
    private final boolean[] known;

    /**
     * @param leaves the values, row by row
     */
    TagTreeWriter(int width, int height, int[] leaves) {
        int levels = 33 - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
        widths = new int[levels];
        firsts = new int[levels];
        int count = 0;
        for (int level = 0; level < levels; level++) {
            widths[level] = Rectangle.ceilShift(width, level);
            firsts[level] = count;
            count += widths[level] * Rectangle.ceilShift(height, level);
        }
        values = Arrays.copyOf(leaves, count);
        Arrays.fill(values, leaves.length, count, Integer.MAX_VALUE);
        least = new int[count];
        known = new boolean[count];
        for (int level = 1; level < levels; level++) {
            for (int i = 0; i < firsts[level] - firsts[level - 1]; i++) {
                int x = i % widths[level - 1];
                int y = i / widths[level - 1];
                int parent = node(level, x >> 1, y >> 1);
                values[parent] = Math.min(values[parent], values[firsts[level - 1] + i]);
            }
        }
    }

    private int node(int level, int x, int y) {
        return firsts[level] + y * widths[level] + x;
    }

    /** Writes whether a leaf's value is less than {@code threshold}. */
    void write(PacketBitsWriter bits, int x, int y, int threshold) {
        int low = 0;
        for (int level = widths.length - 1; level >= 0; level--) {
            int at = node(level, x >> level, y >> level);
            low = Math.max(low, least[at]);
            while (low < threshold && !known[at]) {
                known[at] = low == values[at];
                bits.bit(known[at] ? 1 : 0);
                if (!known[at]) {
                    low++;
                }
            }
            least[at] = low;
        }
    }
}

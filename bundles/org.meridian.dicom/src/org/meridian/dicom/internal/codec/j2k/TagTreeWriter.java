package org.meridian.dicom.internal.codec.j2k;

import java.util.Arrays;

/** A tag tree that is being written (ITU-T T.800 B.10.2). For one thread. */
final class TagTreeWriter {
    private final TagTreeLevels levels;
    private final int[] values;
    private final int[] least;
    private final boolean[] known;

    /**
     * @param leaves the values, row by row
     */
    TagTreeWriter(int width, int height, int[] leaves) {
        levels = new TagTreeLevels(width, height);
        values = Arrays.copyOf(leaves, levels.nodes());
        Arrays.fill(values, leaves.length, levels.nodes(), Integer.MAX_VALUE);
        least = new int[levels.nodes()];
        known = new boolean[levels.nodes()];
        for (int level = 1; level < levels.count(); level++) {
            for (int i = 0; i < levels.first(level) - levels.first(level - 1); i++) {
                int x = i % levels.width(level - 1);
                int y = i / levels.width(level - 1);
                int parent = levels.node(level, x >> 1, y >> 1);
                values[parent] = Math.min(values[parent], values[levels.first(level - 1) + i]);
            }
        }
    }

    /** Writes whether a leaf's value is less than {@code threshold}. */
    void write(PacketBitsWriter bits, int x, int y, int threshold) {
        int low = 0;
        for (int level = levels.count() - 1; level >= 0; level--) {
            int at = levels.node(level, x >> level, y >> level);
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

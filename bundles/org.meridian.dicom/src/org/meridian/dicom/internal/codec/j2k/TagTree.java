package org.meridian.dicom.internal.codec.j2k;

/** A tag tree that is being read (ITU-T T.800 B.10.2). For one thread. */
final class TagTree {
    private final TagTreeLevels levels;
    // twice the value that a node has at least, and one more when it is the node's value
    private final int[] nodes;

    TagTree(int width, int height) {
        levels = new TagTreeLevels(width, height);
        nodes = new int[levels.nodes()];
    }

    /** Reads until it is known whether a leaf's value is less than {@code threshold}. */
    boolean isBelow(PacketBits bits, int x, int y, int threshold) {
        int least = 0;
        for (int level = levels.count() - 1; ; level--) {
            int at = levels.node(level, x >> level, y >> level);
            int node = Math.max(nodes[at], 2 * least);
            while ((node & 1) == 0 && node < 2 * threshold) {
                node += bits.bit() == 1 ? 1 : 2;
            }
            nodes[at] = node;
            least = node >> 1;
            if (level == 0) {
                return (node & 1) == 1 && least < threshold;
            }
        }
    }

    /** Reads until a leaf's value is known. */
    int value(PacketBits bits, int x, int y) {
        int threshold = 1;
        while (!isBelow(bits, x, y, threshold)) {
            threshold++;
        }
        return threshold - 1;
    }
}

package org.meridian.dicom.internal.codec.j2k;

/**
 * Where the nodes of a tag tree stand in one array: the leaves row by row, then each level above
 * (ITU-T T.800 B.10.2). Immutable.
 */
final class TagTreeLevels {
    private final int[] widths;
    private final int[] firsts;
    private final int nodes;

    TagTreeLevels(int width, int height) {
        int levels = 33 - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
        widths = new int[levels];
        firsts = new int[levels];
        int count = 0;
        for (int level = 0; level < levels; level++) {
            widths[level] = Rectangle.ceilShift(width, level);
            firsts[level] = count;
            count += widths[level] * Rectangle.ceilShift(height, level);
        }
        nodes = count;
    }

    int count() {
        return widths.length;
    }

    int nodes() {
        return nodes;
    }

    int width(int level) {
        return widths[level];
    }

    int first(int level) {
        return firsts[level];
    }

    int node(int level, int x, int y) {
        return firsts[level] + y * widths[level] + x;
    }
}

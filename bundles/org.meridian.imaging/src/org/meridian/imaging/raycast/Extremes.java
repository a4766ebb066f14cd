package org.meridian.imaging.raycast;

/** The least and greatest of any part of a row of values, known for each power of two. */
final class Extremes {
    private final float[][] least;
    private final float[][] greatest;

    Extremes(float[] values) {
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(values.length);
        least = new float[levels][];
        greatest = new float[levels][];
        least[0] = values;
        greatest[0] = values;
        for (int level = 1; level < levels; level++) {
            int half = 1 << (level - 1);
            int count = values.length - 2 * half + 1;
            least[level] = new float[count];
            greatest[level] = new float[count];
            for (int i = 0; i < count; i++) {
                least[level][i] = Math.min(least[level - 1][i], least[level - 1][i + half]);
                greatest[level][i] =
                        Math.max(greatest[level - 1][i], greatest[level - 1][i + half]);
            }
        }
    }

    private static int level(int from, int to) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(to - from + 1);
    }

    /** Of the values {@code from} to {@code to}, that one too. */
    float least(int from, int to) {
        int level = level(from, to);
        return Math.min(least[level][from], least[level][to + 1 - (1 << level)]);
    }

    /** Of the values {@code from} to {@code to}, that one too. */
    float greatest(int from, int to) {
        int level = level(from, to);
        return Math.max(greatest[level][from], greatest[level][to + 1 - (1 << level)]);
    }
}

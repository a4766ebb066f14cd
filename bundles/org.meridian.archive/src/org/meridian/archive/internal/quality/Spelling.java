package org.meridian.archive.internal.quality;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How far words are apart, and which known one is meant by a misspelt one. Stateless. */
public final class Spelling {
    private Spelling() {}

    /**
     * The least number of letters that are put in, left out, changed, or swapped with their
     * neighbour to make one word of the other (optimal string alignment).
     */
    public static int distance(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int[] before = new int[b.length + 1];
        int[] above = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.length];
    }

    /**
     * The known word nearest to a misspelt one: at most one mistake in a word of up to four
     * letters, two in a longer one; empty where two known words are as near.
     */
    static Optional<String> nearest(String word, Collection<String> known) {
        String compared = word.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        int most = compared.length() <= 4 ? 1 : 2;
        int least =
                known.stream().mapToInt(k -> distance(compared, k)).min().orElse(Integer.MAX_VALUE);
        if (least > most || compared.length() < 2) {
            return Optional.empty();
        }
        var nearest =
                known.stream()
                        .filter(k -> distance(compared, k) == least)
                        .sorted(Comparator.naturalOrder())
                        .toList();
        return nearest.size() == 1 ? Optional.of(nearest.getFirst()) : Optional.empty();
    }
}

package org.meridian.search.internal;

/**
 * Typing errors that are forgiven in a name's word: a letter too many, missing, another, or
 * exchanged with the next one; not in the first letter.
 */
final class TypingErrors {
    /** Shortest words with one and with two errors forgiven. */
    private static final int ONE_ERROR = 4;

    private static final int TWO_ERRORS = 8;

    private TypingErrors() {}

    /** How many are forgiven in a word that was typed. */
    static int forgiven(String typed) {
        if (typed.chars().anyMatch(Character::isDigit)) {
            return 0;
        }
        return typed.length() >= TWO_ERRORS ? 2 : typed.length() >= ONE_ERROR ? 1 : 0;
    }

    /**
     * Whether a word differs by no more than what is forgiven, just as Lucene's {@code FuzzyQuery}
     * finds it: no letter is moved twice. Its automata take milliseconds to make, which is too long
     * for the few words on a page.
     *
     * @param typed and {@code word} of ASCII letters
     */
    static boolean near(String typed, String word) {
        int most = forgiven(typed);
        return !word.isEmpty()
                && typed.charAt(0) == word.charAt(0)
                && Math.abs(typed.length() - word.length()) <= most
                && distance(typed, word) <= most;
    }

    /** The optimal string alignment distance, row by row. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                    continue;
                }
                int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}

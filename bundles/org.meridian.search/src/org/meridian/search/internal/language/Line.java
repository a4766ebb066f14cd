package org.meridian.search.internal.language;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed.
 *
 * @param text in lower case, character by character, so that places in it are places in what was
 *     typed
 * @param today that relative dates count from
 */
record Line(String text, LocalDate today) {
    /** The pattern's match that begins here; it looks beyond its end and before its begin. */
    Optional<Matcher> match(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        matcher.useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    int length() {
        return text.length();
    }

    /** Whether a word may end here: not between two letters or digits of one script. */
    boolean wordEnds(int at) {
        return at >= text.length()
                || at == 0
                || !latin(text.charAt(at))
                || !latin(text.charAt(at - 1));
    }

    private static boolean latin(char c) {
        return Character.isLetterOrDigit(c) && c < '\u0250';
    }
}

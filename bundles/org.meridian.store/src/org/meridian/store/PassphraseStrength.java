package org.meridian.store;

import com.nulabinc.zxcvbn.Zxcvbn;

import java.nio.CharBuffer;

/**
 * How long a passphrase holds against somebody who has a copy of the archive's folder, estimated
 * (zxcvbn: known words, names, dates, keyboard patterns and their usual disguises). The attacker is
 * given a hundred graphics cards of a thousand Argon2id derivations a second each.
 */
public enum PassphraseStrength {
    /** Found within a day. */
    WEAK,
    /** Found within a hundred years. */
    FAIR,
    STRONG;

    private static final double GUESSES_A_SECOND = 100 * 1000;
    private static final double DAY = 24 * 3600;
    private static final double HUNDRED_YEARS = 100 * 365 * DAY;

    /**
     * Estimates a passphrase as it was typed, which stays the caller's. Quick enough for each key
     * that is pressed.
     */
    public static PassphraseStrength of(char[] typed) {
        double seconds =
                new Zxcvbn().measure(CharBuffer.wrap(typed)).getGuesses() / GUESSES_A_SECOND;
        if (seconds < DAY) {
            return WEAK;
        }
        return seconds < HUNDRED_YEARS ? FAIR : STRONG;
    }
}

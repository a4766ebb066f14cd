package org.meridian.ledger;

import org.meridian.core.text.Texts;

import java.util.Locale;

/**
 * One thing found wrong with the log.
 *
 * @param first number of the entry, or of the first one, from 0; for {@link Kind#HEAD_SIGNATURE}
 *     and {@link Kind#ANCHOR} a number of entries
 * @param last of a range, or the other entry of a swap; the same as {@code first} otherwise
 */
public record LedgerProblem(Kind kind, long first, long last) {
    /** What is wrong; the sentence stands in the messages under this name. */
    public enum Kind {
        EDITED,
        DELETED,
        SWAPPED,
        ADDED,
        TRUNCATED,
        NODE,
        HEAD_ROOT,
        HEAD_SIGNATURE,
        HEAD_MISSING,
        ANCHOR
    }

    public static LedgerProblem of(Kind kind, long number) {
        return new LedgerProblem(kind, number, number);
    }

    /** One sentence for a person. */
    public String text(Locale locale) {
        return Texts.of(getClass(), locale).get(kind.name(), first, last);
    }
}

package org.meridian.access;

import org.meridian.core.MeridianException;

/** Why somebody did what is asked about, in words that can be judged later. */
final class Reason {
    static final int LEAST = 10;
    private static final int MOST = 1000;

    private Reason() {}

    /**
     * The text to keep; a Han character counts as two.
     *
     * @throws MeridianException {@link AccessError#SHORT_REASON}
     */
    static String checked(String text) {
        String stripped = text.strip();
        int length = stripped.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
        if (length < LEAST) {
            throw new MeridianException(AccessError.SHORT_REASON, LEAST);
        }
        return stripped.substring(0, Math.min(stripped.length(), MOST));
    }
}

package org.meridian.access;

import org.meridian.core.MeridianException;

/** Why somebody did what is asked about, in words that can be judged later. */
public final class Reason {
    /** The least length; a Han character counts as two. */
    public static final int LEAST = 10;

    private static final int MOST = 1000;

    private Reason() {}

    /** Whether it is long enough. */
    public static boolean isEnough(String text) {
        return text.strip().codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum()
                >= LEAST;
    }

    /**
     * The text to keep.
     *
     * @throws MeridianException {@link AccessError#SHORT_REASON}
     */
    static String checked(String text) {
        if (!isEnough(text)) {
            throw new MeridianException(AccessError.SHORT_REASON, LEAST);
        }
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), MOST));
    }
}

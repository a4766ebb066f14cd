package org.meridian.archive.internal;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;

/** Why somebody changed something, as the rows keep it. */
public final class Reason {
    private static final int LONGEST = 1000;

    private Reason() {}

    /**
     * The reason without the space around it.
     *
     * @param unfit the error where there is none, or one of more than 1000 characters
     */
    public static String of(String given, ErrorCode unfit) {
        String reason = given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw new MeridianException(unfit);
        }
        return reason;
    }
}

package org.meridian.store;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;

import java.util.Locale;

/**
 * Something that is not as it should be.
 *
 * @param code what is wrong
 * @param record the UID or id of what it concerns; empty where it is no single record
 * @param file where it lies, below the archive's or the backup's folder; empty where it is none
 */
public record Fault(ErrorCode code, String record, String file) {
    /** What is wrong, for a person. */
    public String message(Locale locale) {
        return new MeridianException(code).text(locale);
    }
}

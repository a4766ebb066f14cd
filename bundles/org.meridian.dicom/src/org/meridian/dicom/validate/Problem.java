package org.meridian.dicom.validate;

import org.meridian.core.ErrorCode;

import java.util.List;
import java.util.Locale;

/**
 * One thing said against a file.
 *
 * @param tag the element, 0 when it is about none
 * @param position byte in the file, or in the inflated data set of a deflated one; -1 when it is
 *     about what is not there
 * @param arguments of the sentence; values that could identify a patient are not among them
 */
public record Problem(
        Severity severity, ErrorCode code, int tag, long position, List<Object> arguments) {
    /** How much it matters. */
    public enum Severity {
        /** The standard is broken; another program may fail. */
        ERROR,
        /** Unusual, or against the letter of the standard; others cope. */
        WARNING
    }

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** The sentence for a person. */
    public String text(Locale locale) {
        return code.text(locale, arguments.toArray());
    }
}

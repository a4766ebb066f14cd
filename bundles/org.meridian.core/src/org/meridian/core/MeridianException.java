package org.meridian.core;

import org.eclipse.jdt.annotation.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A failure that a person can read: a stable code, what happened and what to do. {@link
 * #getMessage()} holds the code alone, so that a log never identifies a patient; the sentence with
 * its arguments is for the screen: {@link #text(Locale)}.
 */
public final class MeridianException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Object> arguments;

    public MeridianException(ErrorCode code, Object... arguments) {
        this(null, code, arguments);
    }

    public MeridianException(@Nullable Throwable cause, ErrorCode code, Object... arguments) {
        super(code.code(), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode errorCode() {
        return code;
    }

    /** The first argument of a type; empty where there is none. */
    public <T> Optional<T> argument(Class<T> type) {
        return arguments.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What happened and what to do, in the given language, without the code. */
    public String text(Locale locale) {
        return code.text(locale, arguments.toArray());
    }

    /** The code and {@link #text}, as one line for a person. */
    public String line(Locale locale) {
        return code.code() + ": " + text(locale);
    }
}

package org.meridian.core;

import org.meridian.core.text.Texts;

import java.util.Locale;

/**
 * A kind of failure with a stable code (for instance {@code ARC-012}) that scripts and support rely
 * on. Each room lists its own in an enum; the sentence for a person stands under the code in the
 * room's {@code messages.properties} and {@code messages_zh_CN.properties}, says what happened and
 * what to do, and may use the arguments as {@code {0}}, {@code {1}}.
 */
public interface ErrorCode {
    /** The stable code: three letters of the room, a dash, three digits. */
    String code();

    /** The sentence for a person, in the given language. */
    default String text(Locale locale, Object... arguments) {
        return Texts.of(getClass(), locale).get(code(), arguments);
    }
}

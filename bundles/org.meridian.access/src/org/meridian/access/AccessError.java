package org.meridian.access;

import org.meridian.core.ErrorCode;
import org.meridian.core.text.Texts;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why somebody is not let in. Operations and roles among the arguments are said in words. */
public enum AccessError implements ErrorCode {
    /** No valid grant for this purpose and patient. */
    NO_GRANT("ACC-001"),
    /** The patient does not agree to this use. */
    CONSENT_WITHDRAWN("ACC-002"),
    /** Nobody of this name works here. */
    UNKNOWN_USER("ACC-003"),
    /**
     * The user's roles do not include this. Arguments: the operation, the roles that may, the
     * patient where it was about one.
     */
    ROLE("ACC-004"),
    /** Not a user's name. */
    BAD_NAME("ACC-005"),
    /** A user has at least one role. */
    NO_ROLE("ACC-010"),
    /** Somebody of this name works here already. Argument: the name. */
    USER_EXISTS("ACC-011"),
    /** Nobody would be left to administer the archive. */
    LAST_ADMINISTRATOR("ACC-012"),
    /** The user is disabled. */
    DISABLED("ACC-013"),
    /** Not the user's password. */
    WRONG_PASSWORD("ACC-014"),
    /** Too many wrong passwords. Argument: seconds to wait. */
    WAIT("ACC-015"),
    /** Nobody has signed in yet. */
    NOT_SIGNED_IN("ACC-016"),
    /** The user has no password and the window shows several users. */
    NO_PASSWORD("ACC-017"),
    /** A reason is wanted before going on. Argument: the rule. */
    REASON("ACC-020"),
    /** A reason is too short. Argument: the least length. */
    SHORT_REASON("ACC-021"),
    /** There is no such alert. Argument: its number. */
    NO_SUCH_ALERT("ACC-022"),
    /** Not a value of a setting. Arguments: its name, the value. */
    BAD_SETTING("ACC-023"),
    /**
     * What is asked for takes two rights, which several roles have between them. Arguments: the
     * operations that the user's roles lack; one right, the roles that have it; the other, its
     * roles.
     */
    TWO_RIGHTS("ACC-024");

    private final String code;

    AccessError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String text(Locale locale, Object... arguments) {
        Texts texts = Texts.of(AccessError.class, locale);
        return texts.get(code, Arrays.stream(arguments).map(a -> words(texts, a)).toArray());
    }

    private static Object words(Texts texts, Object argument) {
        return switch (argument) {
            case Operation operation -> texts.get("operation." + operation);
            case Rule rule -> rule.text(texts.locale());
            case Role role -> role.text(texts.locale());
            case Collection<?> several ->
                    several.stream()
                            .map(each -> String.valueOf(words(texts, each)))
                            .collect(Collectors.joining(texts.get("separator")));
            default -> argument;
        };
    }
}

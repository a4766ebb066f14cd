package org.meridian.core.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one bundle in one language: {@code messages.properties} (English) and {@code
 * messages_zh_CN.properties} in the package of the class that asks. Every text a person sees comes
 * from here or from the platform's {@code OSGI-INF/l10n}. Immutable and safe for all threads.
 */
public final class Texts {
    private static final ResourceBundle.Control ENGLISH_UNLESS_GIVEN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts beside {@code owner}, in the language the program runs in. */
    public static Texts of(Class<?> owner) {
        return of(owner, Locale.getDefault());
    }

    /** The texts beside {@code owner} in {@code locale}; English where there is no translation. */
    public static Texts of(Class<?> owner, Locale locale) {
        String name = owner.getPackageName() + ".messages";
        return new Texts(
                ResourceBundle.getBundle(
                        name, locale, owner.getClassLoader(), ENGLISH_UNLESS_GIVEN),
                locale);
    }

    /**
     * The text under {@code key}, with {@code {0}} and so on replaced by the arguments. In the
     * files an apostrophe is written twice, as {@link MessageFormat} wants it.
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    public Locale locale() {
        return locale;
    }
}

package org.meridian.core.text;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
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
     * files an apostrophe is written twice, as {@link MessageFormat} wants it. A whole number
     * without a format of its own is written in digits alone, for most are numbers of something
     * (frame 1000) and are typed again as they are read.
     */
    public String get(String key, Object... arguments) {
        MessageFormat format = new MessageFormat(bundle.getString(key), locale);
        Format[] own = format.getFormatsByArgumentIndex();
        Object[] written = arguments.clone();
        for (int i = 0; i < written.length; i++) {
            boolean whole = written[i] instanceof Integer || written[i] instanceof Long;
            if (whole && i < own.length && own[i] == null) {
                written[i] = written[i].toString();
            }
        }
        return format.format(written);
    }

    /** The text under a key that need not be there, without arguments. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
    }

    public Locale locale() {
        return locale;
    }
}

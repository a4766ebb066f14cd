package org.meridian.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The language chosen in the product: a file in the user's data folder that the launch script reads
 * before the program starts, so the platform speaks it too.
 */
enum Language {
    ENGLISH("en", "English"),
    CHINESE("zh_CN", "简体中文");

    private final String tag;
    private final String label;

    Language(String tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /** Its name in itself. */
    String label() {
        return label;
    }

    /** The one the program runs in. */
    static Language current() {
        return Locale.getDefault().toString().startsWith("zh_CN") ? CHINESE : ENGLISH;
    }

    /** Keeps the choice for the next start. */
    void choose(Path home) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("language"), tag + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

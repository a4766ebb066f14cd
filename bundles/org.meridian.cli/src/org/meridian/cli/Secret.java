package org.meridian.cli;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a person is asked for that nobody else may see: given in a file, in the environment or on a
 * terminal, never among a command's words, which every process of the computer can read.
 */
enum Secret {
    /** The archive's passphrase. */
    PASSPHRASE("passphrase-file", "MERIDIAN_PASSPHRASE", false),
    /** The passphrase that an archive gets first. */
    FIRST_PASSPHRASE("passphrase-file", "MERIDIAN_PASSPHRASE", true),
    /** The passphrase in place of another. */
    NEW_PASSPHRASE("new-passphrase-file", "MERIDIAN_NEW_PASSPHRASE", true),
    /** The password of the user whose name the command acts in. */
    PASSWORD("password-file", "MERIDIAN_PASSWORD", false),
    /** The password that a user gets. */
    NEW_PASSWORD("new-password-file", "MERIDIAN_NEW_PASSWORD", true),
    RECOVERY_CODE("recovery-code-file", "MERIDIAN_RECOVERY_CODE", false);

    private final String option;
    private final String variable;
    private final boolean twice;

    Secret(String option, String variable, boolean twice) {
        this.option = option;
        this.variable = variable;
        this.twice = twice;
    }

    /** The option that names a file with it, without dashes. */
    String option() {
        return option;
    }

    /** Whether a word is the option of any secret. */
    static boolean isOption(String word) {
        return Arrays.stream(values()).anyMatch(s -> word.equals("--" + s.option()));
    }

    /** The environment variable that may hold it. */
    String variable() {
        return variable;
    }

    /** Whether a person types it twice, so that no slip of a finger becomes a passphrase. */
    boolean twice() {
        return twice;
    }

    /** Key of the question in the messages. */
    String question() {
        return "ask." + name().toLowerCase(Locale.ROOT);
    }
}

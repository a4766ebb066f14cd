package org.meridian.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line: the options of the program, the command and the command's own words.
 *
 * @param archive empty for the default one in the user's data folder
 * @param secretFiles files with secrets by the option that names them
 * @param user empty for the archive's first user or, in a new archive, the system's user
 * @param directory that relative paths start from
 */
record Invocation(
        Optional<Path> archive,
        Optional<Path> keyFile,
        Map<String, Path> secretFiles,
        Optional<String> user,
        boolean json,
        String command,
        List<String> rest,
        Path directory) {

    private static final String JSON = "--json";

    static Invocation parse(List<String> words, Path directory) {
        Optional<Path> archive = Optional.empty();
        Optional<Path> keyFile = Optional.empty();
        Optional<String> user = Optional.empty();
        Map<String, Path> secretFiles = new HashMap<>();
        boolean json = false;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case JSON -> json = true;
                case "--archive" -> archive = Optional.of(directory.resolve(value(words, ++i)));
                case "--key-file" -> keyFile = Optional.of(directory.resolve(value(words, ++i)));
                case "--user" -> user = Optional.of(value(words, ++i));
                default -> {
                    if (Secret.isOption(word)) {
                        secretFiles.put(word.substring(2), directory.resolve(value(words, ++i)));
                    } else {
                        rest.add(word);
                    }
                }
            }
        }
        if (rest.isEmpty()) {
            throw new UsageException("command.missing");
        }
        String command = rest.remove(0);
        return new Invocation(
                archive,
                keyFile,
                Map.copyOf(secretFiles),
                user,
                json,
                command,
                List.copyOf(rest),
                directory);
    }

    /** Whether a document is wanted, of words that are no command line as well. */
    static boolean wantsJson(List<String> words) {
        return words.contains(JSON);
    }

    /** Whether the archive is opened by its recovery code. */
    boolean byRecoveryCode() {
        return command.equals(UnlockCommand.NAME) && rest.contains("--" + UnlockCommand.RECOVERY)
                || command.equals(Commands.ARCHIVE)
                        && rest.contains(PassphraseAction.NAME)
                        && rest.contains(PassphraseAction.RECOVER);
    }

    private static String value(List<String> words, int index) {
        if (index >= words.size()) {
            throw new UsageException("option.value", words.get(index - 1));
        }
        return words.get(index);
    }
}

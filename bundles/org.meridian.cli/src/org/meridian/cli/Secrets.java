package org.meridian.cli;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of the person or script that runs this process: from the file that an option names,
 * else from the environment, else asked for on the terminal without echo. What was answered is kept
 * until it turned out to be wrong or the process ends. Used on one thread.
 */
final class Secrets implements AutoCloseable {
    private static final int LARGEST = 4096;

    private final Map<String, Path> files;
    private final Map<String, String> environment;
    private final @Nullable Console terminal;
    private final Texts texts;
    private final Map<Secret, char[]> known = new EnumMap<>(Secret.class);

    /**
     * @param files by the name of the option
     * @param terminal null where nobody sits at one
     */
    Secrets(
            Map<String, Path> files,
            Map<String, String> environment,
            @Nullable Console terminal,
            Texts texts) {
        this.files = files;
        this.environment = environment;
        this.terminal = terminal;
        this.texts = texts;
    }

    /** A secret, a copy that is the caller's to wipe; empty where nobody gives it. */
    Optional<char[]> ask(Secret secret) {
        char[] answer = known.get(secret);
        if (answer == null) {
            answer = given(secret).or(() -> asked(secret)).orElse(null);
            if (answer == null) {
                return Optional.empty();
            }
            known.put(secret, answer);
        }
        return Optional.of(answer.clone());
    }

    /** A secret that is given by a file or in the environment. */
    Optional<char[]> given(Secret secret) {
        Path file = files.get(secret.option());
        if (file != null) {
            return Optional.of(read(file));
        }
        return Optional.ofNullable(environment.get(secret.variable()))
                .filter(s -> !s.isEmpty())
                .map(String::toCharArray);
    }

    /** Forgets a wrong answer; whether the person can be asked for another. */
    boolean askAgain(Secret secret) {
        boolean again = given(secret).isEmpty() && terminal != null;
        Optional.ofNullable(known.remove(secret)).ifPresent(a -> Arrays.fill(a, '\0'));
        return again;
    }

    private Optional<char[]> asked(Secret secret) {
        Console console = terminal;
        if (console == null) {
            return Optional.empty();
        }
        char[] answer = read(console, secret.question());
        if (answer == null || !secret.twice()) {
            return Optional.ofNullable(answer);
        }
        char[] repeated = read(console, "ask.again");
        boolean same = Arrays.equals(answer, repeated);
        if (repeated != null) {
            Arrays.fill(repeated, '\0');
        }
        if (!same) {
            Arrays.fill(answer, '\0');
            throw new MeridianException(CliError.NOT_THE_SAME);
        }
        return Optional.of(answer);
    }

    private char @Nullable [] read(Console console, String question) {
        return console.readPassword("%s ", texts.get(question));
    }

    /** The first line of a small file in UTF-8. */
    private static char[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new MeridianException(CliError.NO_FILE, file.toString());
            }
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            int end = 0;
            while (end < chars.length() && "\r\n".indexOf(chars.charAt(end)) < 0) {
                end++;
            }
            char[] line = new char[end];
            chars.get(line);
            Arrays.fill(chars.array(), '\0');
            Arrays.fill(bytes, (byte) 0);
            return line;
        } catch (IOException e) {
            throw new MeridianException(e, CliError.NO_FILE, file.toString());
        }
    }

    @Override
    public void close() {
        known.values().forEach(a -> Arrays.fill(a, '\0'));
        known.clear();
    }
}

package org.meridian.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command's own words: options with a value ({@code --out FILE}), flags ({@code --end}) and the
 * rest in order. Immutable.
 */
final class Arguments {
    /** Taken by every command: why it does what is unusual, where the door asks. */
    static final String REASON = "reason";

    private final List<String> words;
    private final Map<String, String> options;
    private final Set<String> flags;
    private final Path directory;

    private Arguments(
            List<String> words, Map<String, String> options, Set<String> flags, Path directory) {
        this.words = words;
        this.options = options;
        this.flags = flags;
        this.directory = directory;
    }

    /**
     * Splits the words after the command.
     *
     * @param command knows its options and flags
     * @param directory that relative paths start from
     */
    static Arguments parse(List<String> given, Command command, Path directory) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            String name = word.substring(2);
            if (command.flags().contains(name)) {
                flags.add(name);
                continue;
            }
            if (!command.options().contains(name) && !name.equals(REASON)) {
                throw new UsageException("option.unknown", word);
            }
            if (++i == given.size()) {
                throw new UsageException("option.value", word);
            }
            options.put(name, given.get(i));
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options), Set.copyOf(flags), directory);
    }

    /**
     * What follows the first word, for the action that it names; wrong usage where an option is not
     * one of the action's.
     */
    Arguments of(Command action) {
        options.keySet().stream()
                .filter(o -> !o.equals(REASON))
                .forEach(o -> known(action.options(), o));
        flags.forEach(f -> known(action.flags(), f));
        return new Arguments(words.subList(1, words.size()), options, flags, directory);
    }

    private static void known(Set<String> names, String name) {
        if (!names.contains(name)) {
            throw new UsageException("option.unknown", "--" + name);
        }
    }

    List<String> words() {
        return words;
    }

    /** The one word at a place; wrong usage where it is missing. */
    String word(int index, String name) {
        if (index >= words.size()) {
            throw new UsageException("word.missing", name);
        }
        return words.get(index);
    }

    /** Wrong usage where there are more words than these. */
    void atMost(int count) {
        if (words.size() > count) {
            throw new UsageException("word.extra", words.get(count));
        }
    }

    boolean flag(String name) {
        return flags.contains(name);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    String required(String name) {
        return option(name).orElseThrow(() -> new UsageException("option.missing", "--" + name));
    }

    int number(String name, int otherwise, int least, int most) {
        return (int) longNumber(name, otherwise, least, most);
    }

    long longNumber(String name, long otherwise, long least, long most) {
        Optional<String> text = option(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("option.number", "--" + name, least, most);
    }

    Path path(String given) {
        return directory.resolve(given).normalize();
    }
}

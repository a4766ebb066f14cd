package org.meridian.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command's own words: options with a value ({@code --out FILE}) and the rest in order.
 * Immutable.
 */
final class Arguments {
    private final List<String> words;
    private final Map<String, String> options;
    private final Path directory;

    private Arguments(List<String> words, Map<String, String> options, Path directory) {
        this.words = words;
        this.options = options;
        this.directory = directory;
    }

    /**
     * Splits the words after the command.
     *
     * @param known options the command takes, without dashes; each has a value
     * @param directory that relative paths start from
     */
    static Arguments parse(List<String> given, Set<String> known, Path directory) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            String name = word.substring(2);
            if (!known.contains(name)) {
                throw new UsageException("option.unknown", word);
            }
            if (++i == given.size()) {
                throw new UsageException("option.value", word);
            }
            options.put(name, given.get(i));
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options), directory);
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

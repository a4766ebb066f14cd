package org.meridian.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** English and Chinese say the same things. */
class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.root().resolve("bundles"))) {
            return files.filter(
                            f ->
                                    f.endsWith("messages.properties")
                                            || f.endsWith("l10n/bundle.properties"))
                    .filter(f -> !f.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static Path chinese(Path english) {
        return english.resolveSibling(
                english.getFileName().toString().replace(".properties", "_zh_CN.properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static Set<String> arguments(String text) {
        Matcher m = ARGUMENT.matcher(text);
        Set<String> found = new TreeSet<>();
        while (m.find()) {
            found.add(m.group());
        }
        return found;
    }

    /** A list of entries that lacks a word shows none of them. */
    @Test
    void everyKindOfLedgerEntryHasAName() throws IOException {
        Properties names =
                read(
                        TestData.root()
                                .resolve(
                                        "bundles/org.meridian.ui.ledger/src/org/meridian/ui/ledger")
                                .resolve("messages.properties"));
        assertEquals(
                List.of(),
                Stream.of(LedgerEntry.Type.values())
                        .filter(t -> !names.containsKey("type." + t))
                        .toList());
    }

    @Test
    void keysAndArgumentsAreTheSame() throws IOException {
        List<String> wrong = new ArrayList<>();
        assertFalse(english().size() < 10);
        for (Path file : english()) {
            Properties en = read(file);
            Properties zh = read(chinese(file));
            assertEquals(
                    new TreeSet<>(en.stringPropertyNames()),
                    new TreeSet<>(zh.stringPropertyNames()),
                    file.toString());
            for (String key : en.stringPropertyNames()) {
                if (!arguments(en.getProperty(key)).equals(arguments(zh.getProperty(key)))) {
                    wrong.add(file + " " + key);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void englishHasNoHanAndChineseIsNotEnglish() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : english()) {
            Properties en = read(file);
            Properties zh = read(chinese(file));
            for (String key : en.stringPropertyNames()) {
                String text = en.getProperty(key);
                if (HAN.matcher(text).find()) {
                    wrong.add(file + " " + key + ": Chinese in the English text");
                }
                boolean sentence = text.strip().contains(" ") && text.length() > 24;
                if (sentence
                        && !key.startsWith("help.")
                        && !HAN.matcher(zh.getProperty(key)).find()) {
                    wrong.add(file + " " + key + ": not translated");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void apostrophesAreDoubled() throws IOException {
        Pattern lone = Pattern.compile("(?<!')'(?!')");
        List<String> wrong = new ArrayList<>();
        for (Path file : english()) {
            if (file.endsWith("messages.properties")) {
                for (Path each : List.of(file, chinese(file))) {
                    Properties texts = read(each);
                    for (String key : texts.stringPropertyNames()) {
                        if (lone.matcher(texts.getProperty(key)).find()) {
                            wrong.add(each + " " + key);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void errorCodesAreUniqueAndHaveTexts() throws IOException {
        Pattern code = Pattern.compile("\"([A-Z]{3}-\\d{3})\"");
        Set<String> seen = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        List<Path> enums;
        try (Stream<Path> files = Files.walk(TestData.root().resolve("bundles"))) {
            enums =
                    files.filter(f -> f.getFileName().toString().endsWith("Error.java"))
                            .filter(f -> !f.toString().contains("/target/"))
                            .collect(Collectors.toList());
        }
        assertFalse(enums.isEmpty());
        for (Path file : enums) {
            Properties texts = read(file.resolveSibling("messages.properties"));
            Matcher m = code.matcher(Files.readString(file));
            while (m.find()) {
                if (!seen.add(m.group(1))) {
                    wrong.add("twice: " + m.group(1));
                }
                if (!texts.containsKey(m.group(1))) {
                    wrong.add("no text: " + m.group(1));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }
}

package org.meridian.search.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Readings of Chinese names in pinyin without tones: ICU's {@code Han-Latin/Names}, corrected and
 * completed for surnames by the table {@code surnames.txt}. Safe for all threads.
 */
final class Pinyin {
    private static final int LONGEST_SURNAME = 2;

    private final Transliteration names = new Transliteration("Han-Latin/Names");
    private final Map<String, List<List<String>>> surnames = surnames();

    /**
     * One reading of a name, a syllable a character; ü stays ü.
     *
     * @param family how many of the syllables are the surname
     */
    record Reading(List<String> syllables, int family) {}

    /**
     * All readings of a name.
     *
     * @param family the surname, or empty when it is not marked off: then it is looked up in the
     *     table and otherwise taken as one character
     */
    List<Reading> readings(String family, String given) {
        String name = family + given;
        List<String> characters = name.codePoints().mapToObj(Character::toString).toList();
        List<String> syllables = syllables(name, characters);
        int marked = family.codePointCount(0, family.length());
        int length = marked > 0 ? marked : surnameLength(characters);
        List<Reading> readings = new ArrayList<>();
        for (List<String> surname : surnameReadings(characters, length)) {
            List<String> one = new ArrayList<>(surname);
            one.addAll(syllables.subList(length, syllables.size()));
            readings.add(new Reading(List.copyOf(one), length));
        }
        Reading plain = new Reading(syllables, length);
        if (!readings.contains(plain)) {
            readings.add(plain);
        }
        return readings;
    }

    private int surnameLength(List<String> characters) {
        boolean compound =
                characters.size() > LONGEST_SURNAME
                        && surnames.containsKey(
                                String.join("", characters.subList(0, LONGEST_SURNAME)));
        return compound ? LONGEST_SURNAME : Math.min(1, characters.size());
    }

    private List<List<String>> surnameReadings(List<String> characters, int length) {
        return surnames.getOrDefault(String.join("", characters.subList(0, length)), List.of());
    }

    private List<String> syllables(String name, List<String> characters) {
        List<String> together = split(names.of(name));
        if (together.size() == characters.size()) {
            return together;
        }
        List<String> one = new ArrayList<>(characters.size());
        for (String character : characters) {
            one.add(String.join("", split(names.of(character))));
        }
        return List.copyOf(one);
    }

    /** Syllables without tones; a character that has no reading gives an empty one. */
    private static List<String> split(String transliterated) {
        List<String> syllables = new ArrayList<>();
        for (String syllable : transliterated.strip().split("\\s+")) {
            syllables.add(withoutTone(syllable));
        }
        return List.copyOf(syllables);
    }

    private static String withoutTone(String syllable) {
        String plain =
                Normalizer.normalize(syllable, Normalizer.Form.NFD)
                        .replace("u\u0308", "ü")
                        .replaceAll("\\p{M}", "");
        return plain.replaceAll("[^a-zü]", "");
    }

    private static Map<String, List<List<String>>> surnames() {
        try (InputStream stream = Pinyin.class.getResourceAsStream("surnames.txt")) {
            if (stream == null) {
                throw new IllegalStateException("surnames.txt is missing");
            }
            Map<String, List<List<String>>> table = new HashMap<>();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> addSurname(table, line));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addSurname(Map<String, List<List<String>>> table, String line) {
        String[] columns = line.strip().split("\\s*[=,]\\s*");
        List<List<String>> readings = new ArrayList<>();
        for (int i = 1; i < columns.length; i++) {
            readings.add(List.of(columns[i].split(" ")));
        }
        table.put(columns[0], List.copyOf(readings));
    }
}

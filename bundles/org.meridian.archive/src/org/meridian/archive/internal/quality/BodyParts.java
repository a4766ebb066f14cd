package org.meridian.archive.internal.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The defined terms of Body Part Examined (PS3.16 annex L), which of them are paired or one sex's
 * alone, and what else people write for them.
 */
final class BodyParts {
    private static final BodyParts STANDARD = load();

    /** Suffixes by which Chinese words for the same part differ. */
    private static final String SUFFIXES = "[部位]+$";

    private final Map<String, Part> parts;
    private final Map<String, String> synonyms;

    /**
     * A part of the body.
     *
     * @param sex M or F where only they have it, else empty
     */
    record Part(String term, boolean paired, String sex) {}

    private BodyParts(Map<String, Part> parts, Map<String, String> synonyms) {
        this.parts = Map.copyOf(parts);
        this.synonyms = Map.copyOf(synonyms);
    }

    /** The part of a defined term. */
    static Optional<Part> find(String term) {
        return Optional.ofNullable(STANDARD.parts.get(term));
    }

    /** The defined term that is meant by another text; empty where it cannot be told. */
    static Optional<String> meant(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        String plain = word.replaceAll("[^\\p{L}\\p{N}]", "");
        if (STANDARD.parts.containsKey(plain)) {
            return Optional.of(plain);
        }
        String known = STANDARD.synonyms.get(plain.replaceAll(SUFFIXES, ""));
        return known != null
                ? Optional.of(known)
                : Spelling.nearest(plain, STANDARD.parts.keySet());
    }

    private static BodyParts load() {
        Map<String, Part> parts = new HashMap<>();
        Map<String, String> synonyms = new HashMap<>();
        try (InputStream table = BodyParts.class.getResourceAsStream("body-parts.tsv")) {
            if (table == null) {
                throw new IllegalStateException("body-parts.tsv is missing");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] row = line.split("\t", -1);
                String marks = row[1];
                String sex = marks.contains("M") ? "M" : marks.contains("F") ? "F" : "";
                parts.put(row[0], new Part(row[0], marks.contains("2"), sex));
                for (String synonym : List.of(row[2].split("\\|"))) {
                    synonyms.put(synonym.replaceAll(SUFFIXES, ""), row[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BodyParts(parts, synonyms);
    }
}

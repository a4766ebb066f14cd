package org.meridian.search.internal.language;

import org.meridian.search.Meaning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sex, modality, body part, kind of finding and decision, from the table {@code vocabulary.tsv}. Of
 * several words that begin at a place the longest is meant. Immutable.
 */
final class Vocabulary implements Words {
    private final Map<String, Term> terms = new HashMap<>();
    private final int longest;

    /**
     * What a word means.
     *
     * @param alsoWords as in {@link Phrase}
     */
    private record Term(List<Meaning> meanings, Set<String> alsoWords) {}

    Vocabulary() {
        try (InputStream stream = Vocabulary.class.getResourceAsStream("vocabulary.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("vocabulary.tsv is missing");
            }
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        longest = terms.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private void add(String row) {
        String[] columns = row.split("\t");
        boolean inTexts = columns[0].startsWith("~");
        List<Meaning> meanings = new ArrayList<>();
        for (String field : columns[0].substring(inTexts ? 1 : 0).split("&")) {
            String[] parts = field.split("=");
            meanings.add(new Meaning.Values(parts[0], Set.of(parts[1].split("\\|"))));
        }
        List<String> words = List.of(columns[1].split("\\|"));
        Set<String> forAll = inTexts ? forAll(words) : Set.of();
        for (String word : words) {
            boolean name = word.startsWith("?");
            String plain = word.substring(name ? 1 : 0);
            Set<String> also = new LinkedHashSet<>(forAll);
            if (name || inTexts) {
                also.add(plain);
            }
            terms.put(plain, new Term(List.copyOf(meanings), also));
        }
    }

    private static Set<String> forAll(List<String> words) {
        Stream<String> english = words.stream().filter(w -> !chinese(w)).limit(1);
        Stream<String> han = words.stream().filter(Vocabulary::chinese).limit(1);
        Set<String> both = new LinkedHashSet<>();
        Stream.concat(english, han).map(w -> w.replace("?", "")).forEach(both::add);
        return both;
    }

    private static boolean chinese(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    @Override
    public Optional<Phrase> at(Line line, int from) {
        int furthest = Math.min(line.length(), from + longest);
        for (int end = furthest; end > from; end--) {
            Term term = line.wordEnds(end) ? terms.get(line.text().substring(from, end)) : null;
            if (term != null && (end - from > 1 || standsAlone(line, end))) {
                return Optional.of(new Phrase(end, term.meanings(), term.alsoWords()));
            }
        }
        return Optional.empty();
    }

    /** The values that a word means in a field; empty for a word of another field. */
    Optional<Set<String>> values(String field, String word) {
        Term term = terms.get(word);
        return term == null
                ? Optional.empty()
                : term.meanings().stream()
                        .filter(Meaning.Values.class::isInstance)
                        .map(Meaning.Values.class::cast)
                        .filter(v -> v.field().equals(field))
                        .map(Meaning.Values::values)
                        .findFirst();
    }

    /**
     * A single character is a word of its own where no unknown Chinese word goes on: 肺 is one in
     * 肺CT and none in 肺气肿; 女 is one in 女肺结节.
     */
    private boolean standsAlone(Line line, int end) {
        return end >= line.length()
                || !Character.isIdeographic(line.text().codePointAt(end))
                || line.text().charAt(end) == '的'
                || IntStream.rangeClosed(2, longest)
                        .map(length -> end + length)
                        .filter(next -> next <= line.length())
                        .anyMatch(next -> terms.containsKey(line.text().substring(end, next)));
    }
}

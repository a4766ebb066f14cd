package org.meridian.search.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A Chinese name in one reading and the ways in which people type it.
 *
 * @param characters one for each syllable
 * @param syllables in small ASCII letters
 * @param family how many of the syllables are the surname
 */
public record SpelledName(String characters, List<String> syllables, int family) {
    /**
     * Letters for characters that follow each other, from the first one on and round to the start.
     */
    record Spelling(List<String> pieces, int first) {
        String letters() {
            return String.join("", pieces);
        }

        /** How many characters the typed letters reach into; 0 when they begin otherwise. */
        int reached(String typed) {
            if (typed.isEmpty() || !letters().startsWith(typed)) {
                return 0;
            }
            int reached = 0;
            for (int length = 0; length < typed.length(); reached++) {
                length += pieces.get(reached).length();
            }
            return reached;
        }
    }

    /** From every syllable on, and the given name first. */
    List<Spelling> spellings() {
        List<Spelling> spellings = new ArrayList<>();
        for (int i = 0; i < syllables.size(); i++) {
            spellings.add(new Spelling(syllables.subList(i, syllables.size()), i));
        }
        spellings.add(new Spelling(joined(given(), surname()), family));
        return spellings;
    }

    /** All initials, also after or before the surname in full. */
    List<Spelling> initials() {
        List<Spelling> initials = new ArrayList<>();
        initials.add(new Spelling(initials(syllables), 0));
        initials.add(new Spelling(joined(initials(given()), initials(surname())), family));
        if (!given().isEmpty()) {
            initials.add(new Spelling(joined(surname(), initials(given())), 0));
            initials.add(new Spelling(joined(initials(given()), surname()), family));
        }
        return initials;
    }

    private List<String> surname() {
        return syllables.subList(0, family);
    }

    private List<String> given() {
        return syllables.subList(family, syllables.size());
    }

    private static List<String> initials(List<String> words) {
        return words.stream().map(w -> w.isEmpty() ? "" : w.substring(0, 1)).toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return List.copyOf(joined);
    }

    /** One line, from which {@link #decode} makes the same again. */
    String encode() {
        return characters + '\t' + family + '\t' + String.join(" ", syllables);
    }

    static SpelledName decode(String line) {
        String[] parts = line.split("\t", -1);
        return new SpelledName(
                parts[0], List.of(parts[2].split(" ", -1)), Integer.parseInt(parts[1]));
    }
}

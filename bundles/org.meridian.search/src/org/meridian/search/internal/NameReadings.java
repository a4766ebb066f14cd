package org.meridian.search.internal;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.meridian.core.record.PersonName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All terms under which a person's name is found. Remembers the newest names. Safe for all threads.
 */
public final class NameReadings {
    private static final int REMEMBERED = 20_000;

    private final Folding folding = new Folding();
    private final Pinyin pinyin = new Pinyin();
    private final Map<PersonName, Terms> remembered = new Newest();

    /**
     * Terms by field; see {@link Fields}.
     *
     * @param characters each a name's CJK characters with spaces between
     */
    record Terms(
            Set<String> characters,
            Set<String> spellings,
            Set<String> initials,
            Set<String> latin,
            Set<String> whole) {
        Terms() {
            this(
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>());
        }
    }

    Terms terms(PersonName name) {
        synchronized (remembered) {
            return remembered.computeIfAbsent(name, this::read);
        }
    }

    private Terms read(PersonName name) {
        Terms terms = new Terms();
        for (String group : List.of(name.alphabetic(), name.ideographic(), name.phonetic())) {
            if (group.codePoints().anyMatch(Folding::cjk)) {
                addCjk(terms, group);
            } else if (!group.isBlank()) {
                addLatin(terms, group);
            }
        }
        return terms;
    }

    private void addCjk(Terms terms, String group) {
        String text = folding.text(group);
        String characters =
                text.codePoints()
                        .filter(Folding::cjk)
                        .mapToObj(Character::toString)
                        .reduce("", (a, b) -> a + " " + b)
                        .strip();
        terms.characters().add(characters);
        terms.whole().add(characters.replace(" ", ""));
        String[] components = group.split("\\^", 2);
        String family = components.length == 2 ? han(components[0]) : "";
        String given = han(components[components.length - 1]);
        if (!(family + given).isEmpty()) {
            pinyin.readings(family, given).forEach(reading -> addReading(terms, reading));
        }
    }

    private void addReading(Terms terms, Pinyin.Reading reading) {
        // people type ü as v, as u, and since the passports of 2012 as yu
        for (String umlaut : List.of("v", "u", "yu")) {
            List<String> syllables =
                    reading.syllables().stream().map(s -> s.replace("ü", umlaut)).toList();
            addSyllables(terms, syllables, reading.family());
        }
    }

    private static void addSyllables(Terms terms, List<String> syllables, int family) {
        String surname = String.join("", syllables.subList(0, family));
        List<String> givenSyllables = syllables.subList(family, syllables.size());
        String given = String.join("", givenSyllables);
        for (int i = 0; i < syllables.size(); i++) {
            terms.spellings().add(String.join("", syllables.subList(i, syllables.size())));
        }
        terms.spellings().add(given + surname);
        terms.whole().add(surname + given);
        addInitials(
                terms, surname, initials(syllables.subList(0, family)), initials(givenSyllables));
    }

    private static void addInitials(
            Terms terms, String surname, String surnameInitials, String given) {
        terms.initials().add(surnameInitials + given);
        terms.initials().add(given + surnameInitials);
        if (!given.isEmpty()) {
            terms.initials().add(surname + given);
            terms.initials().add(given + surname);
        }
    }

    private static String initials(List<String> words) {
        StringBuilder initials = new StringBuilder();
        words.stream().filter(w -> !w.isEmpty()).forEach(w -> initials.append(w.charAt(0)));
        return initials.toString();
    }

    private void addLatin(Terms terms, String group) {
        String[] components = group.split("\\^");
        String family = components[0];
        String given = components.length > 1 ? components[1] : "";
        for (String component : components) {
            for (String word : component.split("[\\s\\-'’.,·]+")) {
                addLatinWord(terms, word);
            }
        }
        String surname = folding.latin(family);
        String first = folding.latin(given);
        terms.spellings().add(surname + first);
        terms.spellings().add(first + surname);
        terms.latin().add(surname);
        terms.whole().add(surname + first);
        terms.whole().add(first + surname);
        addInitials(terms, surname, capitals(family), capitals(given));
    }

    private void addLatinWord(Terms terms, String word) {
        for (String form :
                List.of(
                        folding.latin(word),
                        folding.spelledOut(word, "ue"),
                        folding.spelledOut(word, "v"))) {
            if (!form.isEmpty()) {
                terms.latin().add(form);
                terms.spellings().add(form);
            }
        }
    }

    /** First letters of a component's words; {@code XiaoDong} has two. */
    private String capitals(String component) {
        List<String> words = new ArrayList<>();
        for (String word : component.split("[\\s\\-'’.,·]+|(?<=\\p{Ll})(?=\\p{Lu})")) {
            words.add(folding.latin(word));
        }
        return initials(words);
    }

    private static String han(String text) {
        StringBuilder han = new StringBuilder();
        text.codePoints().filter(Folding::han).forEach(han::appendCodePoint);
        return han.toString();
    }

    @NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
    private static final class Newest extends LinkedHashMap<PersonName, Terms> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonName, Terms> eldest) {
            return size() > REMEMBERED;
        }
    }
}

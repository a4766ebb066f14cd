package org.meridian.search.internal;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.meridian.core.record.PersonName;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All terms under which a person's name is found. Remembers the newest names. Safe for all threads.
 */
public final class NameReadings {
    private static final int REMEMBERED = 20_000;

    /** No name is written as more words. */
    private static final int MOST_WORDS = 6;

    private static final String CJK = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}";

    private static final Pattern RUN =
            Pattern.compile("[" + CJK + "]+|[\\p{L}\\p{M}\\p{N}&&[^" + CJK + "]]+");

    private final Folding folding;
    private final Pinyin pinyin = new Pinyin();
    private final Map<PersonName, Terms> remembered = new Newest();

    /**
     * Terms by field; see {@link Fields}.
     *
     * @param characters each a name's CJK characters
     * @param spelled the readings of its Chinese characters
     */
    public record Terms(
            Set<SpelledName> spelled,
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
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>());
        }
    }

    public NameReadings(Folding folding) {
        this.folding = folding;
    }

    /** The terms of a name. */
    public Terms terms(PersonName name) {
        synchronized (remembered) {
            return remembered.computeIfAbsent(name, this::read);
        }
    }

    /** Whether a text says the whole of a name in one of its forms. */
    public boolean isIn(String text, PersonName name) {
        Set<String> whole = new HashSet<>(terms(name).whole());
        // the given name first
        terms(name).spelled().forEach(s -> whole.add(s.spellings().getLast().letters()));
        List<String> words = new ArrayList<>();
        Matcher runs = RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (runs.find()) {
            if (Typed.cjk(runs.group())) {
                String characters = folding.text(runs.group());
                if (whole.stream().anyMatch(w -> w.length() > 1 && characters.contains(w))) {
                    return true;
                }
            }
            words.add(folding.latin(runs.group()));
        }
        for (int from = 0; from < words.size(); from++) {
            StringBuilder together = new StringBuilder();
            for (String word : words.subList(from, Math.min(words.size(), from + MOST_WORDS))) {
                together.append(word);
                if (whole.contains(together.toString())) {
                    return true;
                }
            }
        }
        return false;
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
                        .collect(Collectors.joining());
        terms.characters().add(characters);
        terms.whole().add(characters);
        String[] components = group.split("\\^", 2);
        String family = components.length == 2 ? han(components[0]) : "";
        String given = han(components[components.length - 1]);
        if (!(family + given).isEmpty()) {
            for (Pinyin.Reading reading : pinyin.readings(family, given)) {
                // people type ü as v, as u, and since the passports of 2012 as yu
                for (String umlaut : List.of("v", "u", "yu")) {
                    addSpelled(
                            terms,
                            new SpelledName(
                                    family + given,
                                    reading.syllables().stream()
                                            .map(s -> s.replace("ü", umlaut))
                                            .toList(),
                                    reading.family()));
                }
            }
        }
    }

    private static void addSpelled(Terms terms, SpelledName name) {
        terms.spelled().add(name);
        name.spellings().forEach(s -> terms.spellings().add(s.letters()));
        name.initials().forEach(s -> terms.initials().add(s.letters()));
        terms.whole().add(name.spellings().getFirst().letters());
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

    private static void addInitials(
            Terms terms, String surname, String surnameInitials, String given) {
        terms.initials().add(surnameInitials + given);
        terms.initials().add(given + surnameInitials);
        if (!given.isEmpty()) {
            terms.initials().add(surname + given);
            terms.initials().add(given + surname);
        }
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

    /** The alphabet's place of a name: Chinese ones by the usual reading; empty without a name. */
    String alphabetical(PersonName name) {
        Terms terms = terms(name);
        return terms.spelled().stream()
                .findFirst()
                .map(spelled -> String.join(" ", spelled.syllables()) + ' ' + spelled.characters())
                .orElseGet(() -> folding.text(name.display()));
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

package org.meridian.search.internal;

import org.meridian.core.record.PersonName;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The terms by which a name is suggested: what it is found by, and the name as it is shown. */
final class NameSuggestions {
    private static final char SEPARATOR = '\u0000';

    private NameSuggestions() {}

    static Set<String> terms(PersonName name, NameReadings.Terms readings) {
        Set<String> keys = new LinkedHashSet<>();
        for (String characters : readings.characters()) {
            keys.add(characters);
            // a single character from the end of a name suggests too many
            for (int from = 1;
                    from < characters.codePointCount(0, characters.length()) - 1;
                    from++) {
                keys.add(characters.substring(characters.offsetByCodePoints(0, from)));
            }
        }
        Stream.of(readings.spellings(), readings.initials(), readings.whole())
                .forEach(keys::addAll);
        keys.remove("");
        String shown = shown(name);
        Set<String> terms = new LinkedHashSet<>();
        keys.forEach(key -> terms.add(key + SEPARATOR + shown));
        return terms;
    }

    static String key(String term) {
        return term.substring(0, term.indexOf(SEPARATOR));
    }

    static String name(String term) {
        return term.substring(term.indexOf(SEPARATOR) + 1);
    }

    /** The name that finds the person again: in Chinese characters where it has them. */
    private static String shown(PersonName name) {
        String written = name.ideographic().isEmpty() ? name.alphabetic() : name.ideographic();
        String spaced = new PersonName(written, "", "").display();
        return spaced.codePoints().anyMatch(Folding::han) ? spaced.replace(" ", "") : spaced;
    }
}

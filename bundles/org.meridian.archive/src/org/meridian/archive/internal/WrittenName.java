package org.meridian.archive.internal;

import org.meridian.archive.internal.quality.Spelling;
import org.meridian.core.record.PersonName;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A name as it is written, whatever the case, the width and the order of its parts. */
public final class WrittenName {
    private WrittenName() {}

    /** The characters, then the Latin letters, as far as there are some. */
    public static List<String> forms(PersonName name) {
        List<String> forms = new ArrayList<>();
        String characters = folded(name.ideographic()).replace(" ", "");
        if (!characters.isEmpty()) {
            forms.add(characters);
        }
        String letters =
                Arrays.stream(folded(name.alphabetic()).split(" "))
                        .sorted()
                        .collect(Collectors.joining(" "));
        if (!letters.isEmpty()) {
            forms.add(letters);
        }
        return forms;
    }

    /** How many letters two groups are apart; 0 where one of them is not known. */
    public static int apart(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? 0 : Spelling.distance(folded(one), folded(other));
    }

    /** One group of a name, to be compared letter by letter. */
    static String folded(String group) {
        return Normalizer.normalize(group, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\^\\s]+", " ")
                .strip();
    }
}

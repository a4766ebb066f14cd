package org.meridian.archive.internal.merge;

import org.meridian.core.record.PersonName;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A name as it is written, whatever the case, the width and the order of its parts. */
final class WrittenName {
    private WrittenName() {}

    /** The characters, then the Latin letters, as far as there are some. */
    static List<String> forms(PersonName name) {
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

    /** One group of a name, to be compared letter by letter. */
    static String folded(String group) {
        return Normalizer.normalize(group, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\^\\s]+", " ")
                .strip();
    }
}

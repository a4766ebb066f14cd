package org.meridian.archive.merge;

import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;

import java.util.List;
import java.util.Locale;

/**
 * Two persons of the archive who are probably one.
 *
 * @param score 0 to 100: how much speaks for it; pairs are ranked by it
 */
public record Duplicate(
        Patient one, Patient other, Likeness name, Likeness birthDate, Likeness id, int score) {
    /** What speaks for it and against it, in a person's words. */
    public List<String> why(Locale locale) {
        Texts texts = Texts.of(Duplicate.class, locale);
        return List.of(
                texts.get("name." + name),
                texts.get("birthDate." + birthDate),
                texts.get("id." + id));
    }

    /** What was found of two records, said of the persons they belong to. */
    public Duplicate of(Patient first, Patient second) {
        return new Duplicate(first, second, name, birthDate, id, score);
    }

    /** How alike a value of two records is. */
    public enum Likeness {
        SAME,
        /** Names only: in another script. */
        READS_SAME,
        /** One typing error apart. */
        MISTYPED,
        /** One of them has none. */
        MISSING,
        DIFFERENT
    }
}

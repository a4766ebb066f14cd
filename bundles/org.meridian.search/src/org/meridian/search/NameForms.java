package org.meridian.search;

import org.meridian.core.record.PersonName;
import org.meridian.search.internal.Folding;
import org.meridian.search.internal.NameReadings;

import java.util.Collections;

/**
 * Whether two writings can be one person's name: the same characters, or where one has none, its
 * Latin letters in any order of family and given name, or the other's pinyin. Safe for all threads.
 */
public final class NameForms {
    private final NameReadings readings = new NameReadings(new Folding());

    /** Whether both can be the same name; an empty one is like no other. */
    public boolean alike(PersonName one, PersonName other) {
        NameReadings.Terms a = readings.terms(one);
        NameReadings.Terms b = readings.terms(other);
        boolean characters = !a.characters().isEmpty() && !b.characters().isEmpty();
        return characters
                ? !Collections.disjoint(a.characters(), b.characters())
                : !Collections.disjoint(a.whole(), b.whole());
    }

    /**
     * Whether a text says a whole name: its characters, or its Latin letters or pinyin with the
     * family name before or behind. A family name alone is many persons'.
     */
    public boolean isIn(String text, PersonName name) {
        return readings.isIn(text, name);
    }
}

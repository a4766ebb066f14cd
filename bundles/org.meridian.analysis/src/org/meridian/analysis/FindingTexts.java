package org.meridian.analysis;

import org.meridian.core.text.Texts;

import java.util.Locale;
import java.util.MissingResourceException;

/** How findings are called in a language. Immutable and safe for all threads. */
public final class FindingTexts {
    private final Texts texts;

    public FindingTexts(Locale locale) {
        texts = Texts.of(FindingTexts.class, locale);
    }

    /** The name of a finding type; the type itself when a plug-in's type has no name here. */
    public String type(String findingType) {
        try {
            return texts.get("finding." + findingType);
        } catch (MissingResourceException e) {
            return findingType;
        }
    }

    /** Type and diameter in one line. */
    public String title(String findingType, double diameter) {
        return texts.get("finding.title", type(findingType), diameter);
    }

    Texts texts() {
        return texts;
    }
}

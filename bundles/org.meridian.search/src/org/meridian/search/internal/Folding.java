package org.meridian.search.internal;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

import java.util.Locale;

/**
 * The forms in which text is compared: width and compatibility forms (NFKC), case, accents and
 * scripts folded; traditional characters as simplified ones.
 */
final class Folding {
    private final Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");
    private final Transliterator latin =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private final Normalizer2 compatible = Normalizer2.getNFKCInstance();

    /** Compared form of text in any script. */
    synchronized String text(String text) {
        return simplified.transliterate(compatible.normalize(text)).toLowerCase(Locale.ROOT);
    }

    /** Small ASCII letters and digits of a word, other scripts in Latin letters; no other signs. */
    synchronized String latin(String word) {
        return latin.transliterate(compatible.normalize(word)).replaceAll("[^a-z0-9]", "");
    }

    /** As {@link #latin}, with German letters spelled out and the pinyin ü as {@code v}. */
    String spelledOut(String word, String umlautU) {
        String small = compatible.normalize(word).toLowerCase(Locale.ROOT);
        return latin(
                small.replace("ü", umlautU)
                        .replaceAll("[ǖǘǚǜ]", umlautU)
                        .replace("ä", "ae")
                        .replace("ö", "oe"));
    }

    /** Whether the character is written one a syllable or word without spaces. */
    static boolean cjk(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.BOPOMOFO;
    }

    static boolean han(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}

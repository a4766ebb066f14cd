package org.meridian.search.internal;

import com.ibm.icu.text.Normalizer2;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The forms in which text is compared: width and compatibility forms (NFKC), case, accents and
 * scripts folded; traditional characters as simplified ones. Safe for all threads.
 */
public final class Folding {
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]");

    private final Transliteration simplified = new Transliteration("Traditional-Simplified");
    private final Transliteration latin = new Transliteration("Any-Latin; Latin-ASCII; Lower");

    /**
     * The same for Latin letters, without the rules of all other scripts, which take long to read.
     */
    private final Transliteration unaccented = new Transliteration("Latin-ASCII; Lower");

    private final Normalizer2 compatible = Normalizer2.getNFKCInstance();

    /** Grows to the characters that the texts have. */
    private final Map<Integer, String> characters = new ConcurrentHashMap<>();

    /** Compared form of text in any script. */
    String text(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(text.length());
        compatible.normalize(text).codePoints().forEach(c -> append(folded, c));
        return folded.toString();
    }

    /** Appends the compared form of one character. */
    void append(StringBuilder folded, int codePoint) {
        if (codePoint < 0x80) {
            folded.append((char) Character.toLowerCase(codePoint));
        } else {
            String known = characters.get(codePoint);
            folded.append(
                    known == null ? characters.computeIfAbsent(codePoint, this::simplify) : known);
        }
    }

    private String simplify(int codePoint) {
        String normal = compatible.normalize(Character.toString(codePoint));
        return simplified.of(normal).toLowerCase(Locale.ROOT);
    }

    /** Small ASCII letters and digits of a word, other scripts in Latin letters; no other signs. */
    public String latin(String word) {
        String letters = ascii(word) ? word.toLowerCase(Locale.ROOT) : romanized(word);
        return plain(letters) ? letters : SIGNS.matcher(letters).replaceAll("");
    }

    private static boolean plain(String letters) {
        return letters.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    }

    private String romanized(String word) {
        String normal = compatible.normalize(word);
        return (normal.codePoints().allMatch(Folding::latinOrCommon) ? unaccented : latin)
                .of(normal);
    }

    private static boolean latinOrCommon(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN, COMMON, INHERITED -> true;
            default -> false;
        };
    }

    /** What ICU leaves as it is, but for case; it takes a hundred times as long to find out. */
    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** As {@link #latin}, with German letters spelled out and the pinyin ü as {@code v}. */
    String spelledOut(String word, String umlautU) {
        if (ascii(word)) {
            return latin(word);
        }
        String small = compatible.normalize(word).toLowerCase(Locale.ROOT);
        return latin(
                small.replace("ü", umlautU)
                        .replaceAll("[ǖǘǚǜ]", umlautU)
                        .replace("ä", "ae")
                        .replace("ö", "oe"));
    }

    /** Whether the character is written one a syllable or word without spaces. */
    static boolean cjk(int codePoint) {
        if (codePoint < 0x80) {
            return false; // most letters, of which the script takes longer to find
        }
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

package org.meridian.search.internal;

import com.ibm.icu.text.Normalizer2;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The forms in which text is compared: width and compatibility forms (NFKC), case, accents and
 * scripts folded; traditional characters as simplified ones. Safe for all threads.
 */
public final class Folding {
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]");
    private static final List<String> ASCII =
            IntStream.range(0, 0x80)
                    .map(Character::toLowerCase)
                    .mapToObj(Character::toString)
                    .toList();

    private final Transliteration simplified = new Transliteration("Traditional-Simplified");
    private final Transliteration latin = new Transliteration("Any-Latin; Latin-ASCII; Lower");
    private final Normalizer2 compatible = Normalizer2.getNFKCInstance();

    /** Grows to the characters that the texts have. */
    private final Map<Integer, String> characters = new ConcurrentHashMap<>();

    /** Compared form of text in any script. */
    String text(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(text.length());
        compatible.normalize(text).codePoints().forEach(c -> folded.append(character(c)));
        return folded.toString();
    }

    /** Compared form of one character. */
    String character(int codePoint) {
        if (codePoint < 0x80) {
            return ASCII.get(codePoint);
        }
        String known = characters.get(codePoint);
        return known == null ? characters.computeIfAbsent(codePoint, this::simplify) : known;
    }

    private String simplify(int codePoint) {
        String normal = compatible.normalize(Character.toString(codePoint));
        return simplified.of(normal).toLowerCase(Locale.ROOT);
    }

    /** Small ASCII letters and digits of a word, other scripts in Latin letters; no other signs. */
    public String latin(String word) {
        String letters = ascii(word) ? word.toLowerCase(Locale.ROOT) : romanized(word);
        return SIGNS.matcher(letters).replaceAll("");
    }

    private String romanized(String word) {
        return latin.of(compatible.normalize(word));
    }

    /** What ICU leaves as it is, but for case; it takes a hundred times as long to find out. */
    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
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

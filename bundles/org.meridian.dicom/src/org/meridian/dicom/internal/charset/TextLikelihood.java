package org.meridian.dicom.internal.charset;

import java.lang.Character.UnicodeScript;

/**
 * How likely a decoded text is what somebody wrote: the logarithm of a probability, by a small
 * model of names and short texts in each script. ASCII costs nothing, so that readings of the same
 * bytes compare by what they make of the others. Stateless.
 */
public final class TextLikelihood {
    private static final double NEVER = Math.log(1e-9);
    private static final double SYMBOL = Math.log(1e-5);
    private static final double CUT_AT_END = Math.log(1e-3);
    private static final double MIXED = Math.log(1e-4);
    private static final double ODD_CASE = Math.log(0.02);
    private static final double SIDE_BY_SIDE = Math.log(0.03);
    private static final int LONGEST_NAME = 4;
    private static final String WESTERN = "éüöäáíóñçèãøåßêôâïëàúìòùæõîûÉÖÜÄÁÓØÅÇÑ";
    private static final String FREQUENT =
            "оеаинтсрвлкмдОЕАИНТСРВЛКМДΑΟΙΕΣΤΝΗΡΠΚΜΛαοιεστνηρπκμλςάόίέή";

    private TextLikelihood() {}

    /** The logarithm of the likelihood of a text, which is a person's name or any other. */
    public static double of(String text, boolean japanese) {
        double sum = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isPart(text.charAt(i));
            if (inside) {
                continue;
            }
            if (i > start) {
                sum += word(text.substring(start, i), japanese);
            }
            if (i < text.length()) {
                sum += separator(text, i);
            }
            start = i + 1;
        }
        return sum;
    }

    private static boolean isPart(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static double separator(String text, int at) {
        char c = text.charAt(at);
        if (c == '\uFFFD') {
            return at == text.length() - 1 ? CUT_AT_END : NEVER;
        }
        if (c < 0x20 && c != '\r' && c != '\n' && c != '\t' && c != '\f') {
            return NEVER;
        }
        boolean usual = c < 0x7F || "\u3000\u3001\u3002\uFF08\uFF09\uFF0C".indexOf(c) >= 0;
        boolean joinsNames =
                c == '\u00B7'
                        && at > 0
                        && at + 1 < text.length()
                        && isPart(text.charAt(at - 1))
                        && isPart(text.charAt(at + 1));
        boolean possible =
                Character.isDefined(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.PRIVATE_USE;
        return usual || joinsNames ? 0 : possible ? SYMBOL : NEVER;
    }

    private static double word(String word, boolean japanese) {
        boolean ascii = word.chars().anyMatch(c -> c < 0x80);
        UnicodeScript script = UnicodeScript.COMMON;
        double mixed = 0;
        for (char c : word.toCharArray()) {
            if (c < 0x80) {
                continue;
            }
            UnicodeScript here = kind(UnicodeScript.of(c));
            if (here == UnicodeScript.COMMON || here == UnicodeScript.INHERITED) {
                // marks of the length or the sound belong to any script
                continue;
            }
            if (script != UnicodeScript.COMMON && here != script) {
                mixed += MIXED;
            }
            script = here;
        }
        if (script == UnicodeScript.COMMON) {
            return letters(word) * SYMBOL;
        }
        if (ascii && script != UnicodeScript.LATIN) {
            mixed += MIXED;
        }
        return mixed
                + switch (script) {
                    case HAN -> japanese ? Math.max(han(word), kanji(word)) : han(word);
                    case LATIN -> latin(word);
                    case HANGUL -> listed(word, Repertoire.KOREAN, 1e-4);
                    case CYRILLIC, GREEK -> cased(word);
                    case HEBREW, ARABIC, THAI -> letters(word) * Math.log(1 / 28.0);
                    case HIRAGANA -> letters(word) * Math.log(1 / 40.0);
                    default -> letters(word) * Math.log(1e-6);
                };
    }

    /** Kana go with kanji in a word, both kinds with each other. */
    private static UnicodeScript kind(UnicodeScript script) {
        return script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script;
    }

    private static long letters(String word) {
        return word.chars().filter(c -> c >= 0x80).count();
    }

    /** A Chinese name, a part of one, or another text. */
    private static double han(String word) {
        String han = word.replaceAll("[\\x00-\\x7F]", "");
        double best = 0;
        for (char c : han.toCharArray()) {
            double share =
                    Repertoire.rareShare(c)
                            + Math.max(
                                    0.5 * Repertoire.HOSPITAL.share(c),
                                    0.1 * Repertoire.GIVEN_NAMES.share(c));
            best += Math.log(share);
        }
        if (han.length() <= LONGEST_NAME) {
            best = Math.max(best, given(han, 0));
            best = Math.max(best, Math.log(surname(han.charAt(0))) + given(han, 1));
            if (han.length() > 2) {
                double compound = surname(han.charAt(0)) * surname(han.charAt(1));
                best = Math.max(best, Math.log(compound) + given(han, 2));
            }
        }
        return best;
    }

    private static double surname(char c) {
        return Repertoire.SURNAMES.share(c) + 0.01 * Repertoire.rareShare(c);
    }

    private static double given(String name, int from) {
        double sum = 0;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            sum += Math.log(Repertoire.GIVEN_NAMES.share(c) + Repertoire.rareShare(c));
        }
        return sum;
    }

    private static double kanji(String word) {
        return listed(word, Repertoire.JAPANESE, 2e-5);
    }

    private static double listed(String word, Repertoire repertoire, double other) {
        double sum = 0;
        for (char c : word.toCharArray()) {
            if (c >= 0x80) {
                sum += Math.log(Math.max(other, repertoire.share(c)));
            }
        }
        return sum;
    }

    private static double latin(String word) {
        boolean bare = word.length() > 1 && letters(word) == word.length();
        double sum = bare ? MIXED : 0;
        boolean before = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean accented = c >= 0x80;
            if (accented) {
                sum += Math.log(WESTERN.indexOf(c) >= 0 ? 0.004 : c < 0x180 ? 0.0015 : 1e-5);
                sum += before ? SIDE_BY_SIDE : 0;
            }
            if (i > 0
                    && Character.isUpperCase(c)
                    && accented
                    && Character.isLowerCase(word.charAt(i - 1))) {
                sum += ODD_CASE;
            }
            before = accented;
        }
        return sum;
    }

    /** Letters with two cases: the first may be a capital, or all of them. */
    private static double cased(String word) {
        double sum = 0;
        boolean capitals =
                word.length() > 1
                        && Character.isUpperCase(word.charAt(0))
                        && Character.isUpperCase(word.charAt(1));
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            sum += Math.log(FREQUENT.indexOf(c) >= 0 ? 0.055 : 0.012);
            if (i > 0 && Character.isUpperCase(c) != capitals) {
                sum += ODD_CASE;
            }
        }
        return sum;
    }
}

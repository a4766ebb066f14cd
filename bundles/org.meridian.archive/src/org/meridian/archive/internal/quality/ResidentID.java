package org.meridian.archive.internal.quality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chinese resident's identity number of 18 characters (GB 11643-1999): region, birth date, order
 * number, odd for men, and a check character by ISO 7064 MOD 11-2.
 *
 * @param sex M or F
 * @param sound whether the check character is right
 */
record ResidentID(LocalDate birthDate, String sex, boolean sound) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{2})\\d{4}((?:18|19|20)\\d{2})(\\d{2})(\\d{2})\\d{3}[\\dXx]");

    /** Provinces and what is like them (GB/T 2260). */
    private static final Set<String> REGIONS =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private static final String CHECKS = "10X98765432";
    private static final int SEX_DIGIT = 16;

    /** Reads a number; empty for one that only happens to have 18 digits. */
    static Optional<ResidentID> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !REGIONS.contains(matcher.group(1))) {
            return Optional.empty();
        }
        try {
            LocalDate birth =
                    LocalDate.of(
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)),
                            Integer.parseInt(matcher.group(4)));
            boolean odd = (text.charAt(SEX_DIGIT) - '0') % 2 == 1;
            return Optional.of(new ResidentID(birth, odd ? "M" : "F", check(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean check(String text) {
        int sum = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            sum = (sum + text.charAt(i) - '0') * 2 % 11;
        }
        return CHECKS.charAt(sum) == Character.toUpperCase(text.charAt(text.length() - 1));
    }
}

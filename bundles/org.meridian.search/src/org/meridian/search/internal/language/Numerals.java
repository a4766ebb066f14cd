package org.meridian.search.internal.language;

import java.util.List;

/** Small whole numbers in digits, in English words and in Chinese characters. */
final class Numerals {
    private static final List<String> ENGLISH =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten", "eleven", "twelve");

    private static final String CHINESE = "零一二三四五六七八九";

    /** A pattern for every number that {@link #value} reads; the text is in lower case. */
    static final String PATTERN =
            "\\d{1,3}|" + String.join("|", ENGLISH) + "|an?(?=\\s)|[一二两三四五六七八九十]{1,3}";

    private Numerals() {}

    /** The number of what {@link #PATTERN} matched. */
    static int value(String written) {
        char first = written.charAt(0);
        if (first == 'a') {
            return 1;
        }
        if (first <= '9') {
            return Integer.parseInt(written);
        }
        int english = ENGLISH.indexOf(written);
        return english >= 0 ? english : chinese(written.replace('两', '二'));
    }

    /** Below a hundred; digit by digit where there is no ten. */
    private static int chinese(String written) {
        int ten = written.indexOf('十');
        if (ten < 0) {
            return digits(written);
        }
        int tens = ten == 0 ? 1 : digits(written.substring(0, ten));
        return 10 * tens + digits(written.substring(ten + 1));
    }

    /** Digits as they stand in a year: 二〇二四. */
    static int digits(String written) {
        int value = 0;
        for (char digit : written.replace('〇', '零').toCharArray()) {
            value = 10 * value + CHINESE.indexOf(digit);
        }
        return value;
    }
}

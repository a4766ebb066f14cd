package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

class RecoveryCodeTest {
    private static RecoveryCode parse(String typed) {
        return RecoveryCode.parse(typed.toCharArray());
    }

    private static void assertMistyped(int group, String typed) {
        MeridianException e = assertThrows(MeridianException.class, () -> parse(typed));
        assertEquals(StoreError.MISTYPED_CODE, e.errorCode());
        assertTrue(e.text(Locale.ENGLISH).contains("Group " + group + " "), e.text(Locale.ENGLISH));
        assertFalse(e.toString().contains(typed.substring(0, 6)), "the code is in the message");
    }

    @Test
    void isEightGroupsOfSixDigitsAndNeverTheSame() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            String text = RecoveryCode.random().text();
            assertTrue(text.matches("\\d{6}(-\\d{6}){7}"), text);
            assertTrue(codes.add(text));
        }
        // every place but the checks takes every digit
        for (int place : IntStream.range(0, 55).filter(p -> p % 7 < 5).toArray()) {
            assertEquals(10, codes.stream().map(c -> c.charAt(place)).distinct().count());
        }
    }

    @Test
    void isReadHoweverItsGroupsAreSeparated() {
        RecoveryCode code = RecoveryCode.random();
        String text = code.text();
        for (String typed :
                List.of(
                        text,
                        text.replace("-", ""),
                        "  " + text.replace('-', ' ') + "\n",
                        text.replace("-", " — "),
                        text.chars()
                                .mapToObj(c -> c == '-' ? "　" : String.valueOf((char) (c + 0xFEE0)))
                                .reduce("", String::concat))) {
            assertTrue(code.isSame(parse(typed)), typed);
        }
    }

    @Test
    void eachWrongDigitIsFoundInItsGroup() {
        String text = RecoveryCode.random().text();
        for (int i = 0; i < text.length(); i++) {
            for (char digit = '0'; digit <= '9' && text.charAt(i) != '-'; digit++) {
                if (digit != text.charAt(i)) {
                    assertMistyped(i / 7 + 1, text.substring(0, i) + digit + text.substring(i + 1));
                }
            }
        }
    }

    @Test
    void neighboursThatWereSwappedAreFound() {
        for (int n = 0; n < 50; n++) {
            String text = RecoveryCode.random().text();
            for (int i = 0; i + 1 < text.length(); i++) {
                char one = text.charAt(i);
                char other = text.charAt(i + 1);
                if (one != '-' && other != '-' && one != other) {
                    assertMistyped(
                            i / 7 + 1, text.substring(0, i) + other + one + text.substring(i + 2));
                }
            }
        }
    }

    @Test
    void groupsThatWereSwappedOrCutAreFound() {
        String text = RecoveryCode.random().text();
        assertMistyped(1, text.substring(7, 14) + text.substring(0, 7) + text.substring(14));
        assertMistyped(8, text.substring(0, text.length() - 7));
        assertMistyped(3, text.substring(0, 15) + text.substring(16));
        assertMistyped(8, text + "-123456");
        assertThrows(MeridianException.class, () -> parse(""));
    }

    @Test
    void saysNothingOfItself() {
        RecoveryCode code = RecoveryCode.random();
        assertEquals("RecoveryCode", code.toString());
    }
}

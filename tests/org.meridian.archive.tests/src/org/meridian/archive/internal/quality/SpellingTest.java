package org.meridian.archive.internal.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Random;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "CHEST, CHEST, 0",
        "CHSET, CHEST, 1",
        "CHES, CHEST, 1",
        "CHESST, CHEST, 1",
        "CHEAT, CHEST, 1",
        "kitten, sitting, 3",
        "CA, ABC, 3",
        "张三, 张山, 1",
        "'', ABC, 3"
    })
    void theDistanceIsThatOfOptimalStringAlignment(String one, String other, int distance) {
        assertEquals(distance, Spelling.distance(one, other));
        assertEquals(distance, Spelling.distance(other, one));
    }

    @Test
    void oneMistakeIsAtMostOneAway() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder word = new StringBuilder();
            for (int j = 0; j < 2 + random.nextInt(8); j++) {
                word.append((char) ('A' + random.nextInt(26)));
            }
            StringBuilder wrong = new StringBuilder(word);
            int at = random.nextInt(word.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> wrong.deleteCharAt(at);
                case 1 -> wrong.insert(at, 'Q');
                case 2 -> wrong.setCharAt(at, '?');
                default -> wrong.insert(at, wrong.charAt(at + 1)).deleteCharAt(at + 2);
            }
            int distance = Spelling.distance(word.toString(), wrong.toString());
            assertTrue(distance <= 1, word + " " + wrong);
            assertEquals(distance == 0, wrong.compareTo(word) == 0);
        }
    }

    @Test
    void whereTwoWordsAreAsNearNoneIsSuggested() {
        assertEquals(Optional.of("CHEST"), Spelling.nearest("cheest", List.of("CHEST", "HEART")));
        assertEquals(Optional.empty(), Spelling.nearest("XX", List.of("XA", "XC")));
        assertEquals(Optional.empty(), Spelling.nearest("RANDOM", List.of("CHEST", "HEART")));
    }

    /** Published examples: GB 11643-1999, and the encyclopaedias' 440524188001010014. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "440524188001010014",
                "510108197205052137",
                "34052419800101001X"
            })
    void publishedResidentNumbersAreSoundAndEveryMistypedDigitIsNot(String number) {
        assertTrue(ResidentID.parse(number).orElseThrow().sound());
        for (int i = 0; i < number.length() - 1; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (number.charAt(i) != digit) {
                    String wrong = number.substring(0, i) + digit + number.substring(i + 1);
                    assertFalse(
                            ResidentID.parse(wrong).filter(ResidentID::sound).isPresent(), wrong);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678", "990105194912310029", "110105194913310028",
                "1101051949123100", "A10105194912310029", ""
            })
    void otherNumbersAreNoResidentNumbers(String number) {
        assertEquals(Optional.empty(), ResidentID.parse(number));
    }
}

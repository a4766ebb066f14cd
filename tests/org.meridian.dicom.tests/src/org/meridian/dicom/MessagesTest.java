package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridian.dicom.geometry.GeometryProblem;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

class MessagesTest {
    @ParameterizedTest
    @EnumSource(DicomError.class)
    void everyErrorHasASentenceInBothLanguages(DicomError error) {
        String english = error.text(Locale.ENGLISH, "a", "b", "c");
        String chinese = error.text(Locale.SIMPLIFIED_CHINESE, "a", "b", "c");
        assertFalse(english.isEmpty() || english.contains("{"), english);
        assertFalse(chinese.isEmpty() || chinese.contains("{"), chinese);
        assertNotEquals(english, chinese);
    }

    @ParameterizedTest
    @EnumSource(GeometryProblem.class)
    void everyProblemHasASentenceInBothLanguages(GeometryProblem problem) {
        assertNotEquals(problem.text(Locale.ENGLISH), problem.text(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void codesAreGivenOnce() {
        Set<String> codes = new HashSet<>();
        Arrays.stream(DicomError.values()).forEach(error -> codes.add(error.code()));
        assertEquals(DicomError.values().length, codes.size());
    }
}

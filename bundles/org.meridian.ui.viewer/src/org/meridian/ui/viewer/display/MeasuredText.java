package org.meridian.ui.viewer.display;

import org.meridian.imaging.display.LuminanceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Measured luminances as text: numbers with spaces between, the room's light first. */
final class MeasuredText {
    private MeasuredText() {}

    /** Empty when these are no luminances that a screen can have. */
    static Optional<LuminanceResponse> read(String text) {
        List<String> numbers = List.of(text.strip().split("\\s+"));
        return read(numbers.subList(1, numbers.size()), numbers.getFirst());
    }

    /** The luminances that somebody typed, with a point or a comma. */
    static Optional<LuminanceResponse> read(List<String> luminances, String ambient) {
        try {
            List<Double> numbers = new ArrayList<>();
            luminances.forEach(l -> numbers.add(number(l)));
            return Optional.of(new LuminanceResponse(numbers, number(ambient)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip().replace(',', '.'));
    }

    static String write(LuminanceResponse measured) {
        return measured.ambient()
                + " "
                + measured.luminances().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
    }
}

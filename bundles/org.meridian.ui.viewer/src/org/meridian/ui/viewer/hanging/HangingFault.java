package org.meridian.ui.viewer.hanging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a protocol that can be read: it would never fit, or show nothing. */
public enum HangingFault {
    /** Nobody could tell it from others. */
    NAME(p -> p.name().isBlank()),
    MODALITY(p -> !isCode(p.modality())),
    BODY_PART(p -> !isCode(p.bodyPart().toUpperCase(Locale.ROOT))),
    CELL_MODALITY(p -> cells(p).anyMatch(c -> !isCode(c.modality()))),
    VIEW(p -> cells(p).anyMatch(c -> !isCode(c.view()))),
    /** The window in which a study is opened stays empty. */
    NOTHING(p -> !p.screen().asks());

    /** A code string of the standard, PS3.5 section 6.2: those of files are compared with it. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_ ]{0,16}");

    private final Predicate<HangingProtocol> test;

    HangingFault(Predicate<HangingProtocol> test) {
        this.test = test;
    }

    /** The first there is. */
    public static Optional<HangingFault> of(HangingProtocol protocol) {
        return Arrays.stream(values()).filter(f -> f.test.test(protocol)).findFirst();
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static Stream<CellRule> cells(HangingProtocol protocol) {
        return Stream.concat(Stream.of(protocol.screen()), protocol.second().stream())
                .flatMap(s -> s.cells().stream());
    }
}

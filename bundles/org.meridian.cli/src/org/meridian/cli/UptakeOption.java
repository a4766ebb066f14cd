package org.meridian.cli;

import org.meridian.imaging.UptakeKind;

import java.util.Optional;

/** {@code --uptake bw|lbm|janma|bsa}: what values of PET are uptake by. */
final class UptakeOption {
    static final String NAME = "uptake";

    private UptakeOption() {}

    /** The kind that was asked for; empty where none was. */
    static Optional<UptakeKind> of(Arguments arguments) {
        return arguments.option(NAME).map(UptakeOption::kind);
    }

    private static UptakeKind kind(String word) {
        return switch (word) {
            case "bw" -> UptakeKind.BODY_WEIGHT;
            case "lbm" -> UptakeKind.LEAN_BODY_MASS;
            case "janma" -> UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN;
            case "bsa" -> UptakeKind.BODY_SURFACE_AREA;
            default -> throw new UsageException("word.unknown", word, "bw|lbm|janma|bsa");
        };
    }
}

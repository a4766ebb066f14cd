package org.meridian.archive.internal.merge;

import org.meridian.archive.internal.WrittenName;
import org.meridian.archive.internal.quality.Spelling;
import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Duplicate.Likeness;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PersonName;
import org.meridian.search.NameForms;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether two records are probably one person's, by name, birth date, patient ID and sex. Twins
 * have one birth date and like names and IDs: without a name that can be the same nothing is said.
 * Immutable.
 */
final class PairComparison {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;

    private final NameForms names = new NameForms();

    /** What speaks for it; empty where too little does. */
    Optional<Duplicate> compare(Patient one, Patient other) {
        if (!sameSex(one.sex(), other.sex())) {
            return Optional.empty();
        }
        Likeness id = id(one.patientID(), other.patientID());
        Likeness date = date(one.birthDate(), other.birthDate());
        if (date == Likeness.DIFFERENT && id != Likeness.SAME) {
            return Optional.empty();
        }
        Likeness name = name(one.name(), other.name());
        if (!enough(name, date, id, sameIssuer(one, other))) {
            return Optional.empty();
        }
        int score = points(name, 40) + points(date, 35) + points(id, 25);
        return Optional.of(new Duplicate(one, other, name, date, id, score));
    }

    private static boolean enough(Likeness name, Likeness date, Likeness id, boolean sameIssuer) {
        return switch (name) {
            case SAME, READS_SAME ->
                    switch (date) {
                        case SAME -> true;
                        case MISTYPED -> id == Likeness.SAME || name == Likeness.SAME;
                        case DIFFERENT -> sameIssuer;
                        default -> id == Likeness.SAME;
                    };
            case MISTYPED ->
                    date == Likeness.SAME && (id == Likeness.SAME || id == Likeness.MISTYPED);
            default -> false;
        };
    }

    /** The share of a value's points that its likeness gives. */
    private static int points(Likeness likeness, int most) {
        return switch (likeness) {
            case SAME -> most;
            case READS_SAME -> most * 7 / 8;
            case MISTYPED -> most * 5 / 8;
            case MISSING -> most / 4;
            case DIFFERENT -> 0;
        };
    }

    private static boolean sameSex(String one, String other) {
        return !(one + other).matches("MF|FM");
    }

    private static boolean sameIssuer(Patient one, Patient other) {
        return one.issuer().isEmpty()
                || other.issuer().isEmpty()
                || one.issuer().equals(other.issuer());
    }

    private Likeness name(PersonName one, PersonName other) {
        List<String> forms = WrittenName.forms(one);
        if (names.alike(one, other)) {
            return Collections.disjoint(forms, WrittenName.forms(other))
                    ? Likeness.READS_SAME
                    : Likeness.SAME;
        }
        int apart =
                WrittenName.apart(one.alphabetic(), other.alphabetic())
                        + WrittenName.apart(one.ideographic(), other.ideographic());
        return apart == 1 ? Likeness.MISTYPED : Likeness.DIFFERENT;
    }

    private static Likeness date(Optional<LocalDate> one, Optional<LocalDate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Likeness.MISSING;
        }
        if (one.equals(other)) {
            return Likeness.SAME;
        }
        LocalDate a = one.get();
        LocalDate b = other.get();
        boolean turned =
                a.getYear() == b.getYear()
                        && a.getMonthValue() == b.getDayOfMonth()
                        && a.getDayOfMonth() == b.getMonthValue();
        boolean oneError =
                Spelling.distance(DIGITS.format(a), DIGITS.format(b)) == 1
                        && (a.getYear() == b.getYear()
                                || MonthDay.from(a).equals(MonthDay.from(b)));
        return turned || oneError ? Likeness.MISTYPED : Likeness.DIFFERENT;
    }

    private static Likeness id(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Likeness.MISSING;
        }
        if (one.equals(other)) {
            return Likeness.SAME;
        }
        return bare(one).equals(bare(other)) || Spelling.distance(one, other) == 1
                ? Likeness.MISTYPED
                : Likeness.DIFFERENT;
    }

    /** Without what people leave out: signs between the digits, and zeros before them. */
    private static String bare(String id) {
        return id.replaceAll("[^\\p{L}\\p{N}]", "")
                .replaceFirst("^0+", "")
                .toUpperCase(Locale.ROOT);
    }
}

package org.meridian.dicom.pixel;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.UptakeKind.Body;
import org.meridian.imaging.UptakeKind.Sex;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the modality values of a PET image are multiplied by to be standardised uptake values (PS3.3
 * C.8.9.1, C.8.9.2). Immutable.
 *
 * @param factors of each kind that can be told
 * @param problems of each other kind why it cannot
 */
public record UptakeScale(
        Map<UptakeKind, Double> factors, Map<UptakeKind, UptakeProblem> problems) {
    private static final List<String> CORRECTIONS = List.of("ATTN", "DECY");

    public UptakeScale {
        factors = Map.copyOf(factors);
        problems = Map.copyOf(problems);
    }

    /** Reads the attributes of an object of PET. */
    public static UptakeScale of(Dataset data) {
        try {
            return read(data);
        } catch (NoUptake e) {
            Map<UptakeKind, UptakeProblem> problems = new EnumMap<>(UptakeKind.class);
            for (UptakeKind kind : UptakeKind.values()) {
                problems.put(kind, e.problem());
            }
            return new UptakeScale(Map.of(), problems);
        }
    }

    private static UptakeScale read(Dataset data) throws NoUptake {
        String units = data.text(Tag.Units);
        if (units.equals("GML") || units.equals("CM2ML")) {
            return of(data, 1, Optional.of(given(data, units)));
        }
        if (!data.strings(Tag.CorrectedImage).containsAll(CORRECTIONS)) {
            throw new NoUptake(UptakeProblem.NOT_CORRECTED);
        }
        if (units.equals("BQML")) {
            return of(data, 1 / PetTiming.decayedDose(data), Optional.empty());
        }
        if (units.equals("CNTS")) {
            double uptake = PhilipsPet.uptakeFactor(data);
            if (uptake > 0) {
                return of(data, uptake, Optional.of(UptakeKind.BODY_WEIGHT));
            }
            double activity = PhilipsPet.activityFactor(data);
            if (activity > 0) {
                return of(data, activity / PetTiming.decayedDose(data), Optional.empty());
            }
        }
        throw new NoUptake(UptakeProblem.UNITS);
    }

    /** What values are that are uptake values already. */
    private static UptakeKind given(Dataset data, String units) throws NoUptake {
        if (units.equals("CM2ML")) {
            return UptakeKind.BODY_SURFACE_AREA;
        }
        return switch (data.text(Tag.SUVType)) {
            case "", "BW" -> UptakeKind.BODY_WEIGHT;
            case "LBM" -> UptakeKind.LEAN_BODY_MASS_AS_GIVEN;
            case "LBMJAMES128" -> UptakeKind.LEAN_BODY_MASS;
            case "LBMJANMA" -> UptakeKind.LEAN_BODY_MASS_JANMAHASATIAN;
            default -> throw new NoUptake(UptakeProblem.UNITS);
        };
    }

    /**
     * @param factor to values of the kind, or to activity by dose where there is none
     */
    private static UptakeScale of(Dataset data, double factor, Optional<UptakeKind> kind)
            throws NoUptake {
        Optional<Body> body = body(data);
        if (body.isEmpty() && kind.isEmpty()) {
            throw new NoUptake(UptakeProblem.NO_WEIGHT);
        }
        Map<UptakeKind, Double> factors = new EnumMap<>(UptakeKind.class);
        Map<UptakeKind, UptakeProblem> problems = new EnumMap<>(UptakeKind.class);
        for (UptakeKind other : UptakeKind.values()) {
            Optional<UptakeProblem> problem = kind.flatMap(k -> problem(k, body));
            problem = problem.or(() -> problem(other, body));
            if (kind.equals(Optional.of(other))) {
                factors.put(other, factor);
            } else if (problem.isPresent()) {
                problems.put(other, problem.get());
            } else {
                Body known = body.orElseThrow();
                double by = kind.map(k -> k.divisor(known).orElseThrow()).orElse(1.0);
                factors.put(other, factor * other.divisor(known).orElseThrow() / by);
            }
        }
        return new UptakeScale(factors, problems);
    }

    /** Why the formula of a kind cannot be applied. */
    private static Optional<UptakeProblem> problem(UptakeKind kind, Optional<Body> body) {
        if (kind == UptakeKind.LEAN_BODY_MASS_AS_GIVEN) {
            return Optional.of(UptakeProblem.NO_FORMULA);
        }
        if (body.isEmpty()) {
            return Optional.of(UptakeProblem.NO_WEIGHT);
        }
        if (kind.divisor(body.get()).isPresent()) {
            return Optional.empty();
        }
        if (body.get().height().isEmpty()) {
            return Optional.of(UptakeProblem.NO_HEIGHT);
        }
        return Optional.of(
                body.get().sex() == Sex.UNKNOWN
                        ? UptakeProblem.NO_SEX
                        : UptakeProblem.NO_LEAN_MASS);
    }

    private static Optional<Body> body(Dataset data) {
        double weight = data.finiteNumber(Tag.PatientWeight).orElse(0);
        double height = data.finiteNumber(Tag.PatientSize).orElse(0);
        Sex sex =
                switch (data.text(Tag.PatientSex)) {
                    case "M" -> Sex.MALE;
                    case "F" -> Sex.FEMALE;
                    default -> Sex.UNKNOWN;
                };
        return weight > 0
                ? Optional.of(
                        new Body(
                                weight,
                                height > 0 ? OptionalDouble.of(height) : OptionalDouble.empty(),
                                sex))
                : Optional.empty();
    }
}

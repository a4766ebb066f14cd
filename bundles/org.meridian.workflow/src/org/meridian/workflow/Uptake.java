package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.dicom.pixel.UptakeProblem;
import org.meridian.dicom.pixel.UptakeScale;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.measure.ValueUnit;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which uptake the values of a PET are and which other ones can be told. Immutable.
 *
 * @param kind of the values
 * @param factors of the values to those of each kind that can be told, 1 to their own
 * @param problems of each other kind why it cannot
 */
public record Uptake(
        UptakeKind kind, Map<UptakeKind, Double> factors, Map<UptakeKind, UptakeProblem> problems) {
    /** Patients do not change while they lie there: slices differ by rounding alone. */
    private static final double SAME = 1e-9;

    public Uptake {
        factors = Map.copyOf(factors);
        problems = Map.copyOf(problems);
    }

    /** Of values brought to the usual kind: body weight, else the one the file gives. */
    static Optional<Uptake> of(UptakeScale scale) {
        return usual(scale)
                .map(kind -> new Uptake(kind, scale.factors(), scale.problems()).in(kind));
    }

    private static Optional<UptakeKind> usual(UptakeScale scale) {
        return List.of(UptakeKind.values()).stream()
                .filter(scale.factors()::containsKey)
                .findFirst();
    }

    /**
     * Of all slices of a series: a kind that one of them does not tell, or tells of another body,
     * is not told. Empty where they are of several kinds.
     */
    static Optional<Uptake> common(List<Optional<Uptake>> slices) {
        List<Uptake> told = slices.stream().flatMap(Optional::stream).distinct().toList();
        boolean alike = told.stream().map(Uptake::kind).distinct().count() == 1;
        return alike && slices.stream().allMatch(Optional::isPresent)
                ? told.stream().reduce(Uptake::with)
                : Optional.empty();
    }

    private Uptake with(Uptake other) {
        Map<UptakeKind, Double> both = new EnumMap<>(UptakeKind.class);
        Map<UptakeKind, UptakeProblem> all = new EnumMap<>(other.problems);
        all.putAll(problems);
        factors.forEach(
                (k, factor) -> {
                    Double theirs = other.factors.get(k);
                    if (theirs != null && Math.abs(theirs / factor - 1) <= SAME) {
                        both.put(k, factor);
                    } else {
                        all.putIfAbsent(k, UptakeProblem.SEVERAL_BODIES);
                    }
                });
        return new Uptake(kind, both, all);
    }

    /** By what the values are multiplied to be of a kind; empty where that cannot be told. */
    public Optional<Double> factor(UptakeKind wanted) {
        return Optional.ofNullable(factors.get(wanted));
    }

    /**
     * What values stand for where they are brought to uptake of a kind.
     *
     * @param problem why they are no uptake
     * @throws MeridianException {@link WorkflowError#NO_UPTAKE} where that cannot be told
     */
    static ValueUnit unit(
            Optional<Uptake> values, UptakeKind kind, Optional<UptakeProblem> problem) {
        double factor =
                values.flatMap(u -> u.factor(kind))
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                WorkflowError.NO_UPTAKE,
                                                values.map(u -> u.problems.get(kind))
                                                        .or(() -> problem)
                                                        .orElse(UptakeProblem.UNITS)
                                                        .text(Locale.getDefault())));
        return new ValueUnit(factor, kind.unit());
    }

    /** The same where the values have been brought to a kind that can be told. */
    Uptake in(UptakeKind other) {
        double own = factor(other).orElseThrow();
        Map<UptakeKind, Double> from = new EnumMap<>(UptakeKind.class);
        factors.forEach((k, f) -> from.put(k, f / own));
        return new Uptake(other, from, problems);
    }

    /** The kind after this one of those that can be told, after the last one the first. */
    public UptakeKind next() {
        List<UptakeKind> all = kinds();
        return all.get((all.indexOf(kind) + 1) % all.size());
    }

    /** The kinds that can be told, in their usual order. */
    public List<UptakeKind> kinds() {
        return List.of(UptakeKind.values()).stream().filter(factors::containsKey).toList();
    }
}

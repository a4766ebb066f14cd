package org.meridian.imaging;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the injected activity is spread over, so that uptake can be compared between persons; named
 * as in PS3.16 CID 85.
 */
public enum UptakeKind {
    /** Body weight in grams. */
    BODY_WEIGHT("SUVbw", "g/ml") {
        @Override
        public OptionalDouble divisor(Body body) {
            return OptionalDouble.of(body.weight() * GRAMS);
        }
    },
    /**
     * Lean body mass in grams, by James (Research on Obesity, 1976), 128 being his number for men.
     */
    LEAN_BODY_MASS("SUVlbm(James128)", "g/ml") {
        @Override
        public OptionalDouble divisor(Body body) {
            if (body.height().isEmpty() || body.sex() == Sex.UNKNOWN) {
                return OptionalDouble.empty();
            }
            double weight = body.weight();
            double ratio = weight / (body.height().getAsDouble() * CENTIMETRES);
            double mass =
                    body.sex() == Sex.MALE
                            ? 1.10 * weight - 128 * ratio * ratio
                            : 1.07 * weight - 148 * ratio * ratio;
            // the formula turns down for the very heavy and then means nothing
            return mass > 0 ? OptionalDouble.of(mass * GRAMS) : OptionalDouble.empty();
        }
    },
    /** Lean body mass in grams, by Janmahasatian et al. (Clinical Pharmacokinetics 44, 2005). */
    LEAN_BODY_MASS_JANMAHASATIAN("SUVlbm(Janma)", "g/ml") {
        @Override
        public OptionalDouble divisor(Body body) {
            if (body.height().isEmpty() || body.sex() == Sex.UNKNOWN) {
                return OptionalDouble.empty();
            }
            double height = body.height().getAsDouble();
            double index = body.weight() / (height * height);
            double mass =
                    body.sex() == Sex.MALE
                            ? 9270 * body.weight() / (6680 + 216 * index)
                            : 9270 * body.weight() / (8780 + 244 * index);
            return OptionalDouble.of(mass * GRAMS);
        }
    },
    /** Body surface in square centimetres, by Du Bois (Archives of Internal Medicine 17, 1916). */
    BODY_SURFACE_AREA("SUVbsa", "cm2/ml") {
        @Override
        public OptionalDouble divisor(Body body) {
            if (body.height().isEmpty()) {
                return OptionalDouble.empty();
            }
            double height = body.height().getAsDouble() * CENTIMETRES;
            return OptionalDouble.of(
                    71.84 * Math.pow(body.weight(), 0.425) * Math.pow(height, 0.725));
        }
    },
    /**
     * Lean body mass by a formula that a file does not tell: 120 stands in some in the place of
     * 128. It is never computed, nor is another kind from it.
     */
    LEAN_BODY_MASS_AS_GIVEN("SUVlbm", "g/ml") {
        @Override
        public OptionalDouble divisor(Body body) {
            return OptionalDouble.empty();
        }
    };

    private static final double GRAMS = 1000;
    private static final double CENTIMETRES = 100;

    private final String label;
    private final String measure;

    UptakeKind(String label, String measure) {
        this.label = label;
        this.measure = measure;
    }

    /** The kind that a unit of UCUM is of. */
    public static Optional<UptakeKind> ofUnit(String ucum) {
        return Stream.of(values()).filter(k -> k.unit().equals(ucum)).findFirst();
    }

    /** The kind that is called so. */
    public static Optional<UptakeKind> ofLabel(String label) {
        return Stream.of(values()).filter(k -> k.label.equals(label)).findFirst();
    }

    /** Patient's sex as the formulas ask it. */
    public enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    /**
     * What is known of a patient's body.
     *
     * @param weight in kilograms
     * @param height in metres
     */
    public record Body(double weight, OptionalDouble height, Sex sex) {
        public Body {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("no weight: " + weight);
            }
        }
    }

    /** How the values are called. */
    public String label() {
        return label;
    }

    /** What they are measured in, for a person. */
    public String measure() {
        return measure.replace('2', '²');
    }

    /** Both. */
    public String title() {
        return label + " " + measure();
    }

    /** The unit in UCUM, as PS3.16 CID 85 writes it. */
    public String unit() {
        return measure + "{" + label + "}";
    }

    /** What activity in Bq/ml is multiplied by, after division by the dose; empty when unknown. */
    public abstract OptionalDouble divisor(Body body);
}

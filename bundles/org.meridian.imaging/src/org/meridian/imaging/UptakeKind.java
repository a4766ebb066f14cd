package org.meridian.imaging;

import java.util.OptionalDouble;

/** What the injected activity is spread over, so that uptake can be compared between persons. */
public enum UptakeKind {
    /** Body weight in grams. */
    BODY_WEIGHT("SUVbw") {
        @Override
        public OptionalDouble divisor(Body body) {
            return OptionalDouble.of(body.weight() * GRAMS);
        }
    },
    /** Lean body mass in grams, by James (Research on Obesity, 1976). */
    LEAN_BODY_MASS("SUVlbm") {
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
    LEAN_BODY_MASS_JANMAHASATIAN("SUVlbm(Janma)") {
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
    BODY_SURFACE_AREA("SUVbsa") {
        @Override
        public OptionalDouble divisor(Body body) {
            if (body.height().isEmpty()) {
                return OptionalDouble.empty();
            }
            double height = body.height().getAsDouble() * CENTIMETRES;
            return OptionalDouble.of(
                    71.84 * Math.pow(body.weight(), 0.425) * Math.pow(height, 0.725));
        }
    };

    private static final double GRAMS = 1000;
    private static final double CENTIMETRES = 100;

    private final String label;

    UptakeKind(String label) {
        this.label = label;
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

    /** How the values are called beside a number. */
    public String label() {
        return label;
    }

    /** What activity in Bq/ml is multiplied by, after division by the dose; empty when unknown. */
    public abstract OptionalDouble divisor(Body body);
}

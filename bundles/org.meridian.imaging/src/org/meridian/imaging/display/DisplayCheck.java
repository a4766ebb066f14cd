package org.meridian.imaging.display;

import org.meridian.imaging.GrayscaleStandardDisplay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How far a screen's greys are from the Grayscale Standard Display Function (TG18 4.3.4.2.2).
 *
 * @param maximum luminance of white without the room's light, in candela per square metre
 * @param ratio of white to black, the room's light included
 * @param ambientShare the room's reflected light as a fraction of black's luminance
 * @param deviations of the contrast a JND from the display function's between one driving level of
 *     {@link LuminanceResponse#LEVELS} and the next, as fractions of it: 17
 */
public record DisplayCheck(
        double maximum, double ratio, double ambientShare, List<Double> deviations) {
    public DisplayCheck {
        deviations = List.copyOf(deviations);
    }

    /** What a screen can fail at. */
    public enum Fault {
        MAXIMUM(DisplayClass::leastMaximum),
        RATIO(DisplayClass::leastRatio),
        CONTRAST(DisplayClass::greatestDeviation),
        AMBIENT(DisplayClass::greatestAmbient);

        private final ToDoubleFunction<DisplayClass> limit;

        Fault(ToDoubleFunction<DisplayClass> limit) {
            this.limit = limit;
        }

        /** The figure that is wanted of a class. */
        public double limit(DisplayClass wanted) {
            return limit.applyAsDouble(wanted);
        }
    }

    /** Compares a screen with the display function between its own black and white. */
    public static DisplayCheck of(LuminanceResponse response) {
        double[] seen = response.seen();
        int steps = seen.length - 1;
        double first = GrayscaleStandardDisplay.jnd(seen[0]);
        double step = (GrayscaleStandardDisplay.jnd(seen[steps]) - first) / steps;
        double[] wanted = new double[seen.length];
        Arrays.setAll(wanted, i -> GrayscaleStandardDisplay.luminance(first + i * step));
        List<Double> deviations = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            double asked = contrast(wanted[i], wanted[i + 1]);
            deviations.add((contrast(seen[i], seen[i + 1]) - asked) / asked);
        }
        double black = response.luminances().getFirst();
        return new DisplayCheck(
                response.luminances().getLast(),
                seen[steps] / seen[0],
                response.ambient() == 0 ? 0 : response.ambient() / black,
                deviations);
    }

    private static double contrast(double darker, double brighter) {
        return 2 * (brighter - darker) / (brighter + darker);
    }

    /** The deviation that is furthest from none, without its sign. */
    public double greatestDeviation() {
        return deviations.stream().mapToDouble(Math::abs).max().orElseThrow();
    }

    /** What keeps the screen from being of a class; empty when it is. */
    public Set<Fault> faults(DisplayClass wanted) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (maximum < wanted.leastMaximum()) {
            faults.add(Fault.MAXIMUM);
        }
        if (ratio < wanted.leastRatio()) {
            faults.add(Fault.RATIO);
        }
        if (greatestDeviation() > wanted.greatestDeviation()) {
            faults.add(Fault.CONTRAST);
        }
        if (ambientShare > wanted.greatestAmbient()) {
            faults.add(Fault.AMBIENT);
        }
        return Collections.unmodifiableSet(faults);
    }
}

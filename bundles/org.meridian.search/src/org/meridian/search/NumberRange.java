package org.meridian.search;

/** Numbers from the lowest to the highest, both included; infinite at an open end. */
public record NumberRange(double lowest, double highest) {
    public static NumberRange atLeast(double value) {
        return new NumberRange(value, Double.POSITIVE_INFINITY);
    }

    public static NumberRange moreThan(double value) {
        return atLeast(Math.nextUp(value));
    }

    public static NumberRange atMost(double value) {
        return new NumberRange(Double.NEGATIVE_INFINITY, value);
    }

    public static NumberRange lessThan(double value) {
        return atMost(Math.nextDown(value));
    }

    public static NumberRange exactly(double value) {
        return new NumberRange(value, value);
    }

    /** What is in both; nothing is where the lowest is more than the highest. */
    public NumberRange and(NumberRange other) {
        return new NumberRange(Math.max(lowest, other.lowest), Math.min(highest, other.highest));
    }

    /** The range in a unit of which so many make one of the present one. */
    public NumberRange times(double factor) {
        return new NumberRange(lowest * factor, highest * factor);
    }
}

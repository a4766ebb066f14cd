package org.meridian.imaging.display;

/** What is wanted of a monitor by its use (TG18 section 2.2 and the limits of section 4). */
public enum DisplayClass {
    /** Images are read on it. */
    PRIMARY(170, 250, 0.10, 0.25),
    /** Images are looked at by others than who reads them. */
    SECONDARY(100, 100, 0.20, 1 / 1.5);

    private final double leastMaximum;
    private final double leastRatio;
    private final double greatestDeviation;
    private final double greatestAmbient;

    DisplayClass(
            double leastMaximum,
            double leastRatio,
            double greatestDeviation,
            double greatestAmbient) {
        this.leastMaximum = leastMaximum;
        this.leastRatio = leastRatio;
        this.greatestDeviation = greatestDeviation;
        this.greatestAmbient = greatestAmbient;
    }

    /** The least luminance of white, in candela per square metre. */
    public double leastMaximum() {
        return leastMaximum;
    }

    /** The least ratio of white to black, the room's light included. */
    public double leastRatio() {
        return leastRatio;
    }

    /** The greatest deviation of contrast from the display function's, as a fraction of it. */
    public double greatestDeviation() {
        return greatestDeviation;
    }

    /** The greatest reflected light of the room, as a fraction of the luminance of black. */
    public double greatestAmbient() {
        return greatestAmbient;
    }
}

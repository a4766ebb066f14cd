package org.meridian.analysis.spi;

/** A number that a person may set for a detector, within its bounds. */
public record Setting(String name, double standard, double lowest, double highest) {
    public Setting {
        if (!(lowest <= standard && standard <= highest)) {
            throw new IllegalArgumentException("setting " + name);
        }
    }
}

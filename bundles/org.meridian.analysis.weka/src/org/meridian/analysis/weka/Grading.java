package org.meridian.analysis.weka;

import java.util.List;

/** The few measures that grade a nodule. Stateless. */
final class Grading {
    static final List<String> NAMES = List.of("diameter", "rayDeviation", "shellBright", "mean");

    private Grading() {}

    static double[] values(NoduleFeatures features) {
        double[] values = new double[NAMES.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = features.values()[NoduleFeatures.NAMES.indexOf(NAMES.get(i))];
        }
        return values;
    }
}

package org.meridian.monitor.quality;

import org.meridian.monitor.spi.Observation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The cuff's three values of one measurement against each other. */
final class Pressures {
    /** Of all three. */
    private static final String SUBJECT = "nibp";

    private static final int SYSTOLIC = 150021;
    private static final int DIASTOLIC = 150022;
    private static final int MEAN = 150023;

    /** Values of one measurement come together. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private final VitalRules.Report report;
    private final Map<Integer, Double> values = new HashMap<>();
    private Instant time = Instant.EPOCH;
    private String unit = "";

    Pressures(VitalRules.Report report) {
        this.report = report;
    }

    void accept(Observation now, double value) {
        int code = now.code().code();
        if (code != SYSTOLIC && code != DIASTOLIC && code != MEAN) {
            return;
        }
        boolean together =
                Duration.between(time, now.hostTime()).abs().compareTo(TOGETHER) <= 0
                        && unit.equals(now.unit());
        if (!together || values.containsKey(code)) {
            values.clear();
        }
        time = now.hostTime();
        unit = now.unit();
        values.put(code, value);
        if (turned()) {
            report.tell(
                    VitalFault.PRESSURES_TURNED,
                    SUBJECT,
                    part(SYSTOLIC) + "/" + part(DIASTOLIC) + " (" + part(MEAN) + ") " + unit);
        }
    }

    private boolean turned() {
        double systolic = values.getOrDefault(SYSTOLIC, Double.POSITIVE_INFINITY);
        double diastolic = values.getOrDefault(DIASTOLIC, Double.NEGATIVE_INFINITY);
        double mean = values.getOrDefault(MEAN, Double.NaN);
        return diastolic >= systolic || mean > systolic || mean < diastolic;
    }

    private String part(int code) {
        return values.containsKey(code) ? VitalRules.number(values.get(code)) : "–";
    }
}

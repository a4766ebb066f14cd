package org.meridian.monitor;

import org.meridian.monitor.spi.ObservationCode;

import java.util.OptionalDouble;

/**
 * The values of one kind in one minute. The statistics are over the valid ones alone.
 *
 * @param unit in UCUM's case-sensitive form
 * @param valid how many values were valid; {@code questionable} and {@code missing} likewise
 * @param last the newest valid one
 */
public record VitalSummary(
        ObservationCode code,
        String unit,
        int valid,
        int questionable,
        int missing,
        OptionalDouble average,
        OptionalDouble lowest,
        OptionalDouble highest,
        OptionalDouble last) {}

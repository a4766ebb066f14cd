package org.meridian.monitor.quality;

import org.meridian.monitor.spi.ObservationCode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a living body has of a value, generously, in each unit in which IEEE 11073-10101 measures
 * it: a value outside is an error of the measurement, one inside may still be.
 */
enum VitalRange {
    SATURATION(Set.of(150456), List.of(new In("%", 0, 100))),
    RATE(Set.of(147842, 149522, 149530, 149546), List.of(new In("/min", 0, 350))),
    RESPIRATION(Set.of(151562, 151578, 151594), List.of(new In("/min", 0, 200))),
    TEMPERATURE(Set.of(150344, 150364), List.of(new In("Cel", 10, 46), new In("[degF]", 50, 115))),
    PRESSURE(
            Set.of(150021, 150022, 150023),
            List.of(new In("mm[Hg]", 1, 350), new In("kPa", 0.1, 47)));

    private final Set<Integer> codes;
    private final List<In> units;

    /** The least and the most in a unit of UCUM. */
    record In(String unit, double least, double most) {
        boolean has(double value) {
            return value >= least && value <= most;
        }
    }

    VitalRange(Set<Integer> codes, List<In> units) {
        this.codes = codes;
        this.units = units;
    }

    /** The range of what is measured; empty where none is known. */
    static Optional<VitalRange> of(ObservationCode code) {
        return Arrays.stream(values()).filter(r -> r.codes.contains(code.code())).findFirst();
    }

    /** The range in a unit; empty where it is not measured in this one. */
    Optional<In> in(String unit) {
        return units.stream().filter(u -> u.unit.equals(unit)).findFirst();
    }
}

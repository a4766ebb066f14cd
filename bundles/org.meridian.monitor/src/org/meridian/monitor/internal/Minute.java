package org.meridian.monitor.internal;

import org.meridian.monitor.RecordedBlock;
import org.meridian.monitor.RecordingHeader;
import org.meridian.monitor.RecordingWriter;
import org.meridian.monitor.VitalSummary;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.ObservationCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Collects one minute of a session: its part of the recording and its values. Used on one thread.
 */
final class Minute {
    private final Instant begin;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final RecordingWriter writer;
    private final Map<Kind, Sum> sums = new LinkedHashMap<>();

    private record Kind(ObservationCode code, String unit) {}

    private static final class Sum {
        int valid;
        int questionable;
        int missing;
        double total;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double last;

        void add(Observation observation) {
            switch (observation.quality()) {
                case NO_VALUE -> missing++;
                case QUESTIONABLE -> questionable++;
                case VALID -> {
                    double value = observation.value().orElseThrow();
                    valid++;
                    total += value;
                    lowest = Math.min(lowest, value);
                    highest = Math.max(highest, value);
                    last = value;
                }
            }
        }

        VitalSummary summary(Kind kind) {
            return new VitalSummary(
                    kind.code(),
                    kind.unit(),
                    valid,
                    questionable,
                    missing,
                    known(total / valid),
                    known(lowest),
                    known(highest),
                    known(last));
        }

        private OptionalDouble known(double value) {
            return valid == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    Minute(Instant time, RecordingHeader header) {
        begin = of(time);
        try {
            writer = new RecordingWriter(bytes, header, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begin of the minute of a time. */
    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    Instant begin() {
        return begin;
    }

    void record(RecordedBlock block) {
        try {
            writer.write(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Observation observation) {
        sums.computeIfAbsent(new Kind(observation.code(), observation.unit()), kind -> new Sum())
                .add(observation);
    }

    /** The part of the recording. */
    byte[] recording() {
        return bytes.toByteArray();
    }

    List<VitalSummary> vitals() {
        return sums.entrySet().stream().map(e -> e.getValue().summary(e.getKey())).toList();
    }
}

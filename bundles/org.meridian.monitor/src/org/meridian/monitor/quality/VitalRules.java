package org.meridian.monitor.quality;

import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.Observation.Quality;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.WaveBlock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a session's events to the rules, in the order in which they came. What the device marks as
 * doubtful or missing itself is no fault. Nothing is changed; each fault of each kind of value is
 * told once a session. Used on one thread.
 */
public final class VitalRules {
    /** Shorter ones are a hand at the sensor. */
    private static final Duration GAP = Duration.ofSeconds(10);

    /** Two clocks may drift so far from one value to the next. */
    private static final Duration DRIFT = Duration.ofSeconds(5);

    /** A heart that beats moves a wave within this time. */
    private static final Duration STILL = Duration.ofSeconds(10);

    /** A pleth that moved within this time tells of a pulse. */
    private static final Duration RECENT = Duration.ofSeconds(3);

    /** Values with these are never measured (IEEE 11073-20601 NRes and NaN of 16 and 24 bits). */
    private static final Set<Double> NEVER = Set.of(-32767.0, -32768.0, 8388607.0, 8388608.0);

    /** What devices send for "no value" where the range has no such number. */
    private static final Set<Double> OFTEN = Set.of(-100.0, -1.0, 127.0, 255.0, 511.0, 65535.0);

    private static final String TIME = "time";

    private final Set<String> told = new HashSet<>();
    private final Pressures pressures = new Pressures(this::tell);
    private final Map<String, Still> waves = new HashMap<>();
    private final Map<Integer, Observation> newest = new HashMap<>();
    private List<VitalRemark> remarks = new ArrayList<>();
    private Optional<Instant> before = Optional.empty();
    private Optional<Instant> plethMoved = Optional.empty();

    /** Where a rule says what it found. */
    interface Report {
        void tell(VitalFault fault, String subject, String found);
    }

    /** Looks at the next event. */
    public void accept(DeviceEvent event) {
        before.filter(b -> event.hostTime().isBefore(b))
                .ifPresent(b -> tell(VitalFault.CLOCK, TIME, length(event.hostTime(), b)));
        before = Optional.of(event.hostTime());
        switch (event) {
            case Observation observation -> observation(observation);
            case WaveBlock wave -> wave(wave);
            case Gap gap -> gap(gap);
            case DeviceAlarm alarm -> {
                // the device's own business
            }
        }
    }

    /** What was found since the last call. */
    public List<VitalRemark> take() {
        List<VitalRemark> taken = List.copyOf(remarks);
        remarks = new ArrayList<>();
        return taken;
    }

    private void tell(VitalFault fault, String subject, String found) {
        if (told.add(fault + " " + subject)) {
            remarks.add(new VitalRemark(fault, subject, found));
        }
    }

    private void observation(Observation now) {
        times(now);
        if (now.quality() == Quality.VALID) {
            value(now, now.value().orElseThrow());
        }
        newest.put(now.code().code(), now);
    }

    private void times(Observation now) {
        Observation last = newest.get(now.code().code());
        if (last == null || last.deviceTime().isEmpty() || now.deviceTime().isEmpty()) {
            return;
        }
        Instant from = last.deviceTime().get();
        Instant to = now.deviceTime().get();
        Duration apart =
                Duration.between(from, to)
                        .minus(Duration.between(last.hostTime(), now.hostTime()))
                        .abs();
        if (to.isBefore(from) || apart.compareTo(DRIFT) > 0) {
            tell(VitalFault.CLOCK, now.code().shortName(), length(from, to));
        } else if (to.equals(from) && now.value().equals(last.value())) {
            tell(VitalFault.TWICE, now.code().shortName(), text(now));
        }
    }

    private void value(Observation now, double value) {
        String subject = now.code().shortName();
        Optional<VitalRange> range = VitalRange.of(now.code());
        Optional<VitalRange.In> in = range.flatMap(r -> r.in(now.unit()));
        if (range.isPresent() && in.isEmpty()) {
            tell(VitalFault.UNIT, subject, text(now));
            return;
        }
        boolean outside = in.filter(i -> !i.has(value)).isPresent();
        if (NEVER.contains(value) || outside && OFTEN.contains(value)) {
            tell(VitalFault.SENTINEL, subject, text(now));
        } else if (outside) {
            tell(VitalFault.IMPOSSIBLE, subject, text(now));
        } else if (value == 0 && range.equals(Optional.of(VitalRange.RATE)) && beats(now)) {
            tell(VitalFault.PULSE_ZERO, subject, text(now));
        } else {
            pressures.accept(now, value);
        }
    }

    private boolean beats(Observation now) {
        return plethMoved
                .filter(t -> Duration.between(t, now.hostTime()).compareTo(RECENT) <= 0)
                .isPresent();
    }

    private void wave(WaveBlock wave) {
        String name = wave.code().shortName();
        Still still = waves.computeIfAbsent(name, k -> new Still());
        still.add(wave);
        if (still.lasts().compareTo(STILL) >= 0) {
            tell(VitalFault.FLAT, name, still.lasts().toSeconds() + " s");
        }
        if (wave.code().equals(ObservationCode.PLETH) && still.moved()) {
            plethMoved = Optional.of(wave.hostTime());
        }
    }

    private void gap(Gap gap) {
        waves.clear();
        if (Duration.between(gap.from(), gap.hostTime()).compareTo(GAP) >= 0) {
            tell(VitalFault.GAP, TIME, length(gap.from(), gap.hostTime()));
        }
    }

    private static String text(Observation observation) {
        return number(observation.value().orElse(Double.NaN)) + " " + observation.unit();
    }

    static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "";
    }

    private static String length(Instant from, Instant to) {
        return number(Duration.between(from, to).toMillis() / 1000.0) + " s";
    }
}

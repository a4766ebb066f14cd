package org.meridian.monitor.drivers.nonin;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.Observation.Reason;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.WaveBlock;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads data format 2. A packet counts only when all of its 25 frames are whole, the sync bit is
 * set in the first and in no other, and every sum is right. A sum does not see two bytes that
 * changed places, so a number counts only when it equals the one for display in the same packet or
 * the one of the packet before; until then it has no value.
 */
final class NoninDecoder implements Decoder {
    private static final String PERCENT = "%";
    private static final String PER_MINUTE = "/min";

    private final byte[] window = new byte[DataFormat2.PACKET];
    private int filled;
    private long skipped;
    private @Nullable Instant lastGood;
    private int lastRate = DataFormat2.NO_RATE;
    private int lastSpo2 = DataFormat2.NO_SPO2;
    private boolean batteryLow;

    @Override
    public void feed(byte[] bytes, Instant hostTime, Consumer<DeviceEvent> events) {
        for (byte b : bytes) {
            window[filled++] = b;
            while (filled > 0 && !plausible()) {
                drop();
            }
            if (filled == DataFormat2.PACKET) {
                accept(new Packet(window.clone()), hostTime, events);
                filled = 0;
            }
        }
    }

    @Override
    public void reset() {
        filled = 0;
        skipped = 0;
        lastGood = null;
        lastRate = DataFormat2.NO_RATE;
        lastSpo2 = DataFormat2.NO_SPO2;
    }

    /** Whether what is in the window can be the beginning of a packet. */
    private boolean plausible() {
        for (int offset = 0; offset < filled; offset += DataFormat2.FRAME) {
            if (!plausibleFrame(offset)) {
                return false;
            }
        }
        return true;
    }

    private boolean plausibleFrame(int offset) {
        int there = filled - offset;
        if (window[offset] != DataFormat2.START) {
            return false;
        }
        if (there > 1) {
            int status = window[offset + 1];
            boolean sync = (status & DataFormat2.SYNC) != 0;
            if ((status & DataFormat2.ALWAYS_SET) == 0 || sync != (offset == 0)) {
                return false;
            }
        }
        return there < DataFormat2.FRAME
                || window[offset + DataFormat2.FRAME - 1] == DataFormat2.sum(window, offset);
    }

    private void drop() {
        System.arraycopy(window, 1, window, 0, filled - 1);
        filled--;
        skipped++;
    }

    private void accept(Packet packet, Instant time, Consumer<DeviceEvent> events) {
        Instant before = lastGood;
        if (before != null && skipped > 0) {
            events.accept(new Gap(before, time, Gap.Cause.CORRUPT, skipped));
        }
        skipped = 0;
        lastGood = time;
        Optional<Reason> unusable = unusable(packet.anyStatus());
        Optional<Reason> doubt = doubt(packet);
        int rate = packet.rate(DataFormat2.RATE);
        boolean rateAgreed = rate == packet.rate(DataFormat2.RATE_DISPLAY) || rate == lastRate;
        lastRate = rate;
        events.accept(
                observation(
                        ObservationCode.PULSE_RATE,
                        rate,
                        PER_MINUTE,
                        missing(rate == DataFormat2.NO_RATE, rate < 1, rateAgreed, unusable),
                        doubt,
                        time));
        int spo2 = packet.parameter(DataFormat2.SPO2);
        boolean spo2Agreed = spo2 == packet.parameter(DataFormat2.SPO2_DISPLAY) || spo2 == lastSpo2;
        lastSpo2 = spo2;
        boolean outside = spo2 > DataFormat2.HIGHEST_SPO2 || spo2 < 1;
        events.accept(
                observation(
                        ObservationCode.SPO2,
                        spo2,
                        PERCENT,
                        missing(spo2 == DataFormat2.NO_SPO2, outside, spo2Agreed, unusable),
                        doubt,
                        time));
        events.accept(
                new WaveBlock(
                        ObservationCode.PLETH,
                        DataFormat2.FRAMES_PER_SECOND,
                        packet.pleth(),
                        "1",
                        time));
        battery(packet, time, events);
    }

    private static Observation observation(
            ObservationCode code,
            int value,
            String unit,
            Optional<Reason> missing,
            Optional<Reason> doubt,
            Instant time) {
        if (missing.isPresent()) {
            return Observation.none(code, unit, missing.get(), time);
        }
        return doubt.map(reason -> Observation.questionable(code, value, unit, reason, time))
                .orElseGet(() -> Observation.valid(code, value, unit, time));
    }

    private static Optional<Reason> missing(
            boolean sentinel, boolean outside, boolean agreed, Optional<Reason> unusable) {
        if (unusable.isPresent()) {
            return unusable;
        }
        if (sentinel) {
            return Optional.of(Reason.MISSING);
        }
        if (outside) {
            return Optional.of(Reason.OUT_OF_RANGE);
        }
        return agreed ? Optional.empty() : Optional.of(Reason.UNCONFIRMED);
    }

    private static Optional<Reason> unusable(int status) {
        if ((status & DataFormat2.SENSOR_DISCONNECTED) != 0) {
            return Optional.of(Reason.SENSOR_OFF);
        }
        return (status & DataFormat2.SENSOR_ALARM) != 0
                ? Optional.of(Reason.SENSOR_FAULT)
                : Optional.empty();
    }

    private static Optional<Reason> doubt(Packet packet) {
        int status = packet.anyStatus();
        if ((status & DataFormat2.OUT_OF_TRACK) != 0) {
            return Optional.of(Reason.SEARCHING);
        }
        if ((status & DataFormat2.ARTIFACT) != 0) {
            return Optional.of(Reason.ARTIFACT);
        }
        return packet.lowPerfusion() ? Optional.of(Reason.LOW_PERFUSION) : Optional.empty();
    }

    private void battery(Packet packet, Instant time, Consumer<DeviceEvent> events) {
        boolean low = (packet.parameter(DataFormat2.STATUS_2) & DataFormat2.BATTERY_LOW) != 0;
        if (low != batteryLow) {
            batteryLow = low;
            events.accept(
                    new DeviceAlarm("battery-low", DeviceAlarm.Priority.TECHNICAL, low, time));
        }
    }
}

package org.meridian.monitor;

import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.ObservationCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a session shows at one moment. Immutable; taken by whoever paints, as often as they paint.
 *
 * @param simulated whether no real device is at the other end: to be said wherever it is shown
 * @param connected whether the line is there
 * @param values the newest of each kind, by short name
 * @param waves the newest seconds of each wave, by short name
 * @param alarms that the device reports now, by key
 */
public record LiveValues(
        boolean simulated,
        boolean connected,
        List<LiveValue> values,
        List<LiveWave> waves,
        List<DeviceAlarm> alarms) {
    public LiveValues {
        values = List.copyOf(values);
        waves = List.copyOf(waves);
        alarms = List.copyOf(alarms);
    }

    /**
     * One value.
     *
     * @param age since it arrived
     * @param stale when it is older than the quiet limit or the line is lost: its number is then
     *     not to be shown as current
     */
    public record LiveValue(Observation observation, Duration age, boolean stale) {}

    /**
     * The newest samples of a wave.
     *
     * @param samples oldest first; ends with the newest, and starts after the last gap
     * @param end when the newest arrived
     */
    public record LiveWave(
            ObservationCode code,
            double samplesPerSecond,
            List<Integer> samples,
            Instant end,
            boolean stale) {
        public LiveWave {
            samples = List.copyOf(samples);
        }
    }
}

package org.meridian.monitor.internal;

import org.meridian.monitor.Decoding;
import org.meridian.monitor.LiveValues;
import org.meridian.monitor.spi.DeviceAlarm;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.WaveBlock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the newest of everything for whoever looks. Safe for all threads. */
public final class LiveModel {
    private static final int WAVE_SECONDS = 10;

    private final SortedMap<String, Observation> values = new TreeMap<>();
    private final SortedMap<String, Wave> waves = new TreeMap<>();
    private final SortedMap<String, DeviceAlarm> alarms = new TreeMap<>();
    private boolean connected = true;

    private static final class Wave {
        final ArrayDeque<Integer> samples = new ArrayDeque<>();
        WaveBlock newest;

        Wave(WaveBlock newest) {
            this.newest = newest;
        }
    }

    /** Takes an event into account. */
    public synchronized void accept(DeviceEvent event) {
        switch (event) {
            case Observation observation -> put(observation);
            case WaveBlock block -> add(block);
            // a line must not be drawn across it
            case Gap gap -> waves.clear();
            case DeviceAlarm alarm -> {
                alarms.remove(alarm.key());
                if (alarm.active()) {
                    alarms.put(alarm.key(), alarm);
                }
            }
        }
    }

    /** What waits for its confirmation leaves the last value where it is, to grow old and stale. */
    private void put(Observation observation) {
        String name = observation.code().shortName();
        if (observation.reason() == Observation.Reason.UNCONFIRMED) {
            values.putIfAbsent(name, observation);
        } else {
            values.put(name, observation);
        }
    }

    private void add(WaveBlock block) {
        Wave wave = waves.computeIfAbsent(block.code().shortName(), name -> new Wave(block));
        wave.newest = block;
        wave.samples.addAll(block.samples());
        int most = (int) (WAVE_SECONDS * block.samplesPerSecond());
        while (wave.samples.size() > most) {
            wave.samples.removeFirst();
        }
    }

    /** The line is there, or not. */
    public synchronized void connected(boolean there) {
        connected = there;
    }

    /** What is to be shown now. */
    public synchronized LiveValues at(Instant now, boolean simulated) {
        List<LiveValues.LiveValue> shown = new ArrayList<>();
        for (Observation observation : values.values()) {
            Duration age = Duration.between(observation.hostTime(), now);
            shown.add(new LiveValues.LiveValue(observation, age, stale(age)));
        }
        List<LiveValues.LiveWave> drawn = new ArrayList<>();
        for (Wave wave : waves.values()) {
            Instant end = wave.newest.hostTime();
            drawn.add(
                    new LiveValues.LiveWave(
                            wave.newest.code(),
                            wave.newest.samplesPerSecond(),
                            List.copyOf(wave.samples),
                            end,
                            stale(Duration.between(end, now))));
        }
        return new LiveValues(simulated, connected, shown, drawn, List.copyOf(alarms.values()));
    }

    private boolean stale(Duration age) {
        return !connected || age.compareTo(Decoding.QUIET) > 0;
    }
}

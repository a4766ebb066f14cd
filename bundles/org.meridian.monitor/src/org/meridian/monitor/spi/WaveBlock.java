package org.meridian.monitor.spi;

import java.time.Instant;
import java.util.List;

/**
 * Samples of a wave in a row without a hole.
 *
 * @param samplesPerSecond in hertz
 * @param samples in the unit, oldest first
 * @param unit in UCUM's case-sensitive form; {@code 1} for a wave without a scale
 */
public record WaveBlock(
        ObservationCode code,
        double samplesPerSecond,
        List<Integer> samples,
        String unit,
        Instant hostTime)
        implements DeviceEvent {
    public WaveBlock {
        samples = List.copyOf(samples);
    }
}

package org.meridian.monitor.quality;

import org.meridian.monitor.spi.WaveBlock;

import java.time.Duration;
import java.util.OptionalInt;

/** For how long a wave has had one and the same value. */
final class Still {
    private OptionalInt value = OptionalInt.empty();
    private double seconds;
    private boolean moved;

    void add(WaveBlock wave) {
        moved = false;
        for (int sample : wave.samples()) {
            if (value.isPresent() && value.getAsInt() == sample) {
                seconds += 1 / wave.samplesPerSecond();
            } else {
                moved = value.isPresent();
                value = OptionalInt.of(sample);
                seconds = 0;
            }
        }
    }

    /** Until now. */
    Duration lasts() {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Whether it moved within the newest samples. */
    boolean moved() {
        return moved;
    }
}

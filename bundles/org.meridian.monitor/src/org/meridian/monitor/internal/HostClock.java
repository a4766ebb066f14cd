package org.meridian.monitor.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Host times of one session in whole microseconds: the wall clock at its start and from there on
 * elapsed time, so that setting the computer's clock never puts one value before another.
 */
final class HostClock {
    private final Instant start;
    private final long startNanos = System.nanoTime();

    HostClock(Clock clock) {
        start = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant now() {
        return start.plusNanos(System.nanoTime() - startNanos).truncatedTo(ChronoUnit.MICROS);
    }
}

package org.meridian.monitor.spi;

import java.time.Instant;

/**
 * A time without trusted data: values before and after it are not joined by a line.
 *
 * @param from when the last good data arrived
 * @param hostTime when good data came again
 * @param skippedBytes refused bytes, 0 where none came
 */
public record Gap(Instant from, Instant hostTime, Cause cause, long skippedBytes)
        implements DeviceEvent {
    /** Why nothing was taken. */
    public enum Cause {
        /** The port went away: unplugged, or the other end closed. */
        PORT_LOST,
        /** The port stayed and nothing came. */
        QUIET,
        /** Bytes came and were refused. */
        CORRUPT
    }
}

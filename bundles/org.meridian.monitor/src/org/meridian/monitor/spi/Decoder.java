package org.meridian.monitor.spi;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * A pure function of bytes with a memory: the same bytes with the same times give the same events,
 * however they are divided into calls (but for the host time of an event, which is that of the call
 * that completed it). Refuses what its protocol cannot vouch for. Used on one thread.
 */
public interface Decoder {
    /**
     * Takes the next bytes as they came from the line.
     *
     * @param hostTime when they arrived
     */
    void feed(byte[] bytes, Instant hostTime, Consumer<DeviceEvent> events);

    /** The line was interrupted: forget a half message and whatever waits for confirmation. */
    void reset();
}

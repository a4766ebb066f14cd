package org.meridian.monitor;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * From blocks to events, the same way live and in a replay. After a lost line or a quiet time the
 * decoder starts anew, and the gap is told when data come again. Used on one thread.
 */
public final class Decoding {
    /** Without data for longer than this, values are no longer current. */
    public static final Duration QUIET = Duration.ofSeconds(3);

    private final Decoder decoder;
    private final Consumer<DeviceEvent> events;
    private @Nullable Instant lastData;
    private boolean lost;

    public Decoding(DeviceDriver driver, Consumer<DeviceEvent> events) {
        this.decoder = driver.newDecoder();
        this.events = events;
    }

    /** Takes the next block. */
    public void block(RecordedBlock block) {
        switch (block.kind()) {
            case DATA -> data(block);
            case LOST -> {
                lost = true;
                decoder.reset();
            }
            case HEADER, RESUMED -> {
                // only data end a gap
            }
        }
    }

    private void data(RecordedBlock block) {
        Instant before = lastData;
        if (before != null) {
            boolean quiet = Duration.between(before, block.time()).compareTo(QUIET) > 0;
            if (quiet && !lost) {
                decoder.reset();
            }
            if (quiet || lost) {
                Gap.Cause cause = lost ? Gap.Cause.PORT_LOST : Gap.Cause.QUIET;
                events.accept(new Gap(before, block.time(), cause, 0));
            }
        }
        lost = false;
        lastData = block.time();
        decoder.feed(block.bytes(), block.time(), events);
    }
}

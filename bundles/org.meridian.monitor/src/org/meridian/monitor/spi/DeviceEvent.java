package org.meridian.monitor.spi;

import org.eclipse.jdt.annotation.NonNullByDefault;

import java.time.Instant;

/** What a decoder makes of bytes. Immutable. */
// without a default: the compiler does not carry it to the accessors of records
@NonNullByDefault({})
public sealed interface DeviceEvent permits Observation, WaveBlock, Gap, DeviceAlarm {
    /** When the last byte it was made of arrived at this computer; of a gap its end. */
    Instant hostTime();
}

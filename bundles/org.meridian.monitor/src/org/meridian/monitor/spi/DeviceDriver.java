package org.meridian.monitor.spi;

import java.util.Optional;

/**
 * Understands one device family's protocol. Contributed to the extension point {@code
 * org.meridian.monitor.deviceDrivers}; stateless and safe for all threads.
 */
public interface DeviceDriver {
    /** Stable word that recordings carry ({@code nonin-df2}); the same as the contribution's id. */
    String id();

    /** How the device's line is set when it leaves the factory. */
    SerialSettings settings();

    /** A decoder for one line. */
    Decoder newDecoder();

    /** An imagined device of this family, where there is one. */
    default Optional<DeviceSimulator> simulator() {
        return Optional.empty();
    }
}

package org.meridian.monitor.spi;

import java.time.Duration;
import java.util.List;

/**
 * Makes the bytes a device would send, with what they mean. Its data is always marked as simulated.
 */
public interface DeviceSimulator {
    /** An endless run; the same seed gives the same bytes. */
    Run start(long seed);

    /** Used on one thread. */
    interface Run {
        Message next();
    }

    /**
     * What is sent at once.
     *
     * @param truth the values it carries by short name; a missing one has none
     * @param pause until the next message
     */
    record Message(byte[] bytes, List<Truth> truth, Duration pause) {}

    /** One value that the simulated patient has. */
    record Truth(ObservationCode code, double value) {}
}

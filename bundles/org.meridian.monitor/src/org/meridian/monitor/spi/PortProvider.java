package org.meridian.monitor.spi;

import java.io.IOException;
import java.util.List;

/** A kind of ports. Safe for all threads. */
public interface PortProvider {
    /** The ports there are now, by their stable path. */
    List<PortInfo> ports();

    /** Whether ports with such a path are of this kind. */
    boolean owns(String path);

    /**
     * Opens a port by its path, resolved anew at each call.
     *
     * @throws IOException when there is none, or it is in use
     */
    ByteStreamPort open(String path, SerialSettings settings) throws IOException;

    /**
     * One port.
     *
     * @param path by which it is opened; stays the same when a device is plugged in again
     * @param description what the system calls it; empty when unknown
     */
    record PortInfo(String path, String description) {}
}

package org.meridian.monitor.spi;

import java.io.IOException;

/**
 * An open line. Reading and writing may be on two threads; {@link #close} from any, and it ends a
 * read.
 */
public interface ByteStreamPort extends AutoCloseable {
    /**
     * Waits for bytes, at most about 100 ms.
     *
     * @return how many were read, 0 when none came in that time, -1 when the port is lost or closed
     */
    int read(byte[] target);

    /** Sends all bytes. */
    void write(byte[] bytes) throws IOException;

    /** Whether no real device is at the other end. */
    default boolean simulated() {
        return false;
    }

    @Override
    void close();
}

package org.meridian.monitor.internal;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.monitor.MonitorError;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.quality.VitalIssues;
import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What a new session is made of: the port is open and the session's beginning is filed. */
public final class Start {
    private final SessionRecord record;
    private final DeviceDriver driver;
    private final SessionReader.Line line;
    private final ByteStreamPort port;
    private final HostClock clock;
    private final Filing filing;

    /**
     * Opens the port and files the beginning.
     *
     * @throws MeridianException {@link MonitorError#PORT}
     */
    public Start(
            Database database,
            BlobStore blobs,
            VitalIssues issues,
            Grant grant,
            PatientKey patient,
            DeviceDriver driver,
            SessionReader.Line line,
            boolean simulated,
            Clock wallClock) {
        this.driver = driver;
        this.line = line;
        this.clock = new HostClock(wallClock);
        try {
            this.port = line.open();
        } catch (IOException e) {
            throw new MeridianException(e, MonitorError.PORT, line.path());
        }
        this.record =
                new SessionRecord(
                        UUID.randomUUID(),
                        patient,
                        driver.id(),
                        line.path(),
                        simulated || port.simulated(),
                        clock.now(),
                        Optional.empty());
        this.filing = new Filing(database, blobs, grant, record, issues);
        try {
            filing.begin();
        } catch (RuntimeException e) {
            port.close();
            throw e;
        }
    }

    public SessionRecord record() {
        return record;
    }

    /** Starts reading. */
    public SessionReader reader(Consumer<DeviceEvent> listener) {
        return new SessionReader(record, driver, line, port, clock, filing, listener);
    }
}

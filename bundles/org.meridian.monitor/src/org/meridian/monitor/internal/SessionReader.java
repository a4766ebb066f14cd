package org.meridian.monitor.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.monitor.Decoding;
import org.meridian.monitor.LiveValues;
import org.meridian.monitor.RecordedBlock;
import org.meridian.monitor.RecordingHeader;
import org.meridian.monitor.SessionRecord;
import org.meridian.monitor.quality.VitalRules;
import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.SerialSettings;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads, records and decodes one port until it is closed. Safe for all threads. */
public final class SessionReader {
    private static final int BUFFER = 4096;
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LONGEST_RETRY_MILLIS = 2000;

    private final SessionRecord record;
    private final Line line;
    private final HostClock clock;
    private final Filer filer;
    private final Consumer<DeviceEvent> listener;
    private final LiveModel live = new LiveModel();
    private final Decoding decoding;
    private final Thread thread;
    private final Object retry = new Object();
    private volatile boolean closed;
    private volatile ByteStreamPort port;
    private volatile @Nullable RuntimeException failure;

    // on the reading thread alone until it has ended
    private Minute minute;
    private final VitalRules rules = new VitalRules();

    /** Where the bytes come from. */
    public record Line(PortProvider ports, String path, SerialSettings settings) {
        /** Opens the port, or opens it again. */
        public ByteStreamPort open() throws IOException {
            return ports.open(path, settings);
        }
    }

    /** Starts a reader that tells this listener. */
    @FunctionalInterface
    public interface Starter {
        SessionReader start(Consumer<DeviceEvent> listener);
    }

    /** Starts reading the open port. */
    SessionReader(
            SessionRecord record,
            DeviceDriver driver,
            Line line,
            ByteStreamPort port,
            HostClock clock,
            Filing filing,
            Consumer<DeviceEvent> listener) {
        this.record = record;
        this.line = line;
        this.port = port;
        this.clock = clock;
        this.filer = new Filer(filing);
        this.listener = listener;
        this.decoding = new Decoding(driver, this::event);
        this.minute = newMinute(clock.now());
        this.thread = Thread.ofPlatform().daemon().name("monitor-reader").unstarted(this::run);
        this.thread.start();
    }

    private Minute newMinute(Instant time) {
        return new Minute(
                time,
                new RecordingHeader(
                        record.id().toString(),
                        record.driver(),
                        record.port(),
                        record.simulated()));
    }

    private void run() {
        try {
            while (!closed) {
                readUntilLost();
                port.close();
                if (!closed) {
                    take(RecordedBlock.lost(clock.now()));
                    live.connected(false);
                    reopen();
                }
            }
        } catch (RuntimeException e) {
            failure = e;
            live.connected(false);
            port.close();
        }
    }

    private void readUntilLost() {
        byte[] buffer = new byte[BUFFER];
        int count = port.read(buffer);
        while (count >= 0 && !closed) {
            Instant now = clock.now();
            if (count > 0) {
                take(RecordedBlock.data(now, Arrays.copyOf(buffer, count)));
            } else {
                rollOver(now);
            }
            count = port.read(buffer);
        }
    }

    private void reopen() {
        long wait = FIRST_RETRY_MILLIS;
        while (!closed) {
            try {
                port = line.open();
                take(RecordedBlock.resumed(clock.now()));
                live.connected(true);
                return;
            } catch (IOException e) {
                rollOver(clock.now());
                pause(wait);
                wait = Math.min(LONGEST_RETRY_MILLIS, 2 * wait);
            }
        }
    }

    private void pause(long millis) {
        synchronized (retry) {
            try {
                if (!closed) {
                    retry.wait(millis);
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private void take(RecordedBlock block) {
        rollOver(block.time());
        minute.record(block);
        decoding.block(block);
    }

    private void event(DeviceEvent event) {
        if (event instanceof Observation observation) {
            minute.add(observation);
        }
        rules.accept(event);
        live.accept(event);
        listener.accept(event);
    }

    private void rollOver(Instant now) {
        if (!Minute.of(now).equals(minute.begin())) {
            filer.add(new Filing.Part(minute, rules.take()));
            minute = newMinute(now);
        }
    }

    /** What is to be shown now. */
    public LiveValues live() {
        return live.at(clock.now(), record.simulated());
    }

    /** Why nothing is read or filed, if so. */
    public Optional<RuntimeException> problem() {
        RuntimeException broken = failure;
        return broken != null ? Optional.of(broken) : filer.problem();
    }

    public Instant now() {
        return clock.now();
    }

    /** Ends reading and files what is left. */
    public void close() {
        synchronized (retry) {
            if (closed) {
                return;
            }
            closed = true;
            retry.notifyAll();
        }
        port.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        filer.add(new Filing.Part(minute, rules.take()));
        filer.end(clock.now());
    }
}

package org.meridian.monitor;

import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.SerialSettings;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ports behind which a driver's simulator sends: {@code simulator:DRIVER} or {@code
 * simulator:DRIVER:SEED}.
 */
public final class SimulatedPorts implements PortProvider {
    private static final String SCHEME = "simulator:";

    private final List<DeviceDriver> drivers;

    public SimulatedPorts(List<DeviceDriver> drivers) {
        this.drivers = List.copyOf(drivers);
    }

    @Override
    public List<PortInfo> ports() {
        return drivers.stream()
                .filter(driver -> driver.simulator().isPresent())
                .map(driver -> new PortInfo(SCHEME + driver.id(), ""))
                .toList();
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith(SCHEME);
    }

    @Override
    public ByteStreamPort open(String path, SerialSettings settings) throws IOException {
        String[] parts = path.split(":");
        DeviceSimulator simulator =
                drivers.stream()
                        .filter(driver -> parts.length > 1 && driver.id().equals(parts[1]))
                        .findFirst()
                        .flatMap(DeviceDriver::simulator)
                        .orElseThrow(() -> new IOException(path));
        try {
            return new Port(simulator.start(parts.length > 2 ? Long.parseLong(parts[2]) : 1));
        } catch (NumberFormatException e) {
            throw new IOException(path, e);
        }
    }

    private static final class Port implements ByteStreamPort {
        private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

        private final DeviceSimulator.Run run;
        private volatile boolean closed;
        private byte[] waiting = {};
        private long due = System.nanoTime();

        Port(DeviceSimulator.Run run) {
            this.run = run;
        }

        @Override
        public int read(byte[] target) {
            if (closed) {
                return -1;
            }
            if (waiting.length == 0) {
                long wait = Math.min(LONGEST_WAIT, due - System.nanoTime());
                if (wait > 0) {
                    sleep(Duration.ofNanos(wait));
                }
                if (due - System.nanoTime() > 0) {
                    return 0;
                }
                DeviceSimulator.Message message = run.next();
                waiting = message.bytes();
                due += message.pause().toNanos();
            }
            int length = Math.min(target.length, waiting.length);
            System.arraycopy(waiting, 0, target, 0, length);
            waiting = Arrays.copyOfRange(waiting, length, waiting.length);
            return length;
        }

        private void sleep(Duration time) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                closed = true;
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void write(byte[] bytes) {
            // the simulated devices take no commands
        }

        @Override
        public boolean simulated() {
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.progress.Progress;
import org.meridian.monitor.SimulatedPorts;
import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.PortProvider.PortInfo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The devices and ports of this computer; needs no archive. Safe for all threads. */
public final class Devices {
    /** The extension point of the drivers. */
    static final String POINT = "org.meridian.monitor.deviceDrivers";

    private final List<Contribution<DeviceDriver>> drivers;
    private final List<PortProvider> ports;

    /**
     * @param drivers those that load
     * @param ports the kinds of ports beside the simulated ones
     */
    Devices(List<Contribution<DeviceDriver>> drivers, List<PortProvider> ports) {
        this.drivers = drivers;
        List<PortProvider> all = new ArrayList<>();
        all.add(new SimulatedPorts(Plugins.load(drivers)));
        all.addAll(ports);
        this.ports = List.copyOf(all);
    }

    /** The drivers that can be used. */
    public List<Contribution<DeviceDriver>> drivers() {
        return drivers;
    }

    /** The driver with this id, without an id the first. */
    public DeviceDriver driver(Optional<String> id) {
        return drivers.stream()
                .filter(d -> id.map(d.id()::equals).orElse(true))
                .findFirst()
                .orElseThrow(
                        () -> new MeridianException(WorkflowError.NO_SUCH_DRIVER, id.orElse("")))
                .factory()
                .get();
    }

    /** The kinds of ports. */
    List<PortProvider> providers() {
        return ports;
    }

    /** The ports there are now. */
    public List<PortInfo> ports() {
        return ports.stream().flatMap(p -> p.ports().stream()).toList();
    }

    /**
     * Plays a simulated device into a port, for instance one end of a pseudo-terminal pair.
     *
     * @return the bytes written
     */
    public long simulate(
            String port, DeviceDriver driver, long seed, Duration duration, Progress progress) {
        DeviceSimulator simulator =
                driver.simulator()
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                WorkflowError.NO_SIMULATOR, driver.id()));
        PortProvider provider =
                ports.stream()
                        .filter(p -> p.owns(port))
                        .findFirst()
                        .orElseThrow(() -> new MeridianException(WorkflowError.BAD_PORT, port));
        long bytes = 0;
        try (ByteStreamPort line = provider.open(port, driver.settings())) {
            DeviceSimulator.Run run = simulator.start(seed);
            Instant end = Instant.now().plus(duration);
            progress.begin(driver.id(), 0);
            while (Instant.now().isBefore(end) && !progress.cancelled()) {
                DeviceSimulator.Message message = run.next();
                line.write(message.bytes());
                bytes += message.bytes().length;
                if (!Monitors.pause(message.pause())) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.BAD_PORT, port);
        }
        return bytes;
    }
}

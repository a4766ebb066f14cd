package org.meridian.workflow;

import org.meridian.analysis.Detectors;
import org.meridian.analysis.spi.LesionDetector;
import org.meridian.core.extension.Contribution;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.ledger.spi.LedgerBackendProvider;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.PortProvider;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Opens workstations; an OSGi service, or made by hand in a test. Stateless. */
public final class WorkstationFactory {
    private final List<PortProvider> ports;

    /**
     * @param ports the kinds of ports that are installed, beside the simulated ones
     */
    public WorkstationFactory(List<PortProvider> ports) {
        this.ports = List.copyOf(ports);
    }

    /**
     * Opens the archive, makes it when it is absent, and puts everything on it together. The caller
     * closes it.
     *
     * @throws org.meridian.core.MeridianException where it is locked, damaged, of a newer version,
     *     or its key is missing
     */
    public Workstation open(WorkstationSettings settings, ExtensionReader extensions) {
        // the database keeps microseconds: what is returned is what is read later
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
        return Workstation.open(settings, extensions, devices(extensions), clock);
    }

    /** The devices and ports of this computer. */
    public Devices devices(ExtensionReader extensions) {
        return new Devices(
                Plugins.usable(extensions.read(Devices.POINT, DeviceDriver.class)), ports);
    }

    /** Every plug-in's entry at our extension points, broken ones with their reason. */
    public List<Contribution<?>> contributions(ExtensionReader extensions) {
        List<Contribution<?>> all = new ArrayList<>();
        extensions
                .read(Detectors.POINT, LesionDetector.class)
                .forEach(c -> all.add(Plugins.checked(c)));
        extensions
                .read(Devices.POINT, DeviceDriver.class)
                .forEach(c -> all.add(Plugins.checked(c)));
        extensions
                .read(Anchoring.POINT, LedgerBackendProvider.class)
                .forEach(c -> all.add(Plugins.checked(c)));
        return all;
    }
}

package org.meridian.workflow;

import org.meridian.analysis.Detectors;
import org.meridian.analysis.spi.LesionDetector;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.ledger.spi.LedgerBackendProvider;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.store.StoreError;

import java.io.IOException;
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
        return Workstation.open(settings, extensions, devices(extensions), clock());
    }

    /** The database keeps microseconds: what is returned is what is read later. */
    private static Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    /**
     * Makes an archive from a backup, in a new folder.
     *
     * @param settings whose archive is the new folder
     * @throws org.meridian.core.MeridianException where the folder exists, the backup is damaged,
     *     or its key is missing
     */
    public Restored restore(
            RestoreRequest request,
            WorkstationSettings settings,
            ExtensionReader extensions,
            Progress progress) {
        try {
            return new ArchiveRestore(request, settings)
                    .run(
                            place ->
                                    Workstation.open(
                                            place, extensions, devices(extensions), clock()),
                            progress);
        } catch (IOException e) {
            throw new MeridianException(e, StoreError.NOT_WRITABLE, settings.archive().toString());
        }
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

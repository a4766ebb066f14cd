package org.meridian.monitor.drivers.nonin;

import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.SerialSettings;

import java.util.Optional;

/** Pulse oximeters of Nonin that send data format 2, as the OEM III module and the 3150 do. */
public final class NoninDriver implements DeviceDriver {
    /** The driver's stable word. */
    public static final String ID = "nonin-df2";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SerialSettings settings() {
        return SerialSettings.of8N1(9600);
    }

    @Override
    public Decoder newDecoder() {
        return new NoninDecoder();
    }

    @Override
    public Optional<DeviceSimulator> simulator() {
        return Optional.of(new NoninSimulator());
    }
}

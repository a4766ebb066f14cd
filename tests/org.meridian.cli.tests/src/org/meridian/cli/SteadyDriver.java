package org.meridian.cli;

import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.SerialSettings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A device whose bytes are saturations; its simulator's is the seed. */
public final class SteadyDriver implements DeviceDriver {
    @Override
    public String id() {
        return "steady";
    }

    @Override
    public SerialSettings settings() {
        return SerialSettings.of8N1(9600);
    }

    @Override
    public Optional<DeviceSimulator> simulator() {
        return Optional.of(
                seed ->
                        () ->
                                new DeviceSimulator.Message(
                                        new byte[] {(byte) seed},
                                        List.of(),
                                        Duration.ofMillis(50)));
    }

    @Override
    public Decoder newDecoder() {
        return new Decoder() {
            @Override
            public void feed(byte[] bytes, Instant time, Consumer<DeviceEvent> events) {
                for (byte b : bytes) {
                    events.accept(Observation.valid(ObservationCode.SPO2, b, "%", time));
                }
            }

            @Override
            public void reset() {
                // nothing is kept
            }
        };
    }
}

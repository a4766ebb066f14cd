package org.meridian.monitor;

import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.DeviceSimulator;
import org.meridian.monitor.spi.Observation;
import org.meridian.monitor.spi.ObservationCode;
import org.meridian.monitor.spi.SerialSettings;
import org.meridian.monitor.spi.WaveBlock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A protocol of three bytes: saturation, pulse, and their sum; 127 is no saturation. */
final class TestDriver implements DeviceDriver {
    static byte[] message(int spo2, int pulse) {
        return new byte[] {(byte) spo2, (byte) pulse, (byte) (spo2 + pulse)};
    }

    @Override
    public String id() {
        return "test";
    }

    @Override
    public SerialSettings settings() {
        return SerialSettings.of8N1(9600);
    }

    @Override
    public Optional<DeviceSimulator> simulator() {
        return Optional.of(
                seed -> {
                    Random random = new Random(seed);
                    return () ->
                            new DeviceSimulator.Message(
                                    message(90 + random.nextInt(10), 60 + random.nextInt(60)),
                                    List.of(),
                                    Duration.ofMillis(5));
                });
    }

    @Override
    public Decoder newDecoder() {
        return new Decoder() {
            private final byte[] window = new byte[3];
            private int filled;

            @Override
            public void feed(byte[] bytes, Instant time, Consumer<DeviceEvent> events) {
                for (byte b : bytes) {
                    window[filled++] = b;
                    if (filled == 3) {
                        emit(time, events);
                        filled = 0;
                    }
                }
            }

            private void emit(Instant time, Consumer<DeviceEvent> events) {
                if (window[2] != (byte) (window[0] + window[1])) {
                    return;
                }
                events.accept(
                        window[0] == 127
                                ? Observation.none(
                                        ObservationCode.SPO2, "%", Observation.Reason.MISSING, time)
                                : Observation.valid(ObservationCode.SPO2, window[0], "%", time));
                events.accept(
                        Observation.valid(ObservationCode.PULSE_RATE, window[1], "/min", time));
                events.accept(
                        new WaveBlock(
                                ObservationCode.PLETH, 3, List.of((int) window[1]), "1", time));
            }

            @Override
            public void reset() {
                filled = 0;
            }
        };
    }
}

package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.QualityExamination.Report;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.Decoder;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.SerialSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The archive held to the rules: one series, and a session of a device nobody here understands. */
class SessionExaminationTest {
    private final Workstation workstation;

    SessionExaminationTest(@TempDir Path folder) throws IOException {
        workstation =
                Workstation.open(
                        new WorkstationSettings(
                                folder.resolve("archive"),
                                Optional.empty(),
                                Optional.of(TestStation.USER)),
                        new ExtensionReader(TestStation.registry()),
                        new Devices(List.of(), List.of(new SilentLine())),
                        Clock.systemUTC());
        Path file = folder.resolve("files/1.dcm");
        TestStation.slice(1, 1, 1).write(file);
        workstation.imports().run(List.of(file), Progress.NONE);
        workstation
                .monitors()
                .start(
                        workstation.library().patientNamed("P1").key(),
                        SilentLine.PATH,
                        new Gone(),
                        false)
                .close();
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    @Test
    void aSessionWhoseDeviceNobodyUnderstandsIsLeft() {
        assertEquals(new Report(1, 1, false), workstation.quality().examine(true, Progress.NONE));
    }

    @Test
    void whatIsCancelledAmongTheSessionsIsReportedAsCancelled() {
        AtomicInteger asked = new AtomicInteger();
        Progress progress = Progress.silent(() -> asked.incrementAndGet() > 1);
        assertEquals(new Report(1, 0, true), workstation.quality().examine(true, progress));
    }

    private static final class Gone implements DeviceDriver {
        @Override
        public String id() {
            return "gone";
        }

        @Override
        public SerialSettings settings() {
            return SerialSettings.of8N1(9600);
        }

        @Override
        public Decoder newDecoder() {
            return new Decoder() {
                @Override
                public void feed(byte[] bytes, Instant hostTime, Consumer<DeviceEvent> events) {
                    // nothing comes
                }

                @Override
                public void reset() {
                    // nothing is kept
                }
            };
        }
    }

    private static final class SilentLine implements PortProvider {
        static final String PATH = "line";

        @Override
        public List<PortInfo> ports() {
            return List.of();
        }

        @Override
        public boolean owns(String path) {
            return path.equals(PATH);
        }

        @Override
        public ByteStreamPort open(String path, SerialSettings settings) {
            return new ByteStreamPort() {
                @Override
                public int read(byte[] target) {
                    return -1;
                }

                @Override
                public void write(byte[] bytes) {
                    // takes no commands
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }
    }
}

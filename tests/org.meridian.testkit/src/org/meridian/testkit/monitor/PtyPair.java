package org.meridian.testkit.monitor;

import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Two pseudo-terminals tied together by socat, at fixed paths; unplugged and plugged in at will.
 */
public final class PtyPair implements AutoCloseable {
    private final Path device;
    private final Path computer;
    private Process socat;

    /** Plugged in; a test is skipped where there is no socat. */
    public PtyPair(Path folder) throws IOException {
        boolean there =
                Files.isExecutable(Path.of("/usr/bin/socat"))
                        || Files.isExecutable(Path.of("/usr/local/bin/socat"));
        Assumptions.assumeTrue(there, "socat is not installed");
        device = folder.resolve("device");
        computer = folder.resolve("computer");
        socat = start();
    }

    private Process start() throws IOException {
        Process process =
                new ProcessBuilder(
                                "socat",
                                "-d",
                                "-d",
                                "pty,raw,echo=0,link=" + device,
                                "pty,raw,echo=0,link=" + computer)
                        .start();
        // the links are there before the terminals are set: a port opened then would be set anew
        BufferedReader messages = process.errorReader();
        String message = messages.readLine();
        while (message != null && !message.contains("starting data transfer loop")) {
            message = messages.readLine();
        }
        if (message == null) {
            throw new IOException("socat ended before it was ready");
        }
        return process;
    }

    /** Path of the device's end. */
    public Path device() {
        return device;
    }

    /** Path of the computer's end. */
    public Path computer() {
        return computer;
    }

    /** Both ends go away. */
    public void unplug() throws IOException, InterruptedException {
        socat.destroyForcibly();
        socat.waitFor(10, TimeUnit.SECONDS);
        for (Path link : new Path[] {device, computer}) {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(link);
            }
        }
    }

    /** Both ends are there again, at the same paths. */
    public void plugIn() throws IOException {
        socat = start();
    }

    @Override
    public void close() {
        socat.destroyForcibly();
    }
}

package org.meridian.monitor;

import org.meridian.core.io.ByteSource;
import org.meridian.monitor.internal.Digests;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.monitor.spi.DeviceEvent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decodes a recording again: gives exactly the events of the session that made it. The parts of a
 * session are given in their order. Used on one thread.
 */
public final class Replay {
    private final Decoding decoding;
    private final MessageDigest digest;

    public Replay(DeviceDriver driver, Consumer<DeviceEvent> events) {
        digest = Digests.sha256();
        decoding =
                new Decoding(
                        driver,
                        event -> {
                            digest.update(line(event));
                            events.accept(event);
                        });
    }

    /** Decodes the next part; the source is closed by the caller. */
    public void part(ByteSource recording) {
        RecordingReader reader = new RecordingReader(recording);
        Optional<RecordedBlock> block = reader.next();
        while (block.isPresent()) {
            decoding.block(block.get());
            block = reader.next();
        }
    }

    /** SHA-256 over all events so far, in hexadecimal. Ends the replay. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** An event as the hash sees it. */
    private static byte[] line(DeviceEvent event) {
        return (event + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

package org.meridian.monitor;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a recording is of; names no patient.
 *
 * @param session id of the session, or any text for a recording outside the archive
 * @param driver id of the driver that understands the bytes
 * @param simulated whether no real device sent them
 */
public record RecordingHeader(String session, String driver, String port, boolean simulated) {
    byte[] bytes() {
        Map<String, String> values = new TreeMap<>();
        values.put("session", session);
        values.put("driver", driver);
        values.put("port", port);
        values.put("simulated", Boolean.toString(simulated));
        return values.entrySet().stream()
                .map(e -> e.getKey() + '=' + e.getValue().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; what is missing is empty. */
    static RecordingHeader parse(byte[] bytes) {
        Map<String, String> values =
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("="))
                        .collect(
                                Collectors.toMap(
                                        line -> line.substring(0, line.indexOf('=')),
                                        line -> line.substring(line.indexOf('=') + 1),
                                        (a, b) -> a));
        return new RecordingHeader(
                values.getOrDefault("session", ""),
                values.getOrDefault("driver", ""),
                values.getOrDefault("port", ""),
                Boolean.parseBoolean(values.getOrDefault("simulated", "false")));
    }
}

package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.monitor.PtyPair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A simulated oximeter at one end of a line, the product at the other. */
class MonitorTest {
    private static final String DRIVER = "nonin-df2";

    @TempDir private Path folder;

    @Test
    void whatIsRecordedIsFoundAndDecodesTheSameAgain() throws Exception {
        Product product = new Product(folder.resolve("home"));
        new Part10(1, 1, 1).write(folder.resolve("disc/1.dcm"));
        product.json("import", folder.resolve("disc").toString());
        try (PtyPair line = new PtyPair(folder)) {
            Process simulator =
                    new Product(folder.resolve("other"))
                            .start(
                                    "--json",
                                    "monitor",
                                    "simulate",
                                    "--port",
                                    line.device().toString(),
                                    "--driver",
                                    DRIVER,
                                    "--seed",
                                    "7",
                                    "--seconds",
                                    "20");
            awaitOpen(simulator, line.device());
            JsonObject recorded =
                    product.json(
                            "monitor",
                            "record",
                            "P1",
                            "--port",
                            line.computer().toString(),
                            "--driver",
                            DRIVER,
                            "--seconds",
                            "4");
            assertEquals("P1", recorded.getString("patientID"));
            assertTrue(recorded.getInt("observations") > 0, recorded.toString());
            assertReplayed(product, recorded);
            Product.Result simulated = Product.end(simulator);
            assertEquals(0, simulated.exit(), simulated.err());
            assertTrue(simulated.json().getInt("bytes") > 0);
        }
        assertTrue(
                product.json("search", "SpO2").getJsonArray("hits").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(h -> h.getString("patientID").equals("P1")),
                "the vital signs are found");
        assertTrue(
                product.json("ledger", "list").getJsonArray("entries").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(e -> e.getString("type").equals("monitor")),
                "the session is in the ledger");
        assertOwnersAlone(folder.resolve("home/native"));
    }

    private static void assertReplayed(Product product, JsonObject recorded) {
        String session = recorded.getString("session");
        JsonObject once = product.json("monitor", "replay", session);
        assertEquals(once, product.json("monitor", "replay", session));
        assertTrue(once.getString("sha256").matches("[0-9a-f]{64}"));
        assertEquals(recorded.getInt("observations"), once.getInt("observations"));
    }

    /** Until the process has the port open, so that nothing is recorded before it speaks. */
    private static void awaitOpen(Process process, Path port) throws Exception {
        String device = port.toRealPath().toString();
        while (Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .noneMatch(p -> hasOpen(p.pid(), device))) {
            assertTrue(process.isAlive(), "the simulator ended early");
            Thread.sleep(20);
        }
    }

    private static boolean hasOpen(long process, String device) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
            for (Path file : open.toList()) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(device)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // a process or a file that is gone again
        }
        return false;
    }

    /** Nobody else can plant a native library. */
    private static void assertOwnersAlone(Path libraries) throws IOException {
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(libraries)));
        try (Stream<Path> files = Files.list(libraries)) {
            assertTrue(files.anyMatch(f -> f.toString().endsWith("libjSerialComm.so")));
        }
    }
}

package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive's passphrase and recovery code from a terminal, as a script gives them. */
class PassphraseTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String FIRST = "春眠不觉晓 tulip";
    private static final String SECOND = "quartz meadow lantern";

    private final Path folder;
    private final Product product;

    PassphraseTest(@TempDir Path folder) {
        this.folder = folder;
        product = new Product(folder.resolve("home"));
    }

    private Product.Result run(Map<String, String> environment, String... words) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("XDG_RUNTIME_DIR", "");
        return product.run(List.of(), all, words);
    }

    private void assertCode(String code, Product.Result result) {
        assertEquals(1, result.exit(), result.toString());
        assertEquals(code, result.json().getJsonObject("error").getString("code"));
    }

    private void assertDone(Product.Result result) {
        assertEquals(0, result.exit(), result.toString());
    }

    @Test
    void aPassphraseIsSetChangedLostAndRecovered() throws IOException {
        Path archive = folder.resolve("home/archive");
        assertDone(run(Map.of(), "studies"));
        assertTrue(Files.exists(archive.resolve("archive.key")));
        Product.Result set =
                run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "--json", "archive", "passphrase", "set");
        assertDone(set);
        assertFalse(Files.exists(archive.resolve("archive.key")));
        String code = set.json().getString("recoveryCode");
        assertCode("STO-020", run(Map.of(), "--json", "studies"));
        assertCode("STO-021", run(Map.of("MERIDIAN_PASSPHRASE", "not this"), "--json", "studies"));
        Path file = Files.writeString(folder.resolve("passphrase"), FIRST + "\n");
        assertDone(run(Map.of(), "--passphrase-file", file.toString(), "studies"));
        assertDone(
                run(
                        Map.of("MERIDIAN_PASSPHRASE", FIRST, "MERIDIAN_NEW_PASSPHRASE", SECOND),
                        "archive",
                        "passphrase",
                        "change"));
        assertCode("STO-021", run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "--json", "studies"));
        assertDone(
                run(
                        Map.of("MERIDIAN_RECOVERY_CODE", code, "MERIDIAN_NEW_PASSPHRASE", FIRST),
                        "archive",
                        "passphrase",
                        "recover"));
        Product.Result ledger =
                run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "--json", "ledger", "list");
        List<String> changes =
                ledger.json().getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                        .filter(e -> e.getString("type").equals("key"))
                        .map(e -> e.getJsonObject("content").getString("change"))
                        .toList();
        assertEquals(
                List.of("passphrase recovered", "passphrase changed", "passphrase set"), changes);
        assertFalse(ledger.out().contains(code));
        assertNoFileHolds(FIRST, SECOND, code);
    }

    @Test
    void aNewArchiveIsSealedWhereAPassphraseIsGiven() throws IOException {
        Product.Result made = run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "studies");
        assertDone(made);
        assertTrue(made.err().matches("(?s).*(\\d{6}-){7}\\d{6}.*"), made.err());
        assertFalse(Files.exists(folder.resolve("home/archive/archive.key")));
        assertCode("STO-020", run(Map.of(), "--json", "studies"));
        assertDone(run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "studies"));
    }

    @Test
    void unlockKeepsTheKeyForTheNextCommands() throws IOException {
        assumeTrue(
                Files.isDirectory(MEMORY) && Files.getFileStore(MEMORY).type().equals("tmpfs"),
                "no folder in memory here: " + MEMORY);
        assertDone(run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "studies"));
        assertCode("STO-028", run(Map.of("MERIDIAN_PASSPHRASE", FIRST), "--json", "unlock"));
        Path memory =
                Files.createTempDirectory(
                        MEMORY,
                        "meridian",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        try {
            Map<String, String> session = Map.of("XDG_RUNTIME_DIR", memory.toString());
            Map<String, String> known = new HashMap<>(session);
            known.put("MERIDIAN_PASSPHRASE", FIRST);
            Product.Result unlocked = run(known, "--json", "unlock", "--minutes", "5");
            assertDone(unlocked);
            assertEquals("unlocked", unlocked.json().getString("state"));
            assertDone(run(session, "studies"));
            assertDone(run(session, "--json", "unlock", "--end"));
            assertCode("STO-020", run(session, "--json", "studies"));
        } finally {
            Files.deleteIfExists(memory.resolve("meridian"));
            Files.delete(memory);
        }
    }

    private void assertNoFileHolds(String... secrets) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertFalse(
                            content.contains(
                                    new String(
                                            secret.getBytes(StandardCharsets.UTF_8),
                                            StandardCharsets.ISO_8859_1)),
                            file + " holds a secret");
                }
            }
        }
    }
}

package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Passwords, alerts and emergencies from a terminal, as a script gives them. */
class UsersTest {
    private static final String PASSWORD = "seven blue lanterns";

    private final Path folder;
    private final Product product;

    UsersTest(@TempDir Path folder) {
        this.folder = folder;
        product = new Product(folder.resolve("home"));
        product.json("--user", "wang", "studies");
        // who tests at night is asked for no reason
        product.json("alerts", "settings", "night-from", "00:00");
        product.json("alerts", "settings", "night-to", "00:00");
    }

    private void assertCode(String code, Map<String, String> environment, String... words) {
        Product.Result result = product.run(List.of(), environment, words);
        assertEquals(1, result.exit(), result.toString());
        assertEquals(code, result.json().getJsonObject("error").getString("code"));
    }

    private void importStudy(int number) throws IOException {
        Path file =
                new Part10(number, 1, 1)
                        .text(0x00100010, "PN", "Person^" + number)
                        .text(0x00100020, "LO", "N" + number)
                        .write(folder.resolve("in").resolve(number + ".dcm"));
        product.json("import", file.toString());
    }

    @Test
    void aPasswordIsGivenAndAskedFor() throws IOException {
        product.json("users", "add", "li", "--role", "nurse");
        product.json("--user", "li", "studies");
        Product.Result given =
                product.run(
                        List.of(),
                        Map.of("MERIDIAN_NEW_PASSWORD", PASSWORD),
                        "--json",
                        "users",
                        "password",
                        "li");
        assertEquals(0, given.exit(), given.toString());
        JsonObject li = given.json().getJsonArray("users").getJsonObject(1);
        assertTrue(li.getBoolean("password"), li.toString());
        assertFalse(given.out().contains(PASSWORD) || given.err().contains(PASSWORD));

        assertCode("CLI-011", Map.of(), "--json", "--user", "li", "studies");
        Map<String, String> wrong = Map.of("MERIDIAN_PASSWORD", "six blue lanterns");
        assertCode("ACC-014", wrong, "--json", "--user", "li", "studies");
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        product.json("--user", "li", "--password-file", file.toString(), "studies");
        Map<String, String> right = Map.of("MERIDIAN_PASSWORD", PASSWORD);
        // the right password gives no other right
        assertCode("ACC-004", right, "--json", "--user", "li", "users", "list");
    }

    @Test
    void manyRecordsWantAReasonThatTheAuditorSees() throws IOException {
        importStudy(1);
        importStudy(2);
        JsonObject settings =
                product.json("alerts", "settings", "patients-per-hour", "1")
                        .getJsonObject("settings");
        assertEquals("1", settings.getString("patients-per-hour"));
        product.json("timeline", "N1");
        assertCode("ACC-020", Map.of(), "--json", "timeline", "N2");
        assertCode("ACC-021", Map.of(), "--json", "timeline", "N2", "--reason", "why");
        product.json("timeline", "N2", "--reason", "a long list of referrals");
        JsonObject alert = product.json("alerts", "list").getJsonArray("alerts").getJsonObject(0);
        assertEquals("many_patients", alert.getString("rule"));
        assertEquals("wang", alert.getString("user"));
        assertEquals("explained", alert.getString("state"));
        assertEquals("a long list of referrals", alert.getString("reason"));
        String id = Integer.toString(alert.getInt("id"));
        JsonObject seen =
                product.json("alerts", "ack", id, "--note", "it was a Monday")
                        .getJsonArray("alerts")
                        .getJsonObject(0);
        assertEquals("seen", seen.getString("state"));
        assertEquals("it was a Monday", seen.getString("note"));
        assertCode("ACC-022", Map.of(), "--json", "alerts", "ack", "999", "--note", "none");
    }

    @Test
    void anEmergencyOpensOneRecord() throws IOException {
        importStudy(1);
        importStudy(2);
        product.json("consent", "revoke", "N1", "--purpose", "treatment");
        product.json("consent", "revoke", "N2", "--purpose", "treatment");
        assertCode("ACC-002", Map.of(), "--json", "timeline", "N1");
        assertCode("ACC-021", Map.of(), "--json", "emergency", "N1", "--reason", "now");
        JsonObject begun = product.json("emergency", "N1", "--reason", "unconscious, an accident");
        assertEquals("wang", begun.getString("user"));
        product.json("timeline", "N1");
        assertCode("ACC-002", Map.of(), "--json", "timeline", "N2");
        JsonObject alert = product.json("alerts", "list").getJsonArray("alerts").getJsonObject(0);
        assertEquals("emergency", alert.getString("rule"));
    }
}

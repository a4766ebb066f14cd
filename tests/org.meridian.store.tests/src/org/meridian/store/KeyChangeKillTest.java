package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.testkit.store.ChildJava;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;

/** A change of the passphrase that is killed leaves the old one or the new one, never neither. */
class KeyChangeKillTest {
    private static final int KILLS = System.getenv("MERIDIAN_LONG") == null ? 4 : 60;

    private final Path archive;
    private final Random random = new Random(7);

    KeyChangeKillTest(@TempDir Path folder) {
        archive = folder.resolve("archive");
    }

    @Test
    void theOldOrTheNewPassphraseOpensAndTheRecoveryCodeAlways() throws Exception {
        RecoveryCode code = RecoveryCode.random();
        String fingerprint;
        try (Vault vault = Vault.open(archive, KeySource.inFolder(Unlocking.nobody()))) {
            vault.guard().at(new Argon2id(64, 1, 1)).seal(KeyChanger.passphrase(0), code).apply();
            fingerprint = fingerprint(vault);
        }
        int number = 0;
        int changes = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = changeAndKill(number);
            changes += acknowledged - number;
            number = holding(acknowledged);
            try (Vault vault = KeyChanger.open(archive, number)) {
                assertEquals(fingerprint, fingerprint(vault));
                assertEquals(Set.of(), vault.guard().damaged());
            }
            Vault.open(archive, KeySource.inFolder(keys -> keys.open(code))).close();
        }
        assertTrue(changes >= KILLS, "changed " + changes + " times");
    }

    private static String fingerprint(Vault vault) {
        return HexFormat.of().formatHex(vault.databaseKey());
    }

    /** The acknowledged passphrase, or the one that was on its way. */
    private int holding(int acknowledged) {
        try {
            KeyChanger.open(archive, acknowledged).close();
            return acknowledged;
        } catch (MeridianException e) {
            assertEquals(StoreError.WRONG_PASSPHRASE, e.errorCode());
            return acknowledged + 1;
        }
    }

    private int changeAndKill(int number) throws Exception {
        Process process =
                new ProcessBuilder(ChildJava.command(KeyChanger.class, archive, number))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        int acknowledged = number;
        int wanted = number + 1 + random.nextInt(30);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged = Integer.parseInt(line.substring("ACK ".length()));
                if (acknowledged == wanted) {
                    Thread.sleep(0, random.nextInt(999_999));
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertEquals(137, process.waitFor(), "killed, not ended");
        return acknowledged;
    }
}

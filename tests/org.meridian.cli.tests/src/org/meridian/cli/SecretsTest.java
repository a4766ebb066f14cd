package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

class SecretsTest {
    private final Path folder;

    SecretsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Secrets secrets(Map<String, Path> files, Map<String, String> environment) {
        return new Secrets(files, environment, null, Texts.of(Commands.class));
    }

    private static Optional<String> asked(Secrets secrets, Secret secret) {
        return secrets.ask(secret).map(String::new);
    }

    @Test
    void aFileComesBeforeTheEnvironmentAndItsFirstLineIsTheSecret() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), " 春眠 不觉晓 \r\nmore");
        Secrets secrets =
                secrets(
                        Map.of("passphrase-file", file),
                        Map.of("MERIDIAN_PASSPHRASE", "other", "MERIDIAN_NEW_PASSPHRASE", "new"));
        assertEquals(Optional.of(" 春眠 不觉晓 "), asked(secrets, Secret.PASSPHRASE));
        assertEquals(Optional.of("new"), asked(secrets, Secret.NEW_PASSPHRASE));
        assertEquals(Optional.empty(), asked(secrets, Secret.RECOVERY_CODE));
        assertFalse(secrets.askAgain(Secret.PASSPHRASE), "nobody types it");
    }

    @Test
    void whatIsGivenIsACopy() {
        Secrets secrets = secrets(Map.of(), Map.of("MERIDIAN_PASSPHRASE", "secret"));
        Arrays.fill(secrets.ask(Secret.PASSPHRASE).orElseThrow(), '\0');
        assertEquals(Optional.of("secret"), asked(secrets, Secret.PASSPHRASE));
    }

    @Test
    void aFileThatIsMissingOrTooLargeIsNamed() throws IOException {
        Path large = Files.write(folder.resolve("large"), new byte[5000]);
        for (Path file : new Path[] {folder.resolve("none"), large}) {
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () ->
                                    secrets(Map.of("passphrase-file", file), Map.of())
                                            .ask(Secret.PASSPHRASE));
            assertEquals(CliError.NO_FILE, e.errorCode());
        }
    }
}

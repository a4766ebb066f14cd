package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.testkit.store.ChildJava;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class LockedTest {
    private final Path folder;

    LockedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anotherProcessHoldsTheArchive() throws Exception {
        Process process =
                new ProcessBuilder(ChildJava.command(Importer.class, folder, 0, 1_000_000))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ACK 0", out.readLine());
            MeridianException e =
                    assertThrows(MeridianException.class, () -> Importer.open(folder));
            assertEquals(StoreError.LOCKED, e.errorCode());
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        Importer.open(folder).close();
    }
}

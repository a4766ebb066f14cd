package org.meridian.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.store.ChildJava;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/**
 * Kills a writing process again and again: the log verifies and holds all that was acknowledged.
 */
class LedgerKillTest {
    private static final int KILLS = System.getenv("MERIDIAN_LONG") == null ? 3 : 40;

    private final Path folder;

    LedgerKillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Writes entries without end and says how many are acknowledged. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] args) {
            try (LedgerFixture log = new LedgerFixture(Path.of(args[0]), Clock.systemUTC())) {
                while (true) {
                    log.store
                            .submit(
                                    u -> {
                                        u.append(
                                                LedgerEntry.of(
                                                        "a",
                                                        LedgerEntry.Type.OPEN,
                                                        LedgerFixture.ONE,
                                                        "1.2"));
                                        return 0;
                                    })
                            .join();
                    System.out.print("ACK\n");
                    System.out.flush();
                }
            }
        }
    }

    @Test
    void theLogStaysWhole() throws Exception {
        Random random = new Random(11);
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged += writeAndKill(1 + random.nextInt(80));
            try (LedgerFixture log = new LedgerFixture(folder, Clock.systemUTC())) {
                LedgerReport report = log.verify();
                assertTrue(report.intact(), report.problems()::toString);
                // At each kill one unit may have been committed and not yet acknowledged.
                assertTrue(report.entries() >= acknowledged);
                assertTrue(report.entries() <= acknowledged + kill + 1);
            }
        }
    }

    private long writeAndKill(int wanted) throws Exception {
        Process process =
                new ProcessBuilder(ChildJava.command(Writing.class, folder))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long acknowledged = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            while (out.readLine() != null) {
                if (++acknowledged == wanted) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertEquals(137, process.waitFor(), "killed, not ended");
        return acknowledged;
    }
}

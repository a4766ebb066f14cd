package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.store.internal.Sealed;
import org.meridian.testkit.store.MovableClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class KeptKeysTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final byte[] KEY = Sealed.random(KeySource.LENGTH);
    private static final SealedKeys SEALED =
            SealedKeys.seal(
                    KEY,
                    PassphraseTest.of("correct horse"),
                    RecoveryCode.random(),
                    new Argon2id(64, 1, 1));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final Path archive;
    private Path memory = MEMORY;

    KeptKeysTest(@TempDir Path folder) {
        archive = folder;
    }

    @BeforeEach
    void makeMemory() throws IOException {
        assumeTrue(
                Files.isDirectory(MEMORY) && Files.getFileStore(MEMORY).type().equals("tmpfs"),
                "no folder in memory here: " + MEMORY);
        memory = Files.createTempDirectory(MEMORY, "kept");
    }

    @AfterEach
    void forgetMemory() throws IOException {
        try (Stream<Path> files = Files.walk(memory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private KeptKeys kept() {
        return new KeptKeys(Optional.of(memory), clock);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(memory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aKeyIsKeptForItsTimeAndNoLonger() throws IOException {
        kept().keep(archive, SEALED, KEY, QUARTER);
        clock.move(QUARTER.minusMillis(1));
        assertArrayEquals(KEY, kept().find(archive, SEALED).orElseThrow().bytes());
        clock.move(Duration.ofMillis(1));
        assertTrue(kept().find(archive, SEALED).isEmpty());
        assertEquals(List.of(), files());
    }

    @Test
    void aClockThatIsSetBackEndsIt() {
        kept().keep(archive, SEALED, KEY, QUARTER);
        clock.move(Duration.ofHours(-1));
        assertTrue(kept().find(archive, SEALED).isEmpty());
        clock.move(Duration.ofHours(1));
        assertTrue(kept().find(archive, SEALED).isEmpty());
    }

    @Test
    void isTheOwnersAloneAndForgottenOnDemand() throws IOException {
        kept().keep(archive, SEALED, KEY, QUARTER);
        assertEquals(1, files().size());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())));
        assertTrue(kept().forget(archive));
        assertFalse(kept().forget(archive));
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatOthersMayReadIsNotUsed() throws IOException {
        kept().keep(archive, SEALED, KEY, QUARTER);
        Files.setPosixFilePermissions(
                files().getFirst(), PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(kept().find(archive, SEALED).isEmpty());
    }

    @Test
    void anotherArchiveOrAChangedPassphraseFindsNone(@TempDir Path other) {
        kept().keep(archive, SEALED, KEY, QUARTER);
        assertTrue(kept().find(other, SEALED).isEmpty());
        assertTrue(kept().find(archive, SEALED).isPresent());
        SealedKeys changed = SEALED.with(KEY, RecoveryCode.random());
        assertTrue(kept().find(archive, changed).isEmpty());
        assertTrue(kept().find(archive, SEALED).isEmpty(), "it ended for good");
    }

    @Test
    void nothingIsKeptWhereThereIsNoMemoryOfTheUsersOwn(@TempDir Path disk) throws IOException {
        Files.setPosixFilePermissions(disk, PosixFilePermissions.fromString("rwx------"));
        Path open = Files.createDirectory(memory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Optional<Path> folder :
                List.of(
                        Optional.<Path>empty(),
                        Optional.of(disk),
                        Optional.of(open),
                        Optional.of(memory.resolve("missing")),
                        Optional.of(Path.of("relative")))) {
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () -> new KeptKeys(folder, clock).keep(archive, SEALED, KEY, QUARTER));
            assertEquals(StoreError.NO_PRIVATE_MEMORY, e.errorCode(), folder.toString());
        }
    }
}

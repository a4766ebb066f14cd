package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class KeyGuardTest {
    private static final String WORDS = "春眠不觉晓";

    private final Path archive;
    private final RecoveryCode code = RecoveryCode.random();

    KeyGuardTest(@TempDir Path folder) {
        archive = folder.resolve("archive");
    }

    private static Passphrase words() {
        return PassphraseTest.of(WORDS);
    }

    private static void assertCode(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(MeridianException.class, call).errorCode());
    }

    private Vault beside() {
        return Vault.open(archive, KeySource.inFolder(Unlocking.nobody()));
    }

    private Vault open(Unlocking unlocking) {
        return Vault.open(archive, KeySource.inFolder(unlocking));
    }

    private static Unlocking by(String passphrase) {
        return keys -> keys.open(PassphraseTest.of(passphrase));
    }

    /** The guard of the opened archive, with a cost that a test can pay again and again. */
    private static KeyGuard cheap(Vault vault) {
        return vault.guard().at(new Argon2id(64, 1, 1));
    }

    /** What is derived from the archive's key: the same as long as that is. */
    private static String fingerprint(Vault vault) {
        return HexFormat.of().formatHex(vault.databaseKey());
    }

    private String sealedFromBeside() {
        try (Vault vault = beside()) {
            assertTrue(vault.guard().isBeside());
            cheap(vault).seal(words(), code).apply();
            assertTrue(vault.guard().isSealed());
            assertFalse(vault.guard().isBeside());
            return fingerprint(vault);
        }
    }

    @Test
    void aPassphraseMovesTheKeyFromBesideTheArchive() throws IOException {
        String plain;
        try (Vault vault = beside()) {
            plain = Files.readString(archive.resolve(KeySource.BESIDE)).strip();
        }
        String fingerprint = sealedFromBeside();
        assertFalse(Files.exists(archive.resolve(KeySource.BESIDE)));
        assertNoFileHolds(plain);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(archive.resolve(KeyGuard.FILE))));
        try (Vault vault = open(by(WORDS))) {
            assertEquals(fingerprint, fingerprint(vault));
            assertEquals(Set.of(), vault.guard().damaged());
            assertArrayEquals(
                    Files.readAllBytes(archive.resolve(KeyGuard.FILE)),
                    vault.sealedKeys().orElseThrow());
        }
        try (Vault vault = open(keys -> keys.open(code))) {
            assertEquals(fingerprint, fingerprint(vault));
        }
        assertCode(StoreError.WRONG_PASSPHRASE, () -> open(by("春眠不觉晚")));
        assertCode(StoreError.PASSPHRASE_WANTED, this::beside);
    }

    @Test
    void aNewArchiveIsSealedFromTheStart() throws IOException {
        Unlocking sealing =
                new Unlocking() {
                    @Override
                    public ArchiveKey unlock(SealedKeys sealed) {
                        throw new AssertionError("not yet");
                    }

                    @Override
                    public Optional<Seal> seal() {
                        return Optional.of(new Seal(words(), code));
                    }
                };
        String fingerprint;
        try (Vault vault = open(sealing)) {
            assertTrue(
                    Files.readString(archive.resolve(KeyGuard.FILE))
                            .contains("memory=65536 passes=3 lanes=1"));
            assertTrue(vault.guard().isSealed());
            assertFalse(Files.exists(archive.resolve(KeySource.BESIDE)));
            fingerprint = fingerprint(vault);
        }
        try (Vault vault = open(by(WORDS))) {
            assertEquals(fingerprint, fingerprint(vault));
        }
    }

    @Test
    void aChangedPassphraseOpensAndTheOldOneDoesNot() {
        String fingerprint = sealedFromBeside();
        try (Vault vault = open(by(WORDS))) {
            assertCode(
                    StoreError.WRONG_PASSPHRASE,
                    () ->
                            cheap(vault)
                                    .changePassphrase(PassphraseTest.of("another"), words())
                                    .apply());
            assertCode(
                    StoreError.SHORT_PASSPHRASE,
                    () ->
                            cheap(vault)
                                    .changePassphrase(words(), PassphraseTest.of("short"))
                                    .apply());
            cheap(vault).changePassphrase(words(), PassphraseTest.of("correct horse")).apply();
        }
        assertCode(StoreError.WRONG_PASSPHRASE, () -> open(by(WORDS)));
        try (Vault vault = open(by("correct horse"))) {
            assertEquals(fingerprint, fingerprint(vault));
        }
    }

    @Test
    void aLostPassphraseIsReplacedByTheCodeAndANewCodeVoidsTheOld() {
        sealedFromBeside();
        try (Vault vault = open(keys -> keys.open(code))) {
            cheap(vault).recover(code, PassphraseTest.of("correct horse")).apply();
            RecoveryCode next = RecoveryCode.random();
            vault.guard().changeRecoveryCode(PassphraseTest.of("correct horse"), next).apply();
            assertCode(
                    StoreError.WRONG_RECOVERY_CODE,
                    () -> cheap(vault).recover(code, words()).apply());
            cheap(vault).recover(next, words()).apply();
        }
        open(by(WORDS)).close();
    }

    @Test
    void aDamagedSlotIsNamedAndMendedByTheOtherWay() throws IOException {
        sealedFromBeside();
        Path file = archive.resolve(KeyGuard.FILE);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("sealed=....", "sealed=0000"));
        assertCode(StoreError.PASSPHRASE_SLOT_DAMAGED, () -> open(by(WORDS)));
        try (Vault vault = open(keys -> keys.open(code))) {
            assertEquals(Set.of(SealedKeys.Part.PASSPHRASE), vault.guard().damaged());
            cheap(vault).recover(code, words()).apply();
            assertEquals(Set.of(), vault.guard().damaged());
        }
        open(by(WORDS)).close();
    }

    @Test
    void whatAKillLeavesIsTheOldOrTheNewAndIsCleared() throws IOException {
        byte[] plain;
        try (Vault vault = beside()) {
            plain = Files.readAllBytes(archive.resolve(KeySource.BESIDE));
        }
        Path half = archive.resolve(KeyGuard.FILE + ".new");
        Files.writeString(half, "meridian-keys 1 #1234");
        String fingerprint = sealedFromBeside();
        assertFalse(Files.exists(half));
        // killed after the sealed key was on the disk and before the plain one was destroyed
        Files.write(archive.resolve(KeySource.BESIDE), plain);
        assertCode(StoreError.WRONG_PASSPHRASE, () -> open(by("another one")));
        assertTrue(Files.exists(archive.resolve(KeySource.BESIDE)));
        try (Vault vault = open(by(WORDS))) {
            assertEquals(fingerprint, fingerprint(vault));
        }
        assertFalse(Files.exists(archive.resolve(KeySource.BESIDE)));
    }

    @Test
    void aKeyElsewhereStaysWithItsOwnerAndOpensAsWell() throws IOException {
        Path own = archive.resolveSibling("own.key");
        String fingerprint;
        try (Vault vault = Vault.open(archive, KeySource.file(own))) {
            assertFalse(vault.guard().isBeside());
            cheap(vault).seal(words(), code).apply();
            assertCode(StoreError.ALREADY_SEALED, () -> cheap(vault).seal(words(), code).apply());
            fingerprint = fingerprint(vault);
        }
        assertTrue(Files.exists(own));
        try (Vault vault = open(by(WORDS))) {
            assertEquals(fingerprint, fingerprint(vault));
        }
        Vault.open(archive, KeySource.file(own)).close();
    }

    @Test
    void withoutAPassphraseThereIsNothingToChange() {
        try (Vault vault = beside()) {
            assertCode(
                    StoreError.NOT_SEALED,
                    () -> cheap(vault).changePassphrase(words(), words()).apply());
            assertCode(StoreError.NOT_SEALED, () -> cheap(vault).recover(code, words()).apply());
            assertCode(
                    StoreError.SHORT_PASSPHRASE,
                    () -> cheap(vault).seal(PassphraseTest.of("short"), code).apply());
            assertTrue(vault.guard().isBeside());
        }
    }

    private void assertNoFileHolds(String keyHex) throws IOException {
        byte[] key = HexFormat.of().parseHex(keyHex);
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(keyHex), file + " holds the key");
                assertFalse(content.contains(new String(key, StandardCharsets.ISO_8859_1)));
                for (String secret : List.of(WORDS, code.text(), code.text().replace("-", ""))) {
                    for (Charset charset :
                            List.of(
                                    StandardCharsets.UTF_8,
                                    StandardCharsets.UTF_16LE,
                                    Charset.forName("GB18030"))) {
                        assertFalse(
                                content.contains(
                                        new String(
                                                secret.getBytes(charset),
                                                StandardCharsets.ISO_8859_1)),
                                file + " holds a secret");
                    }
                }
            }
        }
    }
}

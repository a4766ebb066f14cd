package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.store.internal.Sealed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

class SealedKeysTest {
    private static final byte[] KEY = Sealed.random(KeySource.LENGTH);
    private static final RecoveryCode CODE = RecoveryCode.random();
    private static final Argon2id CHEAP = new Argon2id(64, 1, 1);
    private static final SealedKeys SEALED =
            SealedKeys.seal(KEY, PassphraseTest.of("春眠不觉晓"), CODE, CHEAP);

    private static void assertCode(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(MeridianException.class, call).errorCode());
    }

    private static String text(SealedKeys sealed) {
        return new String(sealed.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static SealedKeys read(String text) {
        return new SealedKeys(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line whose sum is right whoever wrote it. */
    private static String summed(String content) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(content.getBytes(StandardCharsets.ISO_8859_1));
        return content + " #" + HexFormat.of().formatHex(hash, 0, 4) + "\n";
    }

    @Test
    void passphraseAndCodeOpenEachByItself() {
        SealedKeys read = new SealedKeys(SEALED.bytes());
        assertArrayEquals(KEY, read.open(PassphraseTest.of("春眠不觉晓")).bytes());
        assertArrayEquals(KEY, read.open(CODE).bytes());
        assertCode(StoreError.WRONG_PASSPHRASE, () -> read.open(PassphraseTest.of("春眠不觉晚")));
        assertCode(StoreError.WRONG_RECOVERY_CODE, () -> read.open(RecoveryCode.random()));
        assertEquals(Set.of(), read.damaged());
        assertEquals(Set.of(), read.damaged(KEY));
    }

    @Test
    void saysHowItIsSealed() {
        List<String> lines = text(SEALED).lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.get(0).startsWith("meridian-keys 1 "));
        assertTrue(lines.get(1).startsWith("passphrase argon2id memory=64 passes=1 lanes=1 salt="));
        assertTrue(lines.get(2).startsWith("recovery hkdf-sha256 salt="));
        assertFalse(text(SEALED).contains(HexFormat.of().formatHex(KEY)));
    }

    @Test
    void anotherPassphraseLeavesTheCodeAndTheKeyAndAnotherCodeThePassphrase() {
        Passphrase next = PassphraseTest.of("correct horse");
        SealedKeys changed = SEALED.with(KEY, next, CHEAP);
        assertArrayEquals(KEY, changed.open(next).bytes());
        assertArrayEquals(KEY, changed.open(CODE).bytes());
        assertCode(StoreError.WRONG_PASSPHRASE, () -> changed.open(PassphraseTest.of("春眠不觉晓")));
        RecoveryCode code = RecoveryCode.random();
        SealedKeys renewed = changed.with(KEY, code);
        assertArrayEquals(KEY, renewed.open(next).bytes());
        assertArrayEquals(KEY, renewed.open(code).bytes());
        assertCode(StoreError.WRONG_RECOVERY_CODE, () -> renewed.open(CODE));
        assertEquals(Set.of(), renewed.damaged(KEY));
    }

    @Test
    void eachChangedByteIsSeenAndOneOfTheTwoWaysStillOpens() {
        String text = text(SEALED);
        int passphrase = text.indexOf("passphrase");
        int recovery = text.indexOf("recovery");
        int mac = text.indexOf("mac");
        for (int i = 0; i < text.length(); i++) {
            for (int bit : new int[] {0, 3, 5}) {
                byte[] file = SEALED.bytes();
                file[i] ^= (byte) (1 << bit);
                SealedKeys changed = new SealedKeys(file);
                assertFalse(changed.damaged(KEY).isEmpty(), "byte " + i);
                if (i < recovery - 1 || i >= mac) {
                    assertArrayEquals(KEY, changed.open(CODE).bytes(), "byte " + i);
                } else if (i >= recovery) {
                    assertTrue(changed.damaged().contains(SealedKeys.Part.RECOVERY));
                    assertCode(StoreError.RECOVERY_SLOT_DAMAGED, () -> changed.open(CODE));
                }
                if (i >= passphrase && i < recovery - 1) {
                    assertTrue(changed.damaged().contains(SealedKeys.Part.PASSPHRASE));
                    assertCode(
                            StoreError.PASSPHRASE_SLOT_DAMAGED,
                            () -> changed.open(PassphraseTest.of("春眠不觉晓")));
                }
            }
        }
        byte[] lastOfCode = SEALED.bytes();
        lastOfCode[mac - 3] ^= 1;
        assertArrayEquals(KEY, new SealedKeys(lastOfCode).open(PassphraseTest.of("春眠不觉晓")).bytes());
    }

    @Test
    void aSlotFromAnotherTimeIsSeen() {
        String old = text(SEALED);
        String renewed = text(SEALED.with(KEY, RecoveryCode.random()));
        List<String> lines = renewed.lines().toList();
        String mixed =
                String.join(
                        "\n",
                        lines.get(0),
                        lines.get(1),
                        old.lines().toList().get(2),
                        lines.get(3),
                        "");
        assertEquals(Set.of(), read(mixed).damaged());
        assertEquals(Set.of(SealedKeys.Part.MAC), read(mixed).damaged(KEY));
    }

    @Test
    void aCutOrLongOrEmptyFileIsDamaged() {
        String text = text(SEALED);
        for (int length = 0; length < text.length(); length += 7) {
            assertFalse(read(text.substring(0, length)).damaged(KEY).isEmpty());
        }
        assertFalse(read(text + "\n".repeat(5000)).damaged().isEmpty());
        assertFalse(read(text + "x").damaged().isEmpty());
    }

    @Test
    void parametersThatWouldTakeAllMemoryAreRefused() throws Exception {
        String[] lines = text(SEALED).split("\n");
        String content = lines[1].substring(0, lines[1].lastIndexOf(" #"));
        for (String parameter :
                List.of("memory=9999999 ", "memory=999999999999 ", "memory=1 ", "memory=-1 ")) {
            String bomb =
                    lines[0]
                            + "\n"
                            + summed(content.replace("memory=64 ", parameter))
                            + lines[2]
                            + "\n"
                            + lines[3]
                            + "\n";
            assertTrue(read(bomb).damaged().contains(SealedKeys.Part.PASSPHRASE), parameter);
            assertCode(
                    StoreError.PASSPHRASE_SLOT_DAMAGED,
                    () -> read(bomb).open(PassphraseTest.of("春眠不觉晓")));
        }
    }

    @Test
    void weakerParametersByAnotherHandDoNotOpen() throws Exception {
        String[] lines = text(SEALED).split("\n");
        String content = lines[1].substring(0, lines[1].lastIndexOf(" #"));
        String weaker =
                lines[0] + "\n" + summed(content.replace("memory=64 ", "memory=32 ")) + lines[2];
        assertCode(
                StoreError.WRONG_PASSPHRASE, () -> read(weaker).open(PassphraseTest.of("春眠不觉晓")));
    }

    @Test
    void aNewerVersionIsRefused() throws Exception {
        String newer = summed("meridian-keys 2") + "slots of another kind\n";
        assertCode(StoreError.NEWER_SCHEMA, () -> read(newer));
    }
}

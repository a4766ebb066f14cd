package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.store.LedgerEntry;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ProtectionTest {
    private static Passphrase of(String typed) {
        return Passphrase.of(typed.toCharArray());
    }

    private static List<String> changes(Workstation workstation) {
        return workstation.audit().newest(100).stream()
                .filter(e -> e.type() == LedgerEntry.Type.KEY)
                .map(e -> e.actor() + ": " + e.content().get("change"))
                .toList()
                .reversed();
    }

    private static Workstation open(Path archive, String passphrase, String user) {
        return new WorkstationFactory(List.of())
                .open(
                        new WorkstationSettings(
                                archive,
                                Optional.empty(),
                                keys -> keys.open(of(passphrase)),
                                Optional.of(user)),
                        new ExtensionReader(TestStation.registry()));
    }

    @Test
    void anEarlierKeyFileThatIsPutBackIsSaidUntilThePassphraseIsChanged(@TempDir Path folder)
            throws IOException {
        String user = TestStation.USER;
        Path archive = folder.resolve("archive");
        Path keys = archive.resolve("archive.keys");
        byte[] earlier;
        try (TestStation station = new TestStation(folder)) {
            Protection protection = station.workstation().protection();
            protection.set(of("春眠不觉晓"), RecoveryCode.random());
            earlier = Files.readAllBytes(keys);
            protection.change(of("春眠不觉晓"), of("处处闻啼鸟"));
            assertFalse(protection.isEarlier());
        }
        Files.write(keys, earlier);
        open(archive, "春眠不觉晓", user).close();
        try (Workstation again = open(archive, "春眠不觉晓", user)) {
            assertTrue(again.protection().isEarlier());
            again.protection().change(of("春眠不觉晓"), of("夜来风雨声"));
            assertFalse(again.protection().isEarlier());
            assertEquals(
                    List.of(
                            user + ": passphrase set",
                            user + ": passphrase changed",
                            user + ": an earlier key file was put back",
                            user + ": passphrase changed"),
                    changes(again));
        }
    }

    @Test
    void eachChangeIsALedgerEntryWithoutTheSecret(@TempDir Path folder) throws IOException {
        RecoveryCode code = RecoveryCode.random();
        RecoveryCode next = RecoveryCode.random();
        try (TestStation station = new TestStation(folder)) {
            Protection protection = station.workstation().protection();
            assertTrue(protection.isKeyBeside());
            protection.set(of("春眠不觉晓"), code);
            assertTrue(protection.isSealed());
            assertFalse(protection.isKeyBeside());
            protection.renewCode(of("春眠不觉晓"), next);
            MeridianException refused =
                    assertThrows(
                            MeridianException.class,
                            () -> protection.recover(code, of("correct horse")));
            assertEquals(StoreError.WRONG_RECOVERY_CODE, refused.errorCode());
            protection.recover(next, of("correct horse"));
            List<AuditLine> entries =
                    station.workstation().audit().newest(100).stream()
                            .filter(e -> e.type() == LedgerEntry.Type.KEY)
                            .toList();
            assertEquals(
                    List.of("passphrase recovered", "recovery code renewed", "passphrase set"),
                    entries.stream().map(e -> e.content().get("change")).toList());
            assertTrue(entries.stream().allMatch(e -> e.actor().equals(TestStation.USER)));
            for (AuditLine entry : entries) {
                for (String secret : List.of("春眠", "horse", code.groups().get(2), next.text())) {
                    assertFalse(entry.toString().contains(secret));
                }
            }
        }
        MeridianException wanted =
                assertThrows(MeridianException.class, () -> new TestStation(folder));
        assertEquals(StoreError.PASSPHRASE_WANTED, wanted.errorCode());
    }
}

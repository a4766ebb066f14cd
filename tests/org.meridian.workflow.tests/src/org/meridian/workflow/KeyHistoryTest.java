package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.event.Events;
import org.meridian.ledger.Ledger;
import org.meridian.store.KeyChange;
import org.meridian.store.KeySource;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.TestGrant;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A change of the passphrase and its entry are one fact, at whatever step a kill comes. */
class KeyHistoryTest {
    private final Path archive;
    private Opened opened;

    private record Opened(Store store, Ledger ledger, KeyHistory history) {}

    KeyHistoryTest(@TempDir Path folder) {
        archive = folder.resolve("archive");
        opened = open("first words");
        opened.history.change(
                () -> opened.store.vault().guard().seal(of("first words"), RecoveryCode.random()),
                "passphrase set",
                "admin");
    }

    @AfterEach
    void close() {
        opened.store.close();
    }

    private static Passphrase of(String words) {
        return Passphrase.of(words.toCharArray());
    }

    private Opened open(String words) {
        Vault vault = Vault.open(archive, KeySource.inFolder(keys -> keys.open(of(words))));
        Events events = new Events();
        Ledger ledger = new Ledger(vault, events, Clock.systemUTC());
        Store store = Store.open(vault, List.of(Ledger.SCHEMA), ledger, events, Clock.systemUTC());
        KeyHistory history = new KeyHistory(() -> "who opened", store, vault.guard());
        history.settle();
        return new Opened(store, ledger, history);
    }

    private void killAndOpen(String words) {
        // what is on the disk then is what was committed
        opened.store.close();
        opened = open(words);
    }

    private KeyChange second() {
        return opened.store.vault().guard().changePassphrase(of("first words"), of("second words"));
    }

    private List<String> entries() {
        return opened
                .store
                .read(reads -> opened.ledger.list(reads, TestGrant.audit(), -1, 100))
                .stream()
                .map(e -> e.actor() + ": " + e.content().get("change"))
                .toList();
    }

    @Test
    void killedBeforeTheFileIsChangedNeitherHolds() {
        opened.history.announce(second(), "passphrase changed", "admin");
        killAndOpen("first words");
        assertEquals(List.of("admin: passphrase set"), entries());
        opened.history.change(this::second, "passphrase changed", "nurse");
        killAndOpen("second words");
        assertEquals(List.of("admin: passphrase set", "nurse: passphrase changed"), entries());
    }

    @Test
    void killedBeforeTheEntryBothHoldAtTheNextOpening() {
        KeyChange change = second();
        opened.history.announce(change, "passphrase changed", "admin");
        change.apply();
        killAndOpen("second words");
        killAndOpen("second words");
        assertEquals(List.of("admin: passphrase set", "admin: passphrase changed"), entries());
    }

    @Test
    void aFileThatWasChangedByNobodyHereIsSaid() {
        second().apply();
        killAndOpen("second words");
        assertEquals(
                List.of("admin: passphrase set", "who opened: the key file was changed elsewhere"),
                entries());
    }
}

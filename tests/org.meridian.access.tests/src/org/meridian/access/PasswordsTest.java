package org.meridian.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Persons;
import org.meridian.store.Argon2id;
import org.meridian.store.KeySource;
import org.meridian.store.Passphrase;
import org.meridian.store.Store;
import org.meridian.store.StoreError;
import org.meridian.store.Vault;
import org.meridian.testkit.store.MovableClock;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Passwords, and guessing them by a clock that the test moves. */
class PasswordsTest {
    private static final Argon2id CHEAP = new Argon2id(64, 1, 1);
    private static final String USER = "王医生";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final RecordedLog log = new RecordedLog();
    private final Path folder;
    private Store store;
    private Passwords passwords;

    PasswordsTest(@TempDir Path folder) {
        this.folder = folder;
        store = store();
        passwords = new Passwords(store, clock, CHEAP);
        new Users(store, clock).first(USER);
        set("正确的密码");
    }

    private Store store() {
        return Store.open(
                Vault.open(folder, KeySource.besideArchive()),
                List.of(Users.SCHEMA),
                log,
                new Events(),
                clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void set(String password) {
        Door door = new Door(store, (reads, who, purpose) -> true, Persons.UNMERGED, clock);
        passwords.set(door.forAll(USER, Operation.USERS), USER, typed(password));
    }

    private static Passphrase typed(String password) {
        return Passphrase.of(password.toCharArray());
    }

    private void check(String password) {
        passwords.check(USER, typed(password));
    }

    private String code(String password) {
        return assertThrows(MeridianException.class, () -> check(password)).errorCode().code();
    }

    @Test
    void theRightOneIsTakenAndIsAnEntry() {
        check("正确的密码");
        LedgerEntry last = log.entries().get(log.entries().size() - 1);
        assertEquals(LedgerEntry.Type.SIGN_IN, last.type());
        assertEquals("in", last.content().get("result"));
        assertEquals("ACC-014", code("正确的密吗"));
        assertEquals(
                "ACC-014", log.entries().get(log.entries().size() - 1).content().get("result"));
        MeridianException e = assertThrows(MeridianException.class, () -> set("1234567"));
        assertEquals(StoreError.SHORT_PASSPHRASE, e.errorCode());
    }

    @Test
    void guessingIsSlowedTwiceAsLongEachTimeAndARestartForgetsNothing() {
        for (int i = 0; i < 3; i++) {
            assertEquals("ACC-014", code("x"));
        }
        assertEquals("ACC-015", code("正确的密码"));
        store.close();
        store = store();
        passwords = new Passwords(store, clock, CHEAP);
        assertEquals("ACC-015", code("正确的密码"));
        long waited = 0;
        int tries = 3;
        while (tries < 13) {
            MeridianException e = assertThrows(MeridianException.class, () -> check("x"));
            if (e.errorCode() == AccessError.WAIT) {
                String seconds = e.text(Locale.ENGLISH).replaceAll("\\D+", " ").strip();
                clock.move(Duration.ofSeconds(Long.parseLong(seconds)));
                waited += Long.parseLong(seconds);
            } else {
                tries++;
            }
        }
        assertEquals(5 + 10 + 20 + 40 + 80 + 160 + 320 + 640 + 900 + 900, waited);
        clock.move(Duration.ofMinutes(15));
        check("正确的密码");
        assertEquals("ACC-014", code("x"));
    }

    @Test
    void aClockSetBackBeginsTheWaitAgain() {
        for (int i = 0; i < 4; i++) {
            clock.move(Duration.ofSeconds(6));
            assertEquals("ACC-014", code("x"));
        }
        clock.move(Duration.ofHours(-2));
        assertEquals("ACC-015", code("正确的密码"));
        clock.move(Duration.ofSeconds(9));
        assertEquals("ACC-015", code("正确的密码"));
        clock.move(Duration.ofSeconds(1));
        check("正确的密码");
    }

    @Test
    void manyWrongOnesAreOneAlert() {
        for (int i = 0; i < 7; i++) {
            clock.move(Duration.ofMinutes(2));
            assertEquals("ACC-014", code("x"));
        }
        Door door = new Door(store, (reads, who, purpose) -> true, Persons.UNMERGED, clock);
        List<Alert> alerts = new Alerts(store, clock).list(door.forAll(USER, Operation.AUDIT));
        assertEquals(List.of(Rule.PASSWORDS), alerts.stream().map(Alert::rule).toList());
    }
}

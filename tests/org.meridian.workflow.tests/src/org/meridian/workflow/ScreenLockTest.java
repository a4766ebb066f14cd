package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.AccessError;
import org.meridian.access.Role;
import org.meridian.access.Setting;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.store.LedgerEntry;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.StoreError;
import org.meridian.testkit.store.MovableClock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The window's lock by a clock that the test moves. */
class ScreenLockTest {
    private static final String USER = "王医生";
    private static final String NURSE = "李护士";
    private static final String PASSWORD = "正确的密码";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final Workstation workstation;
    private final ScreenLock lock;

    ScreenLockTest(@TempDir Path folder) {
        workstation =
                Workstation.open(
                        new WorkstationSettings(
                                folder.resolve("archive"), Optional.empty(), Optional.of(USER)),
                        new ExtensionReader(TestStation.registry()),
                        new Devices(List.of(), List.of()),
                        clock);
        lock = workstation.screenLock();
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private static Passphrase of(String typed) {
        return Passphrase.of(typed.toCharArray());
    }

    private void tickAfter(Duration passed) {
        clock.move(passed);
        lock.tick();
    }

    private void assertRefused(ErrorCode wanted, String name, String secret) {
        MeridianException refused =
                assertThrows(MeridianException.class, () -> lock.unlock(name, of(secret)));
        assertEquals(wanted, refused.errorCode());
        assertTrue(lock.isLocked());
    }

    /** Results of the newest entries, the oldest first. */
    private List<String> results() {
        return workstation.audit().newest(1000).stream()
                .filter(e -> e.type() == LedgerEntry.Type.SIGN_IN)
                .map(e -> e.actor() + " " + e.content().get("result"))
                .toList()
                .reversed();
    }

    @Test
    void itLocksAfterTheMinutesThatAreSetAndNotBefore() {
        List<Boolean> told = new ArrayList<>();
        lock.listen(() -> told.add(lock.isLocked()));
        tickAfter(Duration.ofMinutes(9));
        lock.touch();
        lock.tick();
        tickAfter(Duration.ofMinutes(9));
        tickAfter(Duration.ofSeconds(59));
        assertFalse(lock.isLocked());
        tickAfter(Duration.ofSeconds(1));
        assertEquals(List.of(true), told);
        tickAfter(Duration.ofMinutes(20));
        lock.unlock(USER, of(""));
        lock.tick();
        assertEquals(List.of(true, false), told);
        assertEquals(List.of(USER + " locked", USER + " unlocked"), results());
    }

    @Test
    void zeroMinutesNeverLockAndASettingHoldsAtOnce() {
        workstation.oversight().set(Setting.IDLE_MINUTES, "0");
        tickAfter(Duration.ofDays(2));
        assertFalse(lock.isLocked());
        workstation.oversight().set(Setting.IDLE_MINUTES, "1");
        lock.touch();
        tickAfter(Duration.ofSeconds(1));
        assertFalse(lock.isLocked());
        tickAfter(Duration.ofSeconds(59));
        assertTrue(lock.isLocked());
    }

    @Test
    void aClockThatIsSetBackDelaysItByOneTickAndASleepCounts() {
        tickAfter(Duration.ofMinutes(6));
        tickAfter(Duration.ofHours(-3));
        tickAfter(Duration.ofMinutes(4));
        assertTrue(lock.isLocked());
        lock.unlock(USER, of(""));
        // the mouse that wakes a laptop is no sign of who sits there
        clock.move(Duration.ofHours(8));
        lock.touch();
        lock.tick();
        assertTrue(lock.isLocked());
    }

    @Test
    void thePasswordOfWhoSitsThereOpensItAndEachTryIsAnEntry() {
        workstation.staff().setPassword(USER, of(PASSWORD));
        lock.lock(ScreenLock.Cause.PERSON);
        lock.lock(ScreenLock.Cause.PERSON);
        assertEquals(ScreenLock.Way.PASSWORD, lock.way(USER));
        assertRefused(AccessError.WRONG_PASSWORD, USER, "");
        assertRefused(AccessError.WRONG_PASSWORD, USER, "a wrong one");
        lock.unlock(USER, of(PASSWORD));
        assertFalse(lock.isLocked());
        assertEquals(
                List.of(
                        USER + " locked",
                        USER + " " + AccessError.WRONG_PASSWORD.code(),
                        USER + " " + AccessError.WRONG_PASSWORD.code(),
                        USER + " in",
                        USER + " unlocked"),
                results());
    }

    @Test
    void withoutAPasswordTheArchivesPassphraseOpensIt() {
        assertEquals(ScreenLock.Way.NOTHING, lock.way(USER));
        workstation.protection().set(of("春眠不觉晓"), RecoveryCode.random());
        lock.lock(ScreenLock.Cause.PERSON);
        assertEquals(ScreenLock.Way.PASSPHRASE, lock.way(USER));
        assertRefused(StoreError.WRONG_PASSPHRASE, USER, "");
        lock.unlock(USER, of("春眠不觉晓"));
        assertEquals(
                List.of(
                        USER + " locked",
                        USER + " " + StoreError.WRONG_PASSPHRASE.code(),
                        USER + " unlocked"),
                results());
    }

    @Test
    void anotherUserComesInByTheirPasswordAlone() {
        workstation.staff().add(NURSE, Set.of(Role.NURSE));
        lock.lock(ScreenLock.Cause.PERSON);
        assertEquals(ScreenLock.Way.NONE, lock.way(NURSE));
        assertRefused(AccessError.NO_PASSWORD, NURSE, "");
        assertRefused(AccessError.UNKNOWN_USER, "nobody", "");
        workstation.staff().setPassword(NURSE, of(PASSWORD));
        assertRefused(AccessError.WRONG_PASSWORD, NURSE, "wrong");
        assertEquals(USER, workstation.user());
        lock.unlock(NURSE, of(PASSWORD));
        assertEquals(NURSE, workstation.user());
        assertFalse(lock.isLocked());
    }

    @Test
    void whoWasDisabledMeanwhileDoesNotComeBack() {
        workstation.staff().add(NURSE, Set.of(Role.ADMINISTRATOR));
        workstation.staff().setPassword(NURSE, of(PASSWORD));
        lock.lock(ScreenLock.Cause.PERSON);
        workstation.forCommand(Optional.of(USER)).staff().setDisabled(USER, true);
        assertRefused(AccessError.UNKNOWN_USER, USER, "");
        lock.unlock(NURSE, of(PASSWORD));
    }
}

package org.meridian.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.store.MovableClock;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

class DoorTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final RecordedLog log = new RecordedLog();
    private final Set<PatientKey> withdrawn = new HashSet<>();
    private final PatientKey patient = PatientKey.random();
    private final Store store;
    private final Users users;
    private final Door door;

    DoorTest(@TempDir Path folder) {
        store =
                Store.open(
                        Vault.open(folder, KeySource.besideArchive()),
                        List.of(Users.SCHEMA),
                        log,
                        new Events(),
                        clock);
        users = new Users(store, clock);
        door =
                new Door(
                        store,
                        (reads, who, purpose) -> purpose != Purpose.AI || !withdrawn.contains(who),
                        clock);
        users.ensure(" 王医生 ");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void assertRefused(AccessError error, Executable call) {
        int before = log.entries().size();
        MeridianException e = assertThrows(MeridianException.class, call);
        assertEquals(error, e.errorCode());
        assertFalse(e.text(Locale.SIMPLIFIED_CHINESE).isEmpty());
        // A grant's own refusal is written without waiting: this unit comes after it.
        store.write(unit -> 0);
        assertEquals(before + 1, log.entries().size());
        LedgerEntry entry = log.entries().get(before);
        assertEquals(LedgerEntry.Type.REFUSAL, entry.type());
        assertEquals(error.code(), entry.content().get("code"));
    }

    @Test
    void aUserIsAddedOnceWithAnEntry() {
        User first = users.ensure("王医生");
        assertEquals(Role.CLINICIAN, first.role());
        assertEquals(List.of(first), users.list());
        assertEquals(List.of(LedgerEntry.Type.USER), log.types());
        for (String bad : List.of("", "  ", "a\nb", "x".repeat(101))) {
            MeridianException e = assertThrows(MeridianException.class, () -> users.ensure(bad));
            assertEquals(AccessError.BAD_NAME, e.errorCode());
        }
    }

    @Test
    void aGrantIsForItsPurposeAndPatientAlone() {
        Grant grant = door.forPatient("王医生", Purpose.TREATMENT, patient);
        assertEquals("王医生", grant.actor());
        grant.require(Purpose.TREATMENT, patient);
        assertRefused(AccessError.NO_GRANT, () -> grant.require(Purpose.AI, patient));
        assertRefused(
                AccessError.NO_GRANT, () -> grant.require(Purpose.TREATMENT, PatientKey.random()));
        assertRefused(AccessError.NO_GRANT, () -> grant.requireAll(Purpose.TREATMENT));
    }

    @Test
    void aGrantForAllCoversEachPatient() {
        Grant grant = door.forAll("王医生", Purpose.TREATMENT);
        grant.requireAll(Purpose.TREATMENT);
        grant.require(Purpose.TREATMENT, patient);
        assertRefused(AccessError.NO_GRANT, () -> grant.requireAll(Purpose.AUDIT));
        assertRefused(AccessError.NO_GRANT, () -> door.forAll("王医生", Purpose.AI));
    }

    @Test
    void aGrantEnds() {
        Grant grant = door.forPatient("王医生", Purpose.TREATMENT, patient);
        clock.move(Door.LASTS.minus(Duration.ofMillis(1)));
        grant.require(Purpose.TREATMENT, patient);
        clock.move(Duration.ofMillis(1));
        assertRefused(AccessError.NO_GRANT, () -> grant.require(Purpose.TREATMENT, patient));
    }

    @Test
    void aGrantMayRefuseOnTheWritersThread() {
        Grant grant = door.forPatient("王医生", Purpose.TREATMENT, patient);
        assertRefused(
                AccessError.NO_GRANT,
                () ->
                        store.write(
                                unit -> {
                                    grant.require(Purpose.AI, patient);
                                    return 0;
                                }));
    }

    @Test
    void withdrawnConsentIsRefused() {
        door.forPatient("王医生", Purpose.AI, patient);
        withdrawn.add(patient);
        assertRefused(
                AccessError.CONSENT_WITHDRAWN, () -> door.forPatient("王医生", Purpose.AI, patient));
        LedgerEntry last = log.entries().get(log.entries().size() - 1);
        assertEquals(Optional.of(patient), last.patient());
        assertEquals("AI", last.content().get("purpose"));
        door.forPatient("王医生", Purpose.TREATMENT, patient);
    }

    @Test
    void strangersAndOtherRolesAreRefused() {
        assertRefused(
                AccessError.UNKNOWN_USER,
                () -> door.forPatient("mallory", Purpose.TREATMENT, patient));
        users.ensure("auditor");
        store.write(
                u -> u.update("update access_user set role = 'AUDITOR' where name = 'auditor'"));
        assertRefused(AccessError.ROLE, () -> door.forAll("auditor", Purpose.TREATMENT));
        door.forAll("auditor", Purpose.AUDIT).requireAll(Purpose.AUDIT);
    }
}

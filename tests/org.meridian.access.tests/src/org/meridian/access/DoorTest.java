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
import org.meridian.core.store.Persons;
import org.meridian.core.store.Persons.Person;
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
    private static final List<PatientKey> MERGED =
            List.of(PatientKey.random(), PatientKey.random());

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
                        (reads, record) ->
                                MERGED.contains(record)
                                        ? new Person(MERGED.getFirst(), MERGED, Instant.EPOCH)
                                        : Persons.UNMERGED.of(reads, record),
                        clock);
        users.first(" 王医生 ");
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
    void aGrantIsForItsPurposeAndPatientAlone() {
        Grant grant = door.forPatient("王医生", Operation.NAMES, patient);
        assertEquals("王医生", grant.actor());
        grant.require(Purpose.TREATMENT, patient);
        assertRefused(AccessError.NO_GRANT, () -> grant.require(Purpose.AI, patient));
        assertRefused(
                AccessError.NO_GRANT, () -> grant.require(Purpose.TREATMENT, PatientKey.random()));
        assertRefused(AccessError.NO_GRANT, () -> grant.requireAll(Purpose.TREATMENT));
    }

    @Test
    void aGrantForOneRecordOfAPersonIsOneForAllOfThem() {
        for (PatientKey record : MERGED) {
            Grant grant = door.forPatient("王医生", Operation.NAMES, record);
            MERGED.forEach(r -> grant.require(Purpose.TREATMENT, r));
            assertRefused(AccessError.NO_GRANT, () -> grant.require(Purpose.TREATMENT, patient));
        }
    }

    @Test
    void anEmergencyOpensAllRecordsOfAPerson() {
        users.add(door.forAll("王医生", Operation.USERS), "nurse", List.of(Role.NURSE));
        PatientKey lead = MERGED.getFirst();
        assertRefused(AccessError.ROLE, () -> door.forPatient("nurse", Operation.IMAGES, lead));
        Grant grant = door.forPatient("nurse", Operation.EMERGENCY, MERGED.getLast());
        new Emergencies(store, clock).begin(grant, MERGED.getLast(), "an accident just now");
        door.forPatient("nurse", Operation.IMAGES, lead).require(Purpose.TREATMENT, lead);
    }

    @Test
    void aGrantForAllCoversEachPatient() {
        Grant grant = door.forAll("王医生", Operation.NAMES);
        grant.requireAll(Purpose.TREATMENT);
        grant.require(Purpose.TREATMENT, patient);
        assertRefused(AccessError.NO_GRANT, () -> grant.requireAll(Purpose.AUDIT));
        assertRefused(AccessError.NO_GRANT, () -> door.forAll("王医生", Operation.DETECT));
    }

    @Test
    void aGrantEnds() {
        Grant grant = door.forPatient("王医生", Operation.NAMES, patient);
        clock.move(Door.LASTS.minus(Duration.ofMillis(1)));
        grant.require(Purpose.TREATMENT, patient);
        clock.move(Duration.ofMillis(1));
        assertRefused(AccessError.NO_GRANT, () -> grant.require(Purpose.TREATMENT, patient));
    }

    @Test
    void aGrantMayRefuseOnTheWritersThread() {
        Grant grant = door.forPatient("王医生", Operation.NAMES, patient);
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
        door.forPatient("王医生", Operation.DETECT, patient);
        withdrawn.add(patient);
        assertRefused(
                AccessError.CONSENT_WITHDRAWN,
                () -> door.forPatient("王医生", Operation.DETECT, patient));
        LedgerEntry last = log.entries().get(log.entries().size() - 1);
        assertEquals(Optional.of(patient), last.patient());
        assertEquals("AI", last.content().get("purpose"));
        door.forPatient("王医生", Operation.NAMES, patient);
    }

    @Test
    void strangersAndOtherRolesAreRefused() {
        assertRefused(
                AccessError.UNKNOWN_USER,
                () -> door.forPatient("mallory", Operation.NAMES, patient));
        users.add(door.forAll("王医生", Operation.USERS), "auditor", List.of(Role.AUDITOR));
        assertRefused(AccessError.ROLE, () -> door.forAll("auditor", Operation.NAMES));
        door.forAll("auditor", Operation.AUDIT).requireAll(Purpose.AUDIT);
    }
}

package org.meridian.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Unusual access and emergencies, by a clock that the test moves. */
class WatchTest {
    private static final String DOCTOR = "李医生";
    private static final String NURSE = "周护士";
    private static final String REASON = "急诊会诊，家属要求";

    /** A Monday morning. */
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));

    private final RecordedLog log = new RecordedLog();
    private final Set<PatientKey> withdrawn = new HashSet<>();
    private final Path folder;
    private Store store;
    private Door door;
    private Alerts alerts;

    WatchTest(@TempDir Path folder) {
        this.folder = folder;
        store = store();
        door = door();
        alerts = new Alerts(store, clock);
        Users users = new Users(store, clock);
        users.first("王");
        users.add(door.forAll("王", Operation.USERS), DOCTOR, List.of(Role.DOCTOR));
        users.add(door.forAll("王", Operation.USERS), NURSE, List.of(Role.NURSE));
    }

    private Store store() {
        return Store.open(
                Vault.open(folder, KeySource.besideArchive()),
                List.of(Users.SCHEMA),
                log,
                new Events(),
                clock);
    }

    private Door door() {
        return new Door(
                store, (reads, who, purpose) -> !withdrawn.contains(who), Persons.UNMERGED, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() {
        store.close();
        store = store();
        door = door();
        alerts = new Alerts(store, clock);
    }

    private void open(String user, int patients) {
        for (int i = 0; i < patients; i++) {
            door.forPatient(user, Operation.IMAGES, PatientKey.random());
        }
    }

    private void assertAsked(String user, Rule rule) {
        assertFails(
                AccessError.REASON,
                () -> door.forPatient(user, Operation.IMAGES, PatientKey.random()));
        assertEquals(rule, alerts().get(0).rule());
    }

    private static void assertFails(AccessError error, Executable call) {
        assertEquals(error, assertThrows(MeridianException.class, call).errorCode());
    }

    private List<Alert> alerts() {
        return alerts.list(door.forAll("王", Operation.AUDIT));
    }

    @Test
    void anOrdinaryMorningIsSilent() {
        for (int hour = 0; hour < 4; hour++) {
            open(DOCTOR, 30);
            clock.move(Duration.ofHours(1));
        }
        assertEquals(List.of(), alerts());
    }

    @Test
    void manyPatientsAskForAReasonOnceAndARestartForgetsNothing() {
        open(DOCTOR, 60);
        restart();
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        assertEquals(1, alerts().size());
        assertEquals(Alert.State.NEW, alerts().get(0).state());
        assertFails(AccessError.SHORT_REASON, () -> alerts.explain(DOCTOR, "工作需要"));
        alerts.explain(DOCTOR, REASON);
        assertEquals(Alert.State.EXPLAINED, alerts().get(0).state());
        clock.move(Duration.ofSeconds(1));
        open(DOCTOR, 60);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        assertEquals(2, alerts().size());
    }

    @Test
    void whatNamesAForgottenPersonIsEmptied() {
        open(DOCTOR, 60);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        alerts.explain(DOCTOR, REASON);
        alerts.see(door.forAll("王", Operation.AUDIT), alerts().get(0).number(), "张三 came again");
        Grant grant = door.forAll("王", Operation.FORGET);
        store.write(
                unit -> {
                    alerts.forget(unit, grant, text -> text.contains("张三"));
                    return true;
                });
        assertEquals(Optional.of(REASON), alerts().get(0).reason());
        assertEquals(Optional.of(""), alerts().get(0).note());
        store.write(
                unit -> {
                    alerts.forget(unit, grant, REASON::equals);
                    return true;
                });
        assertEquals(Optional.of(""), alerts().get(0).reason());
        assertEquals(Alert.State.SEEN, alerts().get(0).state());
        // what the entries say goes with whoever is forgotten
        assertEquals(
                List.of(Optional.of(Set.of()), Optional.of(Set.of())),
                log.entries().stream()
                        .filter(
                                e ->
                                        e.content().containsKey("explained")
                                                || e.content().containsKey("seen"))
                        .map(LedgerEntry::found)
                        .toList());
    }

    @Test
    void aRecordThatIsOpenAlreadyIsNotStopped() {
        PatientKey first = PatientKey.random();
        door.forPatient(DOCTOR, Operation.IMAGES, first);
        open(DOCTOR, 59);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        door.forPatient(DOCTOR, Operation.FINDINGS, first);
        door.forPatient(NURSE, Operation.VITALS, PatientKey.random());
    }

    @Test
    void aClockSetBackDoesNotEvadeAndIsAnAlert() {
        open(DOCTOR, 30);
        clock.move(Duration.ofHours(-1));
        open(DOCTOR, 30);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        List<Rule> rules = alerts().stream().map(Alert::rule).toList();
        assertEquals(List.of(Rule.MANY_PATIENTS, Rule.CLOCK), rules);
    }

    @Test
    void aNightWantsOneReasonAndOnlyWhereSomebodyElseAudits() {
        clock.move(Duration.ofHours(14));
        assertAsked(DOCTOR, Rule.NIGHT);
        alerts.explain(DOCTOR, REASON);
        open(DOCTOR, 3);
        clock.move(Duration.ofHours(7));
        open(DOCTOR, 3);
        assertEquals(1, alerts().size());
        open("王", 3);
        clock.move(Duration.ofHours(17));
        assertAsked(DOCTOR, Rule.NIGHT);
        open("王", 3);
    }

    @Test
    void hoursAndHolidaysAreTheSites() {
        Settings settings = new Settings(store);
        settings.set(door.forAll("王", Operation.SETTINGS), Setting.HOLIDAYS, "2026-03-02");
        assertAsked(DOCTOR, Rule.NIGHT);
        settings.set(door.forAll("王", Operation.SETTINGS), Setting.HOLIDAYS, "");
        settings.set(door.forAll("王", Operation.SETTINGS), Setting.PATIENTS_PER_HOUR, "2");
        open(DOCTOR, 2);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        for (String bad : List.of("0", "-1", "many", "")) {
            assertFails(
                    AccessError.BAD_SETTING,
                    () ->
                            settings.set(
                                    door.forAll("王", Operation.SETTINGS),
                                    Setting.PATIENTS_PER_HOUR,
                                    bad));
        }
    }

    @Test
    void bulkExportAndBackupAskForAReason() {
        PatientKey patient = PatientKey.random();
        for (int i = 0; i < 20; i++) {
            door.forPatient(DOCTOR, Operation.EXPORT, patient);
        }
        assertFails(AccessError.REASON, () -> door.forPatient(DOCTOR, Operation.EXPORT, patient));
        assertEquals(Rule.EXPORTS, alerts().get(0).rule());
        for (int i = 0; i < 30; i++) {
            door.forAll("王", Operation.BACKUP);
        }
        assertFails(AccessError.REASON, () -> door.forAll("王", Operation.BACKUP));
        assertEquals(Rule.BACKUPS, alerts().get(0).rule());
    }

    @Test
    void manyNamesHandedOutWantAReasonThatCoversAnHour() {
        Set<PatientKey> day = patients(150);
        door.handOut(DOCTOR, day);
        door.handOut(DOCTOR, day);
        assertEquals(List.of(), alerts());
        restart();
        assertFails(AccessError.REASON, () -> door.handOut(DOCTOR, patients(51)));
        assertFails(AccessError.REASON, () -> door.handOut(DOCTOR, patients(5000)));
        assertEquals(List.of(Rule.NAMES), alerts().stream().map(Alert::rule).toList());
        // what was stopped was not handed out
        door.handOut(DOCTOR, patients(50));
        alerts.explain(DOCTOR, REASON);
        clock.move(Duration.ofMinutes(59));
        door.handOut(DOCTOR, patients(5000));
        clock.move(Duration.ofMinutes(2));
        door.handOut(DOCTOR, patients(200));
        assertFails(AccessError.REASON, () -> door.handOut(DOCTOR, patients(1)));
        assertEquals(2, alerts().size());
    }

    @Test
    void aNameInAnAnswerIsNoOpenedRecord() {
        Set<PatientKey> listed = patients(200);
        door.handOut(DOCTOR, listed);
        listed.stream().limit(60).forEach(p -> door.forPatient(DOCTOR, Operation.IMAGES, p));
        assertEquals(List.of(), alerts());
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
    }

    @Test
    void whoWorksAloneListsEverybody() {
        door.handOut("王", patients(5000));
        assertEquals(List.of(), alerts());
        new Users(store, clock).add(door.forAll("王", Operation.USERS), "陈", List.of(Role.AUDITOR));
        assertFails(AccessError.REASON, () -> door.handOut("王", patients(201)));
    }

    private static Set<PatientKey> patients(int count) {
        return Stream.generate(PatientKey::random).limit(count).collect(Collectors.toSet());
    }

    @Test
    void oneRefusalAfterAnotherIsAnAlert() {
        for (int i = 0; i < 9; i++) {
            assertFails(AccessError.ROLE, () -> door.forAll(NURSE, Operation.USERS));
        }
        assertEquals(List.of(Rule.REFUSALS), alerts().stream().map(Alert::rule).toList());
        assertEquals(NURSE, alerts().get(0).user());
    }

    @Test
    void theAuditorSeesAndNotes() {
        open(DOCTOR, 60);
        assertAsked(DOCTOR, Rule.MANY_PATIENTS);
        long number = alerts().get(0).number();
        Alert seen = alerts.see(door.forAll("王", Operation.AUDIT), number, "讲座准备");
        assertEquals(Alert.State.SEEN, seen.state());
        assertEquals("王", seen.seenBy().orElseThrow());
        LedgerEntry last = log.entries().get(log.entries().size() - 1);
        assertEquals(LedgerEntry.Type.ALERT, last.type());
        assertEquals("讲座准备", last.content().get("note"));
        assertFails(
                AccessError.NO_SUCH_ALERT,
                () -> alerts.see(door.forAll("王", Operation.AUDIT), 99_999, "x"));
    }

    @Test
    void anEmergencyOpensOneRecordToReadForFourHours() {
        Emergencies emergencies = new Emergencies(store, clock);
        PatientKey patient = PatientKey.random();
        assertFails(AccessError.ROLE, () -> door.forPatient(NURSE, Operation.IMAGES, patient));
        assertFails(
                AccessError.SHORT_REASON,
                () -> emergencies.begin(door.forAll(NURSE, Operation.EMERGENCY), patient, "急"));
        emergencies.begin(door.forAll(NURSE, Operation.EMERGENCY), patient, REASON);
        door.forPatient(NURSE, Operation.IMAGES, patient).require(Purpose.TREATMENT, patient);
        assertTrue(door.may(NURSE, Operation.FINDINGS, patient));
        assertFalse(door.may(NURSE, Operation.DECIDE, patient));
        assertFalse(door.may(NURSE, Operation.IMAGES, PatientKey.random()));
        assertEquals(Rule.EMERGENCY, alerts().get(0).rule());
        assertEquals(REASON, alerts().get(0).reason().orElseThrow());
        LedgerEntry entry =
                log.entries().stream()
                        .filter(e -> e.type() == LedgerEntry.Type.EMERGENCY)
                        .findFirst()
                        .orElseThrow();
        assertEquals(patient, entry.patient().orElseThrow());
        clock.move(Duration.ofHours(4).minusSeconds(1));
        restart();
        door.forPatient(NURSE, Operation.IMAGES, patient);
        clock.move(Duration.ofSeconds(1));
        assertFails(AccessError.ROLE, () -> door.forPatient(NURSE, Operation.IMAGES, patient));
    }

    @Test
    void anEmergencyAtNightWantsOneReasonForItsOneRecord() {
        Emergencies emergencies = new Emergencies(store, clock);
        PatientKey patient = PatientKey.random();
        clock.move(Duration.ofHours(14));
        emergencies.begin(door.forPatient(NURSE, Operation.EMERGENCY, patient), patient, REASON);
        door.forPatient(NURSE, Operation.IMAGES, patient);
        door.forPatient(NURSE, Operation.VITALS, patient);
        assertEquals(List.of(Rule.EMERGENCY), alerts().stream().map(Alert::rule).toList());
        assertFails(
                AccessError.REASON,
                () -> door.forPatient(NURSE, Operation.VITALS, PatientKey.random()));
    }

    @Test
    void anEmergencyOverridesWithdrawnTreatmentAndNeverAi() {
        Emergencies emergencies = new Emergencies(store, clock);
        PatientKey patient = PatientKey.random();
        withdrawn.add(patient);
        assertFails(
                AccessError.CONSENT_WITHDRAWN,
                () -> door.forPatient(DOCTOR, Operation.IMAGES, patient));
        emergencies.begin(door.forAll(DOCTOR, Operation.EMERGENCY), patient, REASON);
        door.forPatient(DOCTOR, Operation.IMAGES, patient);
        door.forPatient(DOCTOR, Operation.VITALS, patient);
        assertFails(
                AccessError.CONSENT_WITHDRAWN,
                () -> door.forPatient(DOCTOR, Operation.RECORD, patient));
        assertFails(
                AccessError.CONSENT_WITHDRAWN,
                () -> door.forPatient(DOCTOR, Operation.DETECT, patient));
        assertFails(
                AccessError.CONSENT_WITHDRAWN,
                () -> door.forPatient(DOCTOR, Operation.EXPORT, patient));
    }
}

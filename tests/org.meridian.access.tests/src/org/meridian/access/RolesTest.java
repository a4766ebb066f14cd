package org.meridian.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Persons;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The table of permissions as a clinic would read it, held against the door. */
class RolesTest {
    /** A cross where the role may; the columns are {@link Role} in its order. */
    private static final String TABLE =
            """
            NAMES     x x x x . .
            VITALS    x x x . . .
            RECORD    x x x . . .
            IMAGES    x x . x . .
            FINDINGS  x x . . . .
            IMPORT    x x . x . .
            DETECT    x x . . . .
            DECIDE    x x . . . .
            ANNOTATE  x x . . . .
            CONSENT   . x x . . .
            EXPORT    x x . . . .
            MEND      x x . x . .
            MERGE     x x . . . .
            DELETE    x x . . . .
            FORGET    . . . . x .
            BACKUP    . . . . x .
            UPKEEP    . . . . x .
            USERS     . . . . x .
            SETTINGS  . . . . x .
            AUDIT     . . . . . x
            EMERGENCY x x x . . .
            """;

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private final RecordedLog log = new RecordedLog();
    private final Store store;
    private final Door door;

    RolesTest(@TempDir Path folder) {
        store =
                Store.open(
                        Vault.open(folder, KeySource.besideArchive()),
                        List.of(Users.SCHEMA),
                        log,
                        new Events(),
                        clock);
        door = new Door(store, (reads, who, purpose) -> true, Persons.UNMERGED, clock);
        Users users = new Users(store, clock);
        users.first("admin");
        for (Role role : Role.values()) {
            users.add(door.forAll("admin", Operation.USERS), role.name(), List.of(role));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theDoorFollowsTheTable() {
        List<String> lines = TABLE.lines().toList();
        assertEquals(Operation.values().length, lines.size());
        for (String line : lines) {
            String[] cells = line.split(" +");
            Operation operation = Operation.valueOf(cells[0]);
            for (Role role : Role.values()) {
                boolean may = cells[1 + role.ordinal()].equals("x");
                String what = role + " " + operation;
                assertEquals(may, door.may(role.name(), operation), what);
                if (may) {
                    door.forPatient(role.name(), operation, PatientKey.random());
                } else {
                    assertRefused(role, operation, what);
                }
            }
        }
    }

    private void assertRefused(Role role, Operation operation, String what) {
        int before = log.entries().size();
        PatientKey patient = PatientKey.random();
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> door.forPatient(role.name(), operation, patient),
                        what);
        assertEquals(AccessError.ROLE, e.errorCode(), what);
        LedgerEntry entry = log.entries().get(before);
        assertEquals(LedgerEntry.Type.REFUSAL, entry.type());
        assertEquals(role.name(), entry.actor());
        assertEquals("ACC-004", entry.content().get("code"));
        assertEquals(operation.name(), entry.content().get("operation"));
        assertEquals(patient, entry.patient().orElseThrow());
    }

    @Test
    void aRefusalSaysWhoCouldDoItInBothLanguages() {
        MeridianException e =
                assertThrows(MeridianException.class, () -> door.forAll("NURSE", Operation.DECIDE));
        assertEquals(
                "Your role does not let you decide on findings. Who may: radiologist, doctor.",
                e.text(Locale.ENGLISH));
        assertEquals("您的角色不能对病灶作结论。可以的角色：放射科医师、医生。", e.text(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void whoHasTwoRolesMayWhatEitherMay() {
        Users users = new Users(store, clock);
        users.setRoles(
                door.forAll("admin", Operation.USERS),
                "NURSE",
                List.of(Role.TECHNICIAN, Role.NURSE));
        door.forAll("NURSE", Operation.VITALS);
        door.forAll("NURSE", Operation.IMPORT);
        assertTrue(!door.may("NURSE", Operation.DECIDE));
    }
}

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
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Persons;
import org.meridian.core.store.SchemaPart;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.store.MovableClock;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class UsersTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final RecordedLog log = new RecordedLog();
    private Store store;
    private Users users;

    UsersTest(@TempDir Path folder) {
        store = openAt(folder.resolve("archive"), Users.SCHEMA);
        users = new Users(store, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Grant administration() {
        return new Door(store, (reads, who, purpose) -> true, Persons.UNMERGED, clock)
                .forAll("王医生", Operation.USERS);
    }

    private static void assertFails(AccessError error, Executable call) {
        assertEquals(error, assertThrows(MeridianException.class, call).errorCode());
    }

    @Test
    void theFirstUserWorksAlone() {
        User first = users.first(" 王医生 ");
        assertEquals(List.of(Role.DOCTOR, Role.ADMINISTRATOR, Role.AUDITOR), first.roles());
        assertEquals(first, users.first("王医生"));
        assertEquals(List.of(first), users.list());
        assertEquals(List.of(LedgerEntry.Type.USER), log.types());
        assertFails(AccessError.UNKNOWN_USER, () -> users.first("李四"));
    }

    @Test
    void aChangeIsAnEntryOfWhoMadeIt() {
        users.first("王医生");
        users.add(administration(), "李四", List.of(Role.NURSE));
        users.setRoles(administration(), "李四", List.of(Role.TECHNICIAN, Role.NURSE));
        User disabled = users.setDisabled(administration(), "李四", true);
        assertEquals(List.of(Role.NURSE, Role.TECHNICIAN), disabled.roles());
        assertTrue(disabled.disabled());
        assertFalse(disabled.may(Operation.NAMES));
        assertEquals(4, log.entries().size());
        log.entries().forEach(e -> assertEquals("王医生", e.actor()));
        assertEquals("[NURSE]", log.entries().get(2).content().get("before"));
        assertEquals("[NURSE, TECHNICIAN]", log.entries().get(2).content().get("roles"));
        assertEquals("李四", log.entries().get(3).content().get("disabled"));
    }

    @Test
    void whatIsNoUserIsRefused() {
        users.first("王医生");
        List<Role> nurse = List.of(Role.NURSE);
        for (String bad : List.of("", "  ", "a\nb", "x".repeat(101))) {
            assertFails(AccessError.BAD_NAME, () -> users.add(administration(), bad, nurse));
        }
        assertFails(AccessError.NO_ROLE, () -> users.add(administration(), "李四", List.of()));
        assertFails(AccessError.USER_EXISTS, () -> users.add(administration(), "王医生", nurse));
        assertFails(AccessError.UNKNOWN_USER, () -> users.setRoles(administration(), "x", nurse));
        assertEquals(1, users.list().size());
    }

    @Test
    void theLastAdministratorStays() {
        users.first("王医生");
        assertFails(
                AccessError.LAST_ADMINISTRATOR,
                () -> users.setDisabled(administration(), "王医生", true));
        assertFails(
                AccessError.LAST_ADMINISTRATOR,
                () -> users.setRoles(administration(), "王医生", List.of(Role.DOCTOR)));
        users.add(administration(), "李四", List.of(Role.ADMINISTRATOR));
        users.setDisabled(administration(), "李四", true);
        assertFails(
                AccessError.LAST_ADMINISTRATOR,
                () -> users.setRoles(administration(), "王医生", List.of(Role.DOCTOR)));
        users.setDisabled(administration(), "李四", false);
        User doctor = users.setRoles(administration(), "王医生", List.of(Role.DOCTOR));
        assertFalse(doctor.may(Operation.USERS));
    }

    @Test
    void usersOfAnEarlierArchiveKeepWorking(@TempDir Path old) {
        store.close();
        SchemaPart first = new SchemaPart("access", Users.SCHEMA.versions().subList(0, 1));
        Path mine = old.resolve("archive");
        store = openAt(mine, first);
        insert("later", "CLINICIAN", 20);
        insert("first", "CLINICIAN", 10);
        insert("inspector", "AUDITOR", 5);
        store.close();
        store = openAt(mine, Users.SCHEMA);
        users = new Users(store, clock);
        assertEquals(
                List.of("inspector", "first", "later"),
                users.list().stream().map(User::name).toList());
        assertEquals(
                List.of(
                        List.of(Role.AUDITOR),
                        List.of(Role.DOCTOR, Role.ADMINISTRATOR, Role.AUDITOR),
                        List.of(Role.DOCTOR)),
                users.list().stream().map(User::roles).toList());
    }

    private Store openAt(Path at, SchemaPart schema) {
        return Store.open(
                Vault.open(at, KeySource.besideArchive()),
                List.of(schema),
                log,
                new Events(),
                clock);
    }

    private void insert(String name, String role, int second) {
        store.write(
                u ->
                        u.update(
                                "insert into access_user (name, role, created) values (?, ?, ?)",
                                name,
                                role,
                                Instant.ofEpochSecond(second)));
    }
}

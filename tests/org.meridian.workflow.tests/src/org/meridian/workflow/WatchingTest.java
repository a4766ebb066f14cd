package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.testkit.Await.until;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.AccessError;
import org.meridian.access.Role;
import org.meridian.archive.ImportReports;
import org.meridian.archive.WatchFolder;
import org.meridian.archive.WatchSetting;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.store.MovableClock;
import org.meridian.testkit.store.RecordedLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The watched folder is set by who may, and imports in their name, whoever sits here. */
class WatchingTest {
    private static final String NURSE = "护士";
    private static final String SETTER = "技师";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final Path folder;
    private final Path in;
    private final Optional<WatchSetting> setting;
    private TestStation station;

    WatchingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        in = Files.createDirectories(folder.resolve("in"));
        setting = Optional.of(new WatchSetting(in, true));
        station = new TestStation(folder, clock);
        add(NURSE, Role.NURSE);
        add(SETTER, Role.TECHNICIAN, Role.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        station.close();
    }

    private void add(String name, Role... roles) {
        station.workstation().staff().add(name, List.of(roles));
    }

    private Workstation as(String name) {
        return station.workstation().forCommand(Optional.of(name));
    }

    /** Sets the folder, and leaves the workstation to somebody else. */
    private void setAndLeave() {
        try (Workstation setter = as(SETTER)) {
            setter.watching().set(setting);
        }
    }

    private void arrive() throws IOException {
        new Part10(1, 1, 1).write(in.resolve("a"));
    }

    private void awaitImported() throws InterruptedException {
        until(
                () -> {
                    clock.move(WatchFolder.STILL);
                    return Files.exists(in.resolve("imported/a"));
                });
    }

    private List<String> importedBy() {
        return station.entries(Type.IMPORT).stream().map(AuditLine::actor).distinct().toList();
    }

    private MeridianException assertMayNot(
            AccessError error, String name, Optional<WatchSetting> wanted) {
        Watching watching = as(name).watching();
        MeridianException e =
                assertThrows(MeridianException.class, () -> watching.set(wanted), name);
        assertEquals(error, e.errorCode(), name);
        assertEquals(setting, watching.setting(), name);
        return e;
    }

    @Test
    void itIsSetByWhoMayChangeTheSiteAndImport() {
        add("管理员", Role.ADMINISTRATOR);
        add("医生", Role.DOCTOR);
        setAndLeave();
        AuditLine entry = station.entries(Type.SETTING).getFirst();
        assertEquals(SETTER, entry.actor());
        assertEquals("", entry.content().get("before"));
        assertEquals(in.toString(), entry.content().get("value"));
        Optional<WatchSetting> other = Optional.of(new WatchSetting(folder, true));
        assertEquals(
                "您的角色不能：更改机构设置、导入文件。此操作需要同一名用户具备两项权限："
                        + "更改机构设置（管理员）和导入文件（放射科医师、医生、技师）。"
                        + "管理员可以给一名用户同时授予两种角色"
                        + "（“管理”菜单，或 \"users role 姓名 角色,角色\"）。",
                assertMayNot(AccessError.TWO_RIGHTS, NURSE, other).text(Locale.SIMPLIFIED_CHINESE));
        assertEquals(
                "Your roles do not let you: take files into the archive. This takes two rights of"
                        + " one user: change settings of the site (administrator), and take files"
                        + " into the archive (radiologist, doctor, technician). An administrator"
                        + " can give one user both roles (menu Administration, or \"users role NAME"
                        + " ROLE,ROLE\").",
                assertMayNot(AccessError.TWO_RIGHTS, "管理员", other).text(Locale.ENGLISH));
        assertTrue(
                assertMayNot(AccessError.TWO_RIGHTS, "医生", other)
                        .text(Locale.ENGLISH)
                        .startsWith("Your roles do not let you: change settings of the site."));
        assertEquals(Optional.empty(), as(SETTER).watching().lacking().map(Object::toString));
        assertMayNot(AccessError.ROLE, NURSE, Optional.empty());
        as("管理员").watching().set(Optional.empty());
        assertTrue(as(NURSE).watching().setting().isEmpty());
        assertEquals(
                in.toString(), station.entries(Type.SETTING).getFirst().content().get("before"));
    }

    @Test
    void whatArrivesWhileANurseSitsHereIsImportedInTheNameOfWhoSetTheFolder() throws Exception {
        setAndLeave();
        arrive();
        try (Workstation nurse = as(NURSE)) {
            nurse.watching().start();
            awaitImported();
        }
        assertEquals(List.of(SETTER), importedBy());
        assertEquals(List.of(), station.entries(Type.REFUSAL));
    }

    @Test
    void whoSetItAndMayImportNoMoreIsNotTriedAndItIsSaid() throws Exception {
        setAndLeave();
        arrive();
        station.workstation().staff().setRoles(SETTER, List.of(Role.ADMINISTRATOR));
        assertFalse(as(NURSE).watching().isAnsweredFor());
        try (Workstation nurse = as(NURSE)) {
            assertWaits(nurse.watching(), SETTER);
            station.workstation().staff().setRoles(SETTER, List.of(Role.TECHNICIAN));
            awaitImported();
            until(() -> nurse.watching().problem().isEmpty());
        }
        assertEquals(List.of(SETTER), importedBy());
    }

    private void assertWaits(Watching watching, String name) throws Exception {
        watching.start();
        until(
                () -> {
                    clock.move(WatchFolder.STILL);
                    return watching.problem().isPresent();
                });
        MeridianException problem = watching.problem().orElseThrow();
        assertEquals("WFL-180", problem.errorCode().code());
        assertTrue(problem.text(Locale.ENGLISH).contains(name + ", who may not import."));
        assertTrue(problem.text(Locale.SIMPLIFIED_CHINESE).contains("“" + name + "”的名义进行"));
        assertEquals(List.of(), station.entries(Type.REFUSAL));
        assertTrue(Files.exists(in.resolve("a")));
    }

    @Test
    void aSettingWithoutANameImportsForWhoSitsHereAndMay() throws Exception {
        setAndLeave();
        assertTrue(as(NURSE).watching().isAnsweredFor());
        arrive();
        forgetWhoSetIt();
        assertFalse(as(NURSE).watching().isAnsweredFor());
        try (Workstation nurse = as(NURSE)) {
            assertWaits(nurse.watching(), NURSE);
        }
        station.workstation().watching().start();
        awaitImported();
        assertEquals(List.of(TestStation.USER), importedBy());
    }

    /** As in an archive of an earlier version. */
    private void forgetWhoSetIt() {
        station.close();
        try (Store store =
                Store.open(
                        Vault.open(folder.resolve("archive"), KeySource.besideArchive()),
                        List.of(ImportReports.schema()),
                        new RecordedLog(),
                        new Events(),
                        clock)) {
            assertEquals(
                    1,
                    store.write(
                            unit ->
                                    unit.update(
                                            "delete from import_setting where name ="
                                                    + " 'watch.set_by'")));
        }
        station = new TestStation(folder, clock);
    }
}

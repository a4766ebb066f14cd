package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Role;
import org.meridian.access.Setting;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.store.Backup;
import org.meridian.store.Fault;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.Restoration;
import org.meridian.store.StoreError;
import org.meridian.store.Unlocking;
import org.meridian.testkit.store.MovableClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Backing up an open archive, proving it, and making an archive of it again. */
class BackupsTest {
    private final Path folder;
    private final Path backups;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final TestStation station;
    private final Workstation workstation;

    BackupsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        backups = folder.resolve("backups");
        station = new TestStation(folder, clock);
        workstation = station.workstation();
        workstation.oversight().set(Setting.BACKUPS_PER_DAY, "1000");
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static void assertCode(StoreError code, Executable call) {
        assertEquals(code, assertThrows(MeridianException.class, call).errorCode());
    }

    private Backup.Result backup() {
        return workstation.backups().run(backups, 2, true, Progress.NONE);
    }

    private WorkstationSettings settings(Path archive) {
        return new WorkstationSettings(
                archive, Optional.of(folder.resolve("archive/archive.key")), Optional.empty());
    }

    private Restored restore(Path place, boolean acceptDamaged, Path... lists) throws IOException {
        return new WorkstationFactory(List.of())
                .restore(
                        new RestoreRequest(
                                backups, Optional.empty(), List.of(lists), acceptDamaged),
                        settings(place),
                        new ExtensionReader(TestStation.registry()),
                        Progress.NONE);
    }

    private Workstation open(Path archive) throws IOException {
        return new WorkstationFactory(List.of())
                .open(settings(archive), new ExtensionReader(TestStation.registry()));
    }

    private static List<Path> blobs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64).sorted().toList();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 3;
        Files.write(file, bytes);
    }

    @Test
    void whatWasBackedUpIsRestoredWithItsLedgerAndFound() throws IOException {
        String study = station.importSeries(1, 1, 1, 2, 3, 4, 5, 6);
        workstation.detection().detect(study, Optional.empty(), Progress.NONE);
        Backup.Result result = backup();
        assertEquals(6, result.blobs());
        assertEquals(6, result.copied());
        assertFalse(result.keyIncluded());
        assertEquals(List.of(), workstation.backups().verify(backups, Progress.NONE));
        station.importSeries(2, 1, 1);
        Path place = folder.resolve("restored");
        Restored restored = restore(place, false);
        assertEquals(6, restored.blobs());
        try (Workstation again = open(place)) {
            assertEquals(
                    List.of(study),
                    again.library().patients(10).stream()
                            .flatMap(p -> p.studies().stream())
                            .map(s -> s.studyInstanceUID())
                            .toList());
            assertEquals(
                    List.of("finding", "study"),
                    again.searches().search("kind:finding,study " + study, 10).stream()
                            .map(Found::kind)
                            .sorted()
                            .toList());
            assertTrue(again.audit().verify(Progress.NONE).valid());
            assertEquals(
                    Type.RESTORE,
                    again.audit().newest(100).stream()
                            .map(AuditLine::type)
                            .filter(t -> t == Type.RESTORE || t == Type.BACKUP)
                            .findFirst()
                            .orElseThrow());
        }
        assertEquals(6, blobs(place).size());
        assertCode(StoreError.ALREADY_THERE, () -> restore(place, false));
    }

    @Test
    void twoAtOnceDoNotRestoreIntoOnePlace() throws IOException {
        station.importSeries(1, 1, 1);
        backup();
        Path place = folder.resolve("restored");
        try (Restoration other = new Restoration(folder.resolve("elsewhere"), place)) {
            Path half = Files.createDirectories(other.staged()).resolve("half");
            Files.writeString(half, "what the other one put together");
            assertCode(StoreError.RESTORE_BUSY, () -> restore(place, false));
            assertTrue(Files.exists(half));
        }
        assertEquals(1, restore(place, false).blobs());
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(
                    List.of("archive", "backups", "files", "restored"),
                    beside.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aClockSetBackBetweenTwoBackupsLosesNothing() throws IOException {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-02T08:00:00Z"));
        Path own = folder.resolve("own");
        Path target = folder.resolve("own-backups");
        String later;
        try (TestStation other = new TestStation(own, clock)) {
            other.importSeries(1, 1, 1);
            other.workstation().backups().run(target, 2, true, Progress.NONE);
            clock.move(Duration.ofDays(-400));
            later = other.importSeries(2, 1, 1);
            Backup.Result second =
                    other.workstation().backups().run(target, 2, true, Progress.NONE);
            assertEquals("000002", second.generation());
            assertEquals(List.of(), other.workstation().backups().verify(target, Progress.NONE));
            assertEquals(
                    second.generation(),
                    other.workstation().backups().last().orElseThrow().generation());
            assertTrue(other.workstation().audit().verify(Progress.NONE).valid());
            clock.move(Duration.ofDays(400));
            assertTrue(other.workstation().backups().due());
        }
        Path place = folder.resolve("restored");
        new WorkstationFactory(List.of())
                .restore(
                        new RestoreRequest(target, Optional.empty(), List.of(), false),
                        new WorkstationSettings(
                                place,
                                Optional.of(own.resolve("archive/archive.key")),
                                Optional.empty()),
                        new ExtensionReader(TestStation.registry()),
                        Progress.NONE);
        try (Workstation again =
                new WorkstationFactory(List.of())
                        .open(
                                new WorkstationSettings(
                                        place,
                                        Optional.of(own.resolve("archive/archive.key")),
                                        Optional.empty()),
                                new ExtensionReader(TestStation.registry()))) {
            assertEquals(1, again.searches().search(later, 10).size());
            assertTrue(again.audit().verify(Progress.NONE).valid());
        }
    }

    @Test
    void whatIsGuardedByPasswordsIsRestoredWithItsKeyAloneAndStaysGuarded() throws IOException {
        station.importSeries(1, 1, 1);
        workstation.staff().add("nurse", List.of(Role.NURSE));
        for (String user : List.of(TestStation.USER, "nurse")) {
            workstation.staff().setPassword(user, Passphrase.of("kettle window".toCharArray()));
        }
        PatientKey person = station.patient("P1").key();
        backup();
        workstation.forgetting().forget(person, "asked to be forgotten");
        Path place = folder.resolve("restored");
        assertEquals(1, restore(place, false).forgotten());
        try (Workstation again = open(place)) {
            assertTrue(again.signIn().isNeeded());
            again.signIn().enter(TestStation.USER, Passphrase.of("kettle window".toCharArray()));
            assertEquals(List.of(), again.library().patients(10));
        }
    }

    @Test
    void onlyNewBlobsAreCopiedAndOldGenerationsGo() throws IOException {
        station.importSeries(1, 1, 1, 2);
        assertEquals("000001", backup().generation());
        station.importSeries(2, 1, 1);
        Backup.Result second = backup();
        assertEquals(3, second.blobs());
        assertEquals(1, second.copied());
        workstation.trash().put("P1", "wrong");
        workstation.trash().emptyAll(Progress.NONE);
        backup();
        assertEquals(3, blobs(backups).size(), "an older generation names them");
        backup();
        assertEquals(1, blobs(backups).size());
        try (Stream<Path> generations = Files.list(backups.resolve("generations"))) {
            assertEquals(
                    List.of("000003", "000004"),
                    generations.map(g -> g.getFileName().toString()).sorted().toList());
        }
        assertEquals("000004", workstation.backups().last().orElseThrow().generation());
        assertFalse(workstation.backups().due());
    }

    @Test
    void aBackupIsCalledForWhereThereIsSomethingToLoseAndTheLastOneIsOld() throws IOException {
        Backups calling = workstation.backups();
        assertFalse(calling.due(), "an empty archive");
        station.importSeries(1, 1, 1);
        assertTrue(calling.due(), "no backup yet");
        workstation.oversight().set(Setting.BACKUP_DAYS, "0");
        assertFalse(calling.due(), "nobody wants to be reminded");
        workstation.oversight().set(Setting.BACKUP_DAYS, "2");
        backup();
        clock.move(Duration.ofHours(47));
        assertFalse(calling.due(), "a young one");
        clock.move(Duration.ofHours(1));
        assertTrue(calling.due());
    }

    @Test
    void aBackupWithoutItsKeyIsMadeOnlyByWhoSaysSo() {
        assertCode(
                StoreError.NO_SEALED_KEY,
                () -> workstation.backups().run(backups, 7, false, Progress.NONE));
        assertFalse(Files.exists(backups));
        assertEquals(Optional.empty(), workstation.backups().last());
    }

    @Test
    void aSealedArchiveTakesItsKeyAlongAndItsPassphraseIsAskedOnce() throws IOException {
        station.importSeries(1, 1, 1);
        Passphrase passphrase = Passphrase.of("correct horse battery".toCharArray());
        workstation.protection().set(passphrase, RecoveryCode.random());
        Backup.Result result = workstation.backups().run(backups, 7, false, Progress.NONE);
        assertTrue(result.keyIncluded());
        List<Integer> asked = new ArrayList<>();
        Unlocking unlocking =
                keys -> {
                    asked.add(1);
                    return keys.open(Passphrase.of("correct horse battery".toCharArray()));
                };
        Path place = folder.resolve("restored");
        WorkstationSettings settings =
                new WorkstationSettings(place, Optional.empty(), unlocking, Optional.empty());
        ExtensionReader extensions = new ExtensionReader(TestStation.registry());
        WorkstationFactory factory = new WorkstationFactory(List.of());
        factory.restore(
                new RestoreRequest(backups, Optional.empty(), List.of(), false),
                settings,
                extensions,
                Progress.NONE);
        assertEquals(1, asked.size());
        try (Workstation again = factory.open(settings, extensions)) {
            assertEquals(1, again.library().patients(10).size());
        }
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Files.createDirectories(backups);
        Path letter = Files.writeString(backups.resolve("letter.txt"), "dear");
        assertCode(StoreError.NOT_A_BACKUP, this::backup);
        assertEquals("dear", Files.readString(letter));
        assertCode(
                StoreError.BACKUP_INSIDE,
                () ->
                        workstation
                                .backups()
                                .run(folder.resolve("archive/x"), 7, true, Progress.NONE));
        Path other = folder.resolve("other");
        try (TestStation another = new TestStation(other)) {
            another.workstation().backups().run(folder.resolve("b"), 7, true, Progress.NONE);
        }
        assertCode(
                StoreError.OTHER_ARCHIVE,
                () -> workstation.backups().run(folder.resolve("b"), 7, true, Progress.NONE));
    }

    @Test
    void aFlippedBitIsNamedAndMendedFromTheOtherSide() throws IOException {
        station.importSeries(1, 1, 1, 2);
        backup();
        Path blob = blobs(backups).getFirst();
        flip(blob);
        List<Fault> faults = workstation.backups().verify(backups, Progress.NONE);
        assertEquals(1, faults.size());
        assertEquals(StoreError.DAMAGED, faults.getFirst().code());
        assertEquals(backups.relativize(blob).toString(), faults.getFirst().file());
        assertTrue(faults.getFirst().record().startsWith("2.25.1.1."));
        Path place = folder.resolve("restored");
        assertCode(StoreError.BACKUP_INCOMPLETE, () -> restore(place, false));
        assertFalse(Files.exists(place));
        Restored partly = restore(place, true);
        assertEquals(1, partly.blobs());
        assertEquals(1, partly.faults().size());
        assertEquals(1, backup().copied(), "the archive has it whole");
        assertEquals(List.of(), workstation.backups().verify(backups, Progress.NONE));
        Path database = backups.resolve("generations/000002/meridian.mv.db");
        flip(database);
        assertEquals(
                StoreError.BACKUP_DAMAGED,
                workstation.backups().verify(backups, Progress.NONE).getFirst().code());
        assertCode(StoreError.BACKUP_DAMAGED, () -> restore(folder.resolve("no"), false));
    }

    @Test
    void whoWasForgottenStaysForgotten() throws IOException {
        String study = station.importSeries(1, 1, 1);
        station.importSeries(2, 1, 1);
        PatientKey person = station.patient("P1").key();
        workstation.searches().search("P1", 10);
        workstation.searches().search("P1's brother", 10);
        assertEquals(2, typedNames(workstation));
        backup();
        Forgetting.Forgotten forgotten =
                workstation.forgetting().forget(person, "asked to be forgotten");
        assertEquals(0, typedNames(workstation));
        assertEquals(1, forgotten.blobs());
        assertEquals(List.of(), forgotten.unreached());
        assertEquals(List.of(), workstation.searches().search(study, 10));
        assertTrue(workstation.audit().verify(Progress.NONE).valid());
        Path place = folder.resolve("restored");
        Restored restored = restore(place, false);
        assertEquals(1, restored.forgotten());
        try (Workstation again = open(place)) {
            assertEquals(
                    List.of("P2"),
                    again.library().patients(10).stream()
                            .map(p -> p.patient().patientID())
                            .toList());
            assertTrue(again.audit().verify(Progress.NONE).valid());
            assertEquals(0, typedNames(again));
        }
        assertEquals(1, blobs(place).size());
    }

    private static long typedNames(Workstation archive) {
        return archive.audit().newest(1000).stream()
                .filter(e -> e.content().getOrDefault("query", "").startsWith("P1"))
                .count();
    }

    @Test
    void aListOfAnArchiveThatNoBackupWasToldOfCanBeGiven() throws IOException {
        station.importSeries(1, 1, 1);
        PatientKey person = station.patient("P1").key();
        backup();
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(backups, elsewhere);
        Forgetting.Forgotten forgotten = workstation.forgetting().forget(person, "asked");
        assertEquals(List.of(backups), forgotten.unreached());
        Files.move(elsewhere, backups);
        assertEquals(0, restore(folder.resolve("a"), false).forgotten());
        assertEquals(1, restore(folder.resolve("b"), false, folder.resolve("archive")).forgotten());
    }

    @Test
    void backupsWhileSeriesAreImportedAreEachWhole() throws Exception {
        station.importSeries(100, 1, 1);
        Thread importing =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 1; i < 30; i++) {
                                            station.importSeries(i, 1, 1, 2);
                                        }
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        int rounds = 0;
        while (importing.isAlive()) {
            backup();
            assertEquals(List.of(), workstation.backups().verify(backups, Progress.NONE));
            rounds++;
        }
        importing.join();
        assertTrue(rounds > 1, "some backups were made meanwhile");
        Path place = folder.resolve("restored");
        restore(place, false);
        try (Workstation again = open(place)) {
            assertTrue(again.audit().verify(Progress.NONE).valid());
        }
    }
}

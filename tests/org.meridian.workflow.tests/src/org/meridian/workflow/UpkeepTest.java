package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.ArchiveError;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.AppendLog;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.store.Fault;
import org.meridian.store.KeySource;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.Store;
import org.meridian.store.StoreError;
import org.meridian.store.Vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A check names each fault, and a repair takes what is damaged from a backup. */
class UpkeepTest {
    private final Path folder;
    private TestStation station;

    UpkeepTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        station = new TestStation(folder);
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Upkeep upkeep() {
        return station.workstation().upkeep();
    }

    private List<ErrorCode> codes() {
        return upkeep().check(Progress.NONE).faults().stream().map(Fault::code).toList();
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("archive/blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64).sorted().toList();
        }
    }

    /** Two bits: one alone is put right. */
    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 12;
        Files.write(file, bytes);
    }

    /** Changes rows behind the product's back. */
    private void tamper(String sql) throws IOException {
        station.close();
        AppendLog none =
                new AppendLog() {
                    @Override
                    public void append(UnitOfWork unit, List<LedgerEntry> entries) {
                        // nothing is told
                    }

                    @Override
                    public void seal(UnitOfWork group) {
                        // nothing is told
                    }
                };
        Vault vault = Vault.open(folder.resolve("archive"), KeySource.besideArchive());
        try (Store store = Store.open(vault, List.of(), none, new Events(), Clock.systemUTC())) {
            store.write(unit -> unit.update(sql));
        }
        station = new TestStation(folder);
    }

    @Test
    void aSoundArchiveIsSoundAndItsNumbersAreRight() throws IOException {
        station.importSeries(1, 1, 1, 2);
        station.importSeries(2, 1, 1);
        station.workstation().trash().put("P2", "wrong");
        assertEquals(List.of(), codes());
        ArchiveStats stats = upkeep().stats();
        assertEquals(1, stats.patients());
        assertEquals(1, stats.studies());
        assertEquals(2, stats.instances());
        assertEquals(Map.of("CT", 1L), stats.series());
        assertEquals(1, stats.trash());
        assertTrue(stats.backupDue());
        assertTrue(stats.blobBytes() > 0 && stats.indexBytes() > 0 && stats.databaseBytes() > 0);
        assertEquals(
                List.of("access", "analysis", "archive", "ledger", "monitor", "store"),
                stats.schema().keySet().stream()
                        .filter(r -> r.matches("access|analysis|archive|ledger|monitor|store"))
                        .toList());
    }

    @Test
    void aDamagedObjectIsNamedWhereItIsSeenAndNobodyInTheSentence() throws IOException {
        String uid = station.importSeries(1, 1, 1, 2);
        Study study = station.study(uid);
        Workstation workstation = station.workstation();
        Series series = workstation.library().series(study).getFirst();
        for (Path blob : blobs()) {
            flip(blob);
        }
        MeridianException damaged =
                assertThrows(
                        MeridianException.class,
                        () -> workstation.reading().open(study, series, Progress.NONE));
        assertEquals(ArchiveError.DAMAGED_OBJECT, damaged.errorCode());
        assertEquals(station.patient("P1"), damaged.argument(Patient.class).orElseThrow());
        String sentence = damaged.line(Locale.ENGLISH);
        // several are read at once
        assertTrue(
                sentence.matches("(?s)ARC-100: Image [12] of the series \"CT · Series 1\" is.*"),
                sentence);
        assertFalse(sentence.contains("P1") || sentence.contains("Wang"), sentence);
    }

    @Test
    void aFlippedBitAndAMissingObjectAreNamedAndRepaired() throws IOException {
        station.importSeries(1, 1, 1, 2, 3);
        Path backup = folder.resolve("backup");
        station.workstation().backups().run(backup, 7, true, Progress.NONE);
        List<Path> blobs = blobs();
        flip(blobs.get(0));
        Files.delete(blobs.get(2));
        List<Fault> faults = upkeep().check(Progress.NONE).faults();
        assertEquals(
                List.of(StoreError.DAMAGED, StoreError.NO_BLOB),
                faults.stream()
                        .map(Fault::code)
                        .sorted(Comparator.comparing(ErrorCode::code))
                        .toList());
        Path archive = folder.resolve("archive");
        assertEquals(
                List.of(
                        archive.relativize(blobs.get(0)).toString(),
                        archive.relativize(blobs.get(2)).toString()),
                faults.stream().map(Fault::file).sorted().toList());
        Upkeep.Repaired repaired = upkeep().repair(backup, Progress.NONE);
        assertEquals(2, repaired.mended().size());
        assertEquals(List.of(), repaired.left());
        assertEquals(2, station.entries(LedgerEntry.Type.REPAIR).size());
        assertEquals(List.of(), codes());
        assertEquals(blobs, blobs());
    }

    @Test
    void whatTheBackupHasNotWholeIsLeft() throws IOException {
        station.importSeries(1, 1, 1);
        Path backup = folder.resolve("backup");
        station.workstation().backups().run(backup, 7, true, Progress.NONE);
        Path blob = blobs().getFirst();
        Path copy = backup.resolve(folder.resolve("archive").relativize(blob));
        flip(blob);
        flip(copy);
        Upkeep.Repaired repaired = upkeep().repair(backup, Progress.NONE);
        assertEquals(List.of(), repaired.mended());
        assertEquals("2.25.1.1.1", repaired.left().getFirst().record());
    }

    @Test
    void aRowThatSaysSomethingElseThanItsFileIsNamed() throws IOException {
        station.importSeries(1, 1, 1);
        tamper("update archive_instance set sop_uid = '2.25.666' where sop_uid = '2.25.1.1.1'");
        List<Fault> faults = upkeep().check(Progress.NONE).faults();
        assertEquals(List.of(new Fault(ArchiveError.ROW_DIFFERS, "2.25.666", "")), faults);
    }

    @Test
    void anEditedLedgerAndADamagedKeyAreNamed() throws IOException {
        station.importSeries(1, 1, 1);
        tamper("update ledger_leaf set actor = 'somebody' where number = 1");
        assertEquals(List.of(ArchiveError.LEDGER_UNSOUND), codes());
        tamper("update store_patient_key set wrapped = x'00112233445566778899aabbccddeeff001122'");
        assertTrue(codes().contains(StoreError.BAD_PATIENT_KEY));
    }

    /** Changes a letter in the last word but one of the line that starts with this. */
    private static byte[] damagedLine(byte[] file, String start) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int sum = text.indexOf(" #", text.indexOf("\n" + start));
        byte[] damaged = file.clone();
        damaged[sum - 1] ^= 1;
        return damaged;
    }

    @Test
    void aDamagedKeyFileIsNamedByWhatOfItIsDamaged() throws IOException {
        Passphrase passphrase = Passphrase.of("春眠不觉晓".toCharArray());
        Protection protection = station.workstation().protection();
        protection.set(passphrase, RecoveryCode.random());
        assertEquals(List.of(), codes());
        Path file = folder.resolve("archive/archive.keys");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, damagedLine(whole, "passphrase "));
        assertEquals(
                List.of(new Fault(StoreError.PASSPHRASE_SLOT_DAMAGED, "", "archive.keys")),
                upkeep().check(Progress.NONE).faults());
        Files.write(file, damagedLine(whole, "mac "));
        assertEquals(List.of(StoreError.KEY_FILE_CHANGED), codes());
        Files.write(file, damagedLine(whole, "recovery "));
        assertEquals(List.of(StoreError.RECOVERY_SLOT_DAMAGED), codes());
        protection.renewCode(passphrase, RecoveryCode.random());
        assertEquals(List.of(), codes());
    }

    @Test
    void aDamagedListOfForgottenPersonsIsNamedAndHadBackAsItIsSaid() throws IOException {
        station.importSeries(1, 1, 1);
        station.importSeries(2, 1, 1);
        Path backup = folder.resolve("backup");
        station.workstation().backups().run(backup, 7, true, Progress.NONE);
        Forgetting forgetting = station.workstation().forgetting();
        forgetting.forget(station.patient("P2").key(), "asked to be forgotten");
        Path list = folder.resolve("archive/forgotten");
        flip(list);
        assertEquals(
                List.of(new Fault(StoreError.FORGOTTEN_LIST_DAMAGED, "", "forgotten")),
                upkeep().check(Progress.NONE).faults());
        Files.copy(backup.resolve("forgotten"), list, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of(), codes());
        long size = Files.size(list);
        Files.delete(list);
        forgetting.forget(station.patient("P1").key(), "asked to be forgotten");
        assertTrue(Files.size(list) > size, "who was forgotten before is on it too");
        assertEquals(List.of(), codes());
    }

    @Test
    void anIndexThatIsDamagedWhileItIsOpenIsNamedAndMadeAnew() throws IOException {
        String study = station.importSeries(1, 1, 1);
        station.close();
        station = new TestStation(folder);
        assertEquals(1, station.workstation().searches().search(study, 10).size());
        Path written = folder.resolve("archive/index/_z.cfs");
        Files.writeString(written, "what a merge has written until now");
        assertEquals(List.of(), codes());
        Files.delete(written);
        try (Stream<Path> files = Files.list(folder.resolve("archive/index"))) {
            for (Path file : files.toList()) {
                flip(file);
            }
        }
        assertEquals(
                List.of(new Fault(ArchiveError.INDEX_DAMAGED, "", "index")),
                upkeep().check(Progress.NONE).faults());
        upkeep().rebuild(Progress.NONE);
        assertEquals(List.of(), codes());
        assertEquals(1, station.workstation().searches().search(study, 10).size());
    }

    @Test
    void aFileOfTheOpenIndexThatIsGoneIsNamed() throws IOException {
        station.importSeries(1, 1, 1);
        station.close();
        station = new TestStation(folder);
        assertEquals(List.of(), codes());
        try (Stream<Path> files = Files.list(folder.resolve("archive/index"))) {
            Files.delete(
                    files.filter(f -> f.toString().endsWith(".cfs")).findFirst().orElseThrow());
        }
        assertEquals(List.of(ArchiveError.INDEX_DAMAGED), codes());
        upkeep().rebuild(Progress.NONE);
        assertEquals(List.of(), codes());
    }

    @Test
    void aRecordThatIsIndexedAsItWasIsNamedAndIndexedAnew() throws IOException {
        String study = station.importSeries(1, 1, 1);
        tamper("update archive_series set modality = 'MR'");
        assertEquals(
                List.of(new Fault(ArchiveError.OUTDATED_IN_INDEX, "study " + study, "index")),
                upkeep().check(Progress.NONE).faults().stream()
                        .filter(fault -> fault.file().equals("index"))
                        .toList());
        upkeep().rebuild(Progress.NONE);
        assertFalse(codes().contains(ArchiveError.OUTDATED_IN_INDEX));
    }

    @Test
    void anIndexThatDiffersIsNamedAndMadeAnew() throws IOException {
        String study = station.importSeries(1, 1, 1);
        tamper("delete from archive_instance");
        tamper("delete from archive_series");
        tamper("delete from archive_study");
        assertEquals(List.of(ArchiveError.INDEXED_TOO_MUCH), codes());
        upkeep().rebuild(Progress.NONE);
        assertEquals(List.of(), codes());
        assertEquals(List.of(), station.workstation().searches().search(study, 10));
        assertEquals(1, upkeep().check(Progress.NONE).remarks().size(), "the orphan's file");
    }
}

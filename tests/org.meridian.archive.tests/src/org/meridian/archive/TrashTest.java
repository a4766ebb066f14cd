package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.internal.TrashTables;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Study;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is in the trash is nowhere else, and comes back as it was. */
class TrashTest {
    private final Path folder;
    private final Rooms rooms;

    TrashTest(@TempDir Path folder) {
        this.folder = folder;
        rooms = new Rooms(folder.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private Path file(int study, int series, int instance) throws IOException {
        return write(study, series, instance, new Part10(study, series, instance));
    }

    private Path write(int study, int series, int instance, Part10 file) throws IOException {
        return file.write(folder.resolve("%d-%d-%d.dcm".formatted(study, series, instance)));
    }

    private <T> T write(UnitOfWork.Work<T> work) {
        return rooms.store.write(work);
    }

    private TrashItem put(String uid) {
        return write(unit -> rooms.trash.put(unit, TestGrant.all(), uid, "wrong person"));
    }

    private TrashItem recover(TrashItem item) {
        return write(unit -> rooms.trash.recover(unit, TestGrant.all(), item.item()));
    }

    private List<TrashItem> items() {
        return rooms.store.read(reads -> rooms.trash.list(reads, TestGrant.all()));
    }

    private List<Study> studies() {
        return rooms.archive.studies(TestGrant.all());
    }

    private void assertCode(ArchiveError code, Runnable call) {
        MeridianException e = assertThrows(MeridianException.class, call::run);
        assertEquals(code, e.errorCode());
    }

    private long blobFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("archive/blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64).count();
        }
    }

    @Test
    void aStudyIsGoneFromListsAndSearchAndComesBackAsItWas() throws IOException {
        rooms.add(file(1, 1, 1), file(1, 1, 2), file(1, 2, 1), file(2, 1, 1));
        List<Study> before = studies();
        TrashItem item = put("2.25.1");
        assertEquals(List.of("2.25.2"), studies().stream().map(Study::studyInstanceUID).toList());
        assertEquals(List.of("2.25.2"), rooms.found("wangxiaoming"));
        assertEquals(List.of(), rooms.archive.series(TestGrant.all(), "2.25.1"));
        assertCode(
                ArchiveError.NOT_FOUND, () -> rooms.archive.locate(TestGrant.all(), "2.25.1.1.1"));
        assertEquals(List.of(item), items());
        assertEquals(2, item.series());
        assertEquals(3, item.instances());
        assertEquals("wrong person", item.reason());
        assertEquals("CT · Chest routine · 2024-05-31", item.title());
        recover(item);
        assertEquals(before, studies());
        assertEquals(List.of("2.25.1", "2.25.2"), rooms.found("wangxiaoming"));
        assertEquals(List.of(), items());
        List<LedgerEntry.Type> types = rooms.log.entries().stream().map(LedgerEntry::type).toList();
        assertEquals(
                List.of(LedgerEntry.Type.TRASH, LedgerEntry.Type.RECOVER),
                types.subList(types.size() - 2, types.size()));
    }

    @Test
    void aSeriesGoesAloneAndTheLastOneTakesItsStudy() throws IOException {
        rooms.add(file(1, 1, 1), file(1, 2, 1));
        TrashItem first = put("2.25.1.1");
        assertEquals(TrashItem.Kind.SERIES, first.kind());
        assertEquals(1, studies().getFirst().numberOfSeries());
        TrashItem second = put("2.25.1.2");
        assertEquals(TrashItem.Kind.STUDY, second.kind());
        assertEquals(List.of(), studies());
        assertCode(ArchiveError.PARENT_IN_TRASH, () -> recover(first));
        recover(second);
        recover(first);
        assertEquals(2, studies().getFirst().numberOfSeries());
    }

    @Test
    void aPersonGoesWithTheirStudiesAndComesBackWithTheFirstOfThem() throws IOException {
        rooms.add(file(1, 1, 1), file(1, 2, 1));
        PatientKey person = studies().getFirst().patient();
        TrashItem series = put("2.25.1.2");
        TrashItem all =
                write(unit -> rooms.trash.putPatient(unit, TestGrant.all(), person, "moved away"));
        assertEquals(List.of(), rooms.archive.patients(TestGrant.all()));
        assertEquals(List.of(), rooms.found("wangxiaoming"));
        assertEquals(LocalDate.of(2024, 5, 31), all.newest().orElseThrow());
        assertEquals("P1", items().getFirst().patient().patientID());
        recover(all);
        recover(series);
        assertEquals(person, rooms.archive.patients(TestGrant.all()).getFirst().key());
        assertEquals(2, studies().getFirst().numberOfSeries());
    }

    @Test
    void theSameFilesImportedAgainComeBackFromTheTrash() throws IOException {
        Path one = file(1, 1, 1);
        rooms.add(one, file(1, 1, 2));
        put("2.25.1");
        ImportResult result = rooms.add(one);
        assertEquals(1, result.recovered());
        assertEquals(1, result.duplicate());
        assertEquals(0, result.imported());
        assertEquals(2, studies().getFirst().numberOfInstances());
        assertEquals(List.of(), items());
    }

    @Test
    void aCorrectedVersionIsImportedBesideWhatWasDeleted() throws IOException {
        rooms.add(file(1, 1, 1));
        PatientKey wrong = studies().getFirst().patient();
        TrashItem item = put("2.25.1");
        Part10 corrected =
                new Part10(1, 1, 1).text(0x00100020, "LO", "P7").text(0x00100010, "PN", "Li^Si");
        ImportResult result = rooms.add(write(1, 1, 1, corrected));
        assertEquals(0, result.recovered());
        assertEquals(1, result.imported());
        assertFalse(studies().getFirst().patient().equals(wrong));
        assertCode(ArchiveError.THERE_AGAIN, () -> recover(item));
        put("2.25.1");
        recover(item);
        assertEquals(wrong, studies().getFirst().patient());
    }

    @Test
    void aPersonInTheTrashIsTheSamePersonWhenNewFilesCome() throws IOException {
        rooms.add(file(1, 1, 1));
        PatientKey person = studies().getFirst().patient();
        TrashItem item =
                write(unit -> rooms.trash.putPatient(unit, TestGrant.all(), person, "by mistake"));
        rooms.add(write(2, 1, 1, new Part10(2, 1, 1).text(0x00100020, "LO", "P1")));
        assertEquals(person, studies().getFirst().patient());
        assertEquals(1, studies().size());
        recover(item);
        assertEquals(2, studies().size());
        assertEquals(1, rooms.archive.patients(TestGrant.all()).size());
    }

    @Test
    void deletingForGoodTakesTheBlobsThatNobodyElseNames() throws IOException {
        rooms.add(file(1, 1, 1), file(1, 2, 1));
        PatientKey person = studies().getFirst().patient();
        // one blob of the person under two names
        write(
                unit ->
                        unit.update(
                                "update archive_instance set blob_name = (select blob_name from"
                                        + " archive_instance where sop_uid = '2.25.1.2.1')"
                                        + " where sop_uid = '2.25.1.1.1'"));
        assertEquals(2, blobFiles());
        TrashItem item = put("2.25.1.1");
        Set<BlobId> blobs =
                write(unit -> rooms.trash.delete(unit, TestGrant.administration(), item.item()));
        assertEquals(0, rooms.store.delete(blobs, List.of(Archive.blobReferences())));
        assertEquals(2, blobFiles(), "another row names it");
        TrashItem rest =
                write(unit -> rooms.trash.putPatient(unit, TestGrant.all(), person, "left"));
        Set<BlobId> last =
                write(unit -> rooms.trash.delete(unit, TestGrant.administration(), rest.item()));
        BlobStore.Hold hold = rooms.store.blobs().hold();
        assertEquals(0, rooms.store.delete(last, List.of(Archive.blobReferences())));
        hold.close();
        assertEquals(1, rooms.store.delete(last, List.of(Archive.blobReferences())));
        assertEquals(1, blobFiles());
        assertEquals(List.of(), items());
        assertTrue(rooms.archive.patients(TestGrant.all()).isEmpty());
    }

    @Test
    void whatALawKeepsIsNotDeletedAndWhatIsNewInTheTrashIsNotDue() throws IOException {
        rooms.add(file(1, 1, 1));
        TrashItem item = put("2.25.1");
        assertFalse(rooms.trash.due(item, new Retention(30, 0, false)));
        assertTrue(rooms.trash.due(item, new Retention(0, 0, false)));
        write(
                unit -> {
                    rooms.trash.setRetention(
                            unit, TestGrant.administration(), new Retention(0, 100, false));
                    return true;
                });
        assertEquals(LocalDate.of(2124, 5, 31), items().getFirst().retainedUntil().orElseThrow());
        assertCode(
                ArchiveError.RETAINED,
                () ->
                        write(
                                unit ->
                                        rooms.trash.delete(
                                                unit, TestGrant.administration(), item.item())));
        assertEquals(1, items().size());
    }

    @Test
    void nothingGoesWithoutAReasonAndNoObjectAlone() throws IOException {
        rooms.add(file(1, 1, 1));
        assertCode(
                ArchiveError.NO_REASON,
                () -> write(unit -> rooms.trash.put(unit, TestGrant.all(), "2.25.1", "  ")));
        assertCode(ArchiveError.NOT_AN_OBJECT, () -> put("2.25.1.1.1"));
        assertCode(ArchiveError.NOT_FOUND, () -> put("2.25.404"));
        assertEquals(1, studies().getFirst().numberOfInstances());
    }

    /** A column that is added to a table and not to the trash would be lost on the way. */
    @Test
    void theTrashHasEveryColumn() {
        for (TrashTables table : TrashTables.values()) {
            assertEquals(Set.copyOf(table.columns()), columns(table.table()));
            Set<String> trashed = columns(table.trashed());
            assertTrue(trashed.remove("trash"));
            assertEquals(Set.copyOf(table.columns()), trashed);
        }
    }

    private Set<String> columns(String table) {
        return new HashSet<>(
                rooms.store.read(
                        reads ->
                                reads.query(
                                        "select lower(column_name) as name from"
                                                + " information_schema.columns where"
                                                + " lower(table_name) = ?",
                                        row -> row.text("name"),
                                        table)));
    }
}

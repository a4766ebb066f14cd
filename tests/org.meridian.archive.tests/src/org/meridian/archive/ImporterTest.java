package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.search.SearchRequest;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class ImporterTest {
    private static final Charset GBK = Charset.forName("GBK");

    private static final int PATIENT_NAME = 0x00100010;
    private static final int PATIENT_ID = 0x00100020;
    private static final int BIRTH_DATE = 0x00100030;
    private static final int SOP_UID = 0x00080018;
    private static final int SERIES_UID = 0x0020000E;
    private static final int PIXELS = 0x7FE00010;

    private final Path temp;
    private Rooms rooms;
    private Path in;

    ImporterTest(@TempDir Path temp) {
        this.temp = temp;
        this.in = temp.resolve("in");
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(in);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private Path file(String name, Part10 content) throws IOException {
        return content.write(in.resolve(name));
    }

    private static List<String> codes(ImportResult result) {
        return result.refused().stream().map(ImportResult.Refused::code).toList();
    }

    private List<Patient> patients() {
        return rooms.archive.patients(TestGrant.all());
    }

    @Test
    void textsOfASourceThatDeclaresAWrongSetAreReadInTheGivenOne() throws IOException {
        Path file =
                file(
                        "a",
                        new Part10(1, 1, 1)
                                .text(0x00080005, "CS", "ISO_IR 100")
                                .bytes(0x00100010, "PN", "王^小明 ".getBytes(GBK)));
        ImportResult result =
                rooms.importer.importPaths(
                        TestGrant.all(),
                        List.of(file),
                        SpecificCharacterSet.parse("GB18030"),
                        Progress.NONE);
        assertEquals(1, result.imported());
        assertEquals("王^小明", patients().getFirst().name().alphabetic());
        LedgerEntry entry = rooms.log.entries().getFirst();
        assertEquals("GB18030", entry.content().get("specificCharacterSet"));
    }

    @Test
    void aFolderBecomesStudiesSeriesAndInstancesByteForByte() throws IOException {
        for (int study = 1; study <= 2; study++) {
            for (int series = 1; series <= 2; series++) {
                for (int instance = 3; instance >= 1; instance--) {
                    file(
                            "s" + study + "/" + series + "/" + instance,
                            new Part10(study, series, instance));
                }
            }
        }
        ImportResult result = rooms.add(in);
        assertEquals(12, result.imported());
        assertEquals(List.of(), result.refused());
        assertEquals(List.of("2.25.1", "2.25.2"), List.copyOf(result.studies()));

        TestGrant grant = TestGrant.all();
        Study study = rooms.archive.studies(grant).getFirst();
        assertEquals(List.of("CT"), study.modalities());
        assertEquals(2, study.numberOfSeries());
        assertEquals(6, study.numberOfInstances());
        assertEquals("064Y", study.patientAge());
        List<Series> series = rooms.archive.series(grant, study.studyInstanceUID());
        assertEquals(List.of(1, 2), series.stream().map(Series::seriesNumber).toList());
        List<Instance> instances =
                rooms.archive.instances(grant, series.getFirst().seriesInstanceUID());
        assertEquals(List.of(1, 2, 3), instances.stream().map(Instance::instanceNumber).toList());
        assertEquals(1, instances.getFirst().numberOfFrames());
        try (ByteSource stored = rooms.archive.open(grant, instances.get(1))) {
            assertArrayEquals(
                    Files.readAllBytes(in.resolve("s1/1/2")), stored.slice(0, (int) stored.size()));
        }
    }

    @Test
    void everySeriesIsOneLedgerEntryAndEveryStudyOneFact() throws Exception {
        file("a", new Part10(1, 1, 1));
        file("b", new Part10(1, 1, 2));
        file("c", new Part10(1, 2, 1));
        rooms.add(in);
        List<LedgerEntry> entries = rooms.log.entries();
        assertEquals(2, entries.size());
        LedgerEntry first = entries.getFirst();
        assertEquals(LedgerEntry.Type.IMPORT, first.type());
        assertEquals("tester", first.actor());
        assertEquals("2.25.1.1", first.subject());
        assertEquals("2", first.content().get("instances"));
        assertEquals(64, String.valueOf(first.content().get("hash")).length());
        PatientKey patient = patients().getFirst().key();
        assertEquals(
                List.of(
                        new SeriesImported(patient, "2.25.1", "2.25.1.1", 2),
                        new SeriesImported(patient, "2.25.1", "2.25.1.2", 1),
                        new StudyImported(patient, "2.25.1")),
                rooms.facts(3));
    }

    @Test
    void theSameBytesAreADuplicateAndOthersUnderTheSameUIDAreRefused() throws IOException {
        file("a", new Part10(1, 1, 1));
        file("b", new Part10(1, 1, 1));
        Path other = file("c", new Part10(1, 1, 1).bytes(PIXELS, "OW", new byte[34]));
        ImportResult first = rooms.add(in);
        assertEquals(1, first.imported());
        assertEquals(1, first.duplicate());
        assertEquals(List.of("ARC-004"), codes(first));
        assertEquals(other.toString(), first.refused().getFirst().path());

        ImportResult again = rooms.add(in);
        assertEquals(0, again.imported());
        assertEquals(2, again.duplicate());
        assertEquals(List.of("ARC-004"), codes(again));
        assertEquals(1, rooms.log.entries().size());
        Instance kept = rooms.archive.instances(TestGrant.all(), "2.25.1.1").getFirst();
        try (ByteSource stored = rooms.archive.open(TestGrant.all(), kept)) {
            assertArrayEquals(new Part10(1, 1, 1).bytes(), stored.slice(0, (int) stored.size()));
        }
    }

    @Test
    void badFilesAreRefusedWithPathCodeAndReasonAndTheOthersGoOn() throws IOException {
        byte[] whole = new Part10(1, 1, 1).bytes();
        Files.write(in.resolve("01-empty"), new byte[0]);
        Files.writeString(in.resolve("02-text"), "hello, this is no DICOM file at all, is it?");
        Files.write(in.resolve("03-cut"), Arrays.copyOf(whole, whole.length - 10));
        Files.write(in.resolve("04-cut-header"), Arrays.copyOf(whole, 300));
        file("05-no-sop", new Part10(1, 1, 5).without(SOP_UID));
        file("06-bad-series", new Part10(1, 1, 6).text(SERIES_UID, "UI", "../../etc"));
        file("07-short-pixels", new Part10(1, 1, 7).bytes(PIXELS, "OW", new byte[30]));
        file("08-no-study", new Part10(1, 1, 8).without(0x0020000D));
        byte[] lying = new Part10(1, 1, 9).bytes();
        lying[lying.length - 32 - 1] = 0x7F;
        Files.write(in.resolve("09-lying"), lying);
        file("10-good", new Part10(1, 1, 10));
        ImportResult result = rooms.add(in, temp.resolve("missing"));
        assertEquals(1, result.imported());
        assertEquals(10, result.refused().size());
        assertEquals(
                List.of("ARC-002", "ARC-002", "ARC-003", "ARC-002"),
                codes(result).stream().filter(c -> c.matches("ARC-00[23]")).toList());
        assertTrue(codes(result).contains("ARC-008"));
        assertTrue(codes(result).stream().noneMatch("ARC-001"::equals));
        for (ImportResult.Refused refused : result.refused()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                assertFalse(refused.reason(locale).isBlank());
                assertFalse(refused.reason(locale).contains("{"), refused.reason(locale));
            }
        }
        assertEquals(1, rooms.archive.studies(TestGrant.all()).getFirst().numberOfInstances());
    }

    @Test
    void noTruncatedImageIsTakenForAnImage() throws IOException {
        byte[] whole = new Part10(1, 1, 1).bytes();
        for (int length = 0; length < whole.length; length++) {
            Files.write(in.resolve("cut" + length), Arrays.copyOf(whole, length));
        }
        ImportResult result = rooms.add(in);
        assertTrue(result.refused().size() > whole.length - 5, "" + result.refused().size());
        for (Instance instance : rooms.archive.instances(TestGrant.all(), "2.25.1.1")) {
            assertEquals(0, instance.numberOfFrames());
        }
    }

    @Test
    void linksThatGoRoundEnd() throws IOException {
        file("a/1", new Part10(1, 1, 1));
        Files.createSymbolicLink(in.resolve("a/up"), in);
        Files.createSymbolicLink(in.resolve("again"), in.resolve("a"));
        Files.createSymbolicLink(in.resolve("nowhere"), in.resolve("nothing"));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(0, result.duplicate());
        assertEquals(List.of("ARC-008"), codes(result));
    }

    @Test
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        Path pipe = in.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        file("z", new Part10(1, 1, 1));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(List.of("ARC-001"), codes(result));
    }

    @Test
    void aStudyIsToldOfAlthoughItsLastSeriesWasThereBefore() throws Exception {
        Path old = file("old", new Part10(1, 2, 1));
        rooms.add(old);
        file("new", new Part10(1, 1, 1));
        rooms.add(in);
        PatientKey patient = patients().getFirst().key();
        List<Object> facts = rooms.facts(4);
        assertEquals(4, facts.size());
        assertEquals(new StudyImported(patient, "2.25.1"), facts.getLast());
    }

    @Test
    void aMediaDirectoryIsPassedOver() throws IOException {
        file("DICOMDIR", new Part10(1, 1, 1).bytes(0x00041220, "SQ", new byte[0]));
        file("1", new Part10(1, 1, 1));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(List.of(), result.refused());
    }

    @Test
    void theSamePersonIsRecognisedAndCompleted() throws IOException {
        file("1", new Part10(1, 1, 1).text(PATIENT_ID, "LO", "7").without(BIRTH_DATE));
        file("2", new Part10(2, 1, 1).text(PATIENT_ID, "LO", "7"));
        file(
                "3",
                new Part10(3, 1, 1)
                        .text(PATIENT_ID, "LO", "7")
                        .text(PATIENT_NAME, "PN", "WANG^Xiaoming"));
        assertEquals(List.of(), rooms.add(in).conflicts());
        Patient one = patients().getFirst();
        assertEquals(1, patients().size());
        assertEquals("1960-01-02", one.birthDate().map(Object::toString).orElse(""));
        assertEquals(3, rooms.archive.studies(TestGrant.of(one.key()), one.key()).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherNameOrBirthDateUnderTheSameIDIsAnotherPersonAndFlagged(boolean name)
            throws IOException {
        file("1", new Part10(1, 1, 1).text(PATIENT_ID, "LO", "7").without(BIRTH_DATE));
        file("2", new Part10(2, 1, 1).text(PATIENT_ID, "LO", "7"));
        Part10 other = new Part10(3, 1, 1).text(PATIENT_ID, "LO", "7");
        file(
                "3",
                name
                        ? other.text(PATIENT_NAME, "PN", "Li^Si=李^四")
                        : other.text(BIRTH_DATE, "DA", "19700102"));
        ImportResult result = rooms.add(in);
        assertEquals(3, result.imported());
        assertEquals(1, result.conflicts().size());
        assertEquals(2, patients().size());
        List<Patient> flagged = rooms.archive.conflicts(TestGrant.all());
        assertEquals(result.conflicts(), flagged.stream().map(Patient::key).toList());
        assertEquals(2, rooms.archive.patientsWithID(TestGrant.all(), "7").size());
        PatientKey key = flagged.getFirst().key();
        assertEquals(
                List.of("2.25.3"),
                rooms.archive.studies(TestGrant.of(key), key).stream()
                        .map(Study::studyInstanceUID)
                        .toList());
    }

    @Test
    void aStudyIsNeverSharedByTwoPersons() throws IOException {
        file("1", new Part10(1, 1, 1));
        file("2", new Part10(1, 1, 2).text(PATIENT_ID, "LO", "other"));
        file("3", new Part10(1, 2, 1).text(BIRTH_DATE, "DA", "19990101"));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(List.of("ARC-005", "ARC-005"), codes(result));
        assertEquals(1, patients().size());
    }

    @Test
    void aSeriesIsNeverSharedByTwoStudies() throws IOException {
        file("1", new Part10(1, 1, 1));
        rooms.add(in);
        Path stray =
                file(
                        "2",
                        new Part10(2, 1, 1)
                                .text(PATIENT_ID, "LO", "P1")
                                .text(SERIES_UID, "UI", "2.25.1.1"));
        assertEquals(List.of("ARC-006"), codes(rooms.add(stray)));
    }

    @Test
    void withoutAPatientIDEveryStudyIsAPersonOfItsOwn() throws IOException {
        file("1", new Part10(1, 1, 1).text(PATIENT_ID, "LO", ""));
        file("2", new Part10(1, 2, 1).text(PATIENT_ID, "LO", ""));
        file("3", new Part10(2, 1, 1).without(PATIENT_ID));
        rooms.add(in);
        assertEquals(2, patients().size());
        assertEquals(0, rooms.archive.conflicts(TestGrant.all()).size());
    }

    @Test
    void cancellingKeepsWhatIsCommittedAndNothingHalf() throws IOException {
        for (int series = 1; series <= 4; series++) {
            for (int instance = 1; instance <= 3; instance++) {
                file(series + "-" + instance, new Part10(1, series, instance));
            }
        }
        AtomicInteger worked = new AtomicInteger();
        Progress afterFive =
                new Progress() {
                    @Override
                    public void begin(String task, long total) {
                        assertEquals(12, total);
                    }

                    @Override
                    public void worked(long units) {
                        worked.addAndGet((int) units);
                    }

                    @Override
                    public boolean cancelled() {
                        return worked.get() >= 5;
                    }
                };
        ImportResult result = rooms.importer.importPaths(TestGrant.all(), List.of(in), afterFive);
        assertTrue(result.cancelled());
        assertEquals(3, result.imported());
        assertEquals(1, rooms.archive.studies(TestGrant.all()).getFirst().numberOfSeries());
        assertEquals(9, rooms.add(in).imported());
    }

    @Test
    void nothingIsToldWithoutAGrantThatCoversIt() throws IOException {
        file("1", new Part10(1, 1, 1));
        rooms.add(in);
        Patient patient = patients().getFirst();
        TestGrant stranger = TestGrant.of(PatientKey.random());
        Archive archive = rooms.archive;
        Instance instance = archive.instances(TestGrant.all(), "2.25.1.1").getFirst();
        for (org.junit.jupiter.api.function.Executable call :
                List.<org.junit.jupiter.api.function.Executable>of(
                        () -> archive.patients(stranger),
                        () -> archive.studies(stranger),
                        () -> archive.conflicts(stranger),
                        () -> archive.patientsWithID(stranger, "P1"),
                        () -> archive.patient(stranger, patient.key()),
                        () -> archive.studies(stranger, patient.key()),
                        () -> archive.series(stranger, "2.25.1"),
                        () -> archive.instances(stranger, "2.25.1.1"),
                        () -> archive.open(stranger, instance),
                        () -> archive.locate(stranger, "2.25.1"),
                        () -> rooms.importer.importPaths(stranger, List.of(in), Progress.NONE))) {
            assertThrows(SecurityException.class, call);
        }
        TestGrant own = TestGrant.of(patient.key());
        assertEquals(Optional.of(patient), archive.patient(own, patient.key()));
        assertEquals(1, archive.series(own, "2.25.1").size());
    }

    @Test
    void aUIDIsLocatedWhateverItNames() throws IOException {
        file("1", new Part10(1, 1, 1));
        rooms.add(in);
        TestGrant grant = TestGrant.all();
        assertTrue(rooms.archive.locate(grant, "2.25.1") instanceof Archive.Located.OfStudy);
        assertTrue(rooms.archive.locate(grant, "2.25.1.1") instanceof Archive.Located.OfSeries);
        assertTrue(rooms.archive.locate(grant, "2.25.1.1.1") instanceof Archive.Located.OfInstance);
        assertEquals(
                "ARC-010",
                assertThrows(
                                org.meridian.core.MeridianException.class,
                                () -> rooms.archive.locate(grant, "2.25.9"))
                        .errorCode()
                        .code());
    }

    @Test
    void studiesAreFoundAtOnceAndStandOnTheTimeline() throws IOException {
        file("1", new Part10(1, 1, 1));
        file(
                "2",
                new Part10(2, 1, 1)
                        .text(PATIENT_NAME, "PN", "=李^四")
                        .text(0x00080020, "DA", "20230101"));
        file(
                "3",
                new Part10(3, 1, 1)
                        .text(PATIENT_ID, "LO", "P1")
                        .text(0x00080020, "DA", "20250101"));
        rooms.add(in);
        assertEquals(List.of("2.25.1", "2.25.3"), rooms.found("王小明"));
        assertEquals(List.of("2.25.1", "2.25.3"), rooms.found("wangxm CT chest"));
        assertEquals(List.of("2.25.2"), rooms.found("lisi"));
        assertEquals(List.of("2.25.2"), rooms.found("ACC2"));
        assertEquals(List.of("2.25.1"), rooms.found("P1 2024"));
        assertNotEquals("", rooms.index.search(SearchRequest.of("李四")).hits().getFirst().title());

        PatientKey patient = rooms.archive.patientsWithID(TestGrant.all(), "P1").getFirst().key();
        Timeline timeline = new Timeline(rooms.store, List.of(Archive.timelineContributor()));
        assertEquals(
                List.of("2.25.3", "2.25.1"),
                timeline.entries(TestGrant.of(patient), patient).stream()
                        .map(e -> e.key())
                        .toList());
    }

    @Test
    void theIndexCatchesUpAfterItWasLostOrBehind() throws IOException {
        file("1", new Part10(1, 1, 1));
        rooms.add(in);
        assertEquals(List.of("2.25.1"), rooms.found("王小明"));
        rooms.close();
        Path index = temp.resolve("archive/index");
        try (var files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        rooms = new Rooms(temp.resolve("archive"));
        assertEquals(List.of("2.25.1"), rooms.found("王小明"));
        rooms.follower.rebuild();
        assertEquals(List.of("2.25.1"), rooms.found("王小明"));
        assertEquals(Optional.empty(), rooms.follower.problem());
    }
}

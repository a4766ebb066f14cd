package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.TrashItem;
import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Duplicate.Likeness;
import org.meridian.archive.merge.Merge;
import org.meridian.archive.merge.MergeError;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.Rule;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry.Type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two records of one person, made one and taken apart, over all rooms. */
class MergingTest {
    private static final String REASON = "one resident card";

    private final Path folder;
    private final Patient one;
    private final Patient two;
    private TestStation station;
    private Workstation workstation;

    /** P1 and P2 have one name in two writings, and one birth date. */
    MergingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        station = new TestStation(folder);
        workstation = station.workstation();
        TestStation.slice(1, 1, 1)
                .text(0x00100010, "PN", "Zhang^Wei=张^伟")
                .write(station.file(1, 1, 1));
        for (int number = 1; number <= 6; number++) {
            ofTwo(2, number, "20250102");
        }
        station.importFiles();
        one = station.patient("P1");
        two = station.patient("P2");
    }

    private void ofTwo(int study, int number, String date) throws IOException {
        TestStation.slice(study, 1, number)
                .text(0x00100010, "PN", "ZHANG^WEI")
                .text(0x00100020, "LO", "P2")
                .text(0x00100021, "LO", "Hospital Two")
                .text(0x00080020, "DA", date)
                .write(station.file(study, 1, number));
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Merge merge() {
        return workstation.merging().merge(one.key(), two.key(), REASON);
    }

    private Set<PatientKey> found(String text) {
        return workstation.searches().search(text, 100).stream()
                .map(f -> f.patient().key())
                .collect(Collectors.toSet());
    }

    private List<String> studies(PatientKey key) {
        return workstation.library().patient(key).studies().stream()
                .map(Study::studyInstanceUID)
                .toList();
    }

    private List<TimelineEntry> timelines() {
        return Stream.of(one, two)
                .flatMap(p -> workstation.library().timeline(p.key()).stream())
                .toList();
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertEquals(code, assertThrows(MeridianException.class, call::run).errorCode());
    }

    @Test
    void everythingOfBothIsOnePersonsAndComesApartAsItWas() {
        Detection detection = workstation.detection();
        List<Finding> findings =
                detection.detect("2.25.2", Optional.empty(), Progress.NONE).findings();
        String finding = "kind:finding " + findings.getFirst().id();
        List<PatientStudies> before = workstation.library().patients(100);
        List<TimelineEntry> timelines = timelines();
        assertEquals(Set.of(two.key()), found("P2"));

        Merge merge = merge();
        assertEquals(
                List.of(one.with(List.of(two))),
                workstation.library().patients(100).stream().map(PatientStudies::patient).toList());
        assertEquals(List.of("2.25.2", "2.25.1"), studies(one.key()));
        assertEquals(List.of("2.25.2", "2.25.1"), studies(two.key()));
        assertEquals(one.key(), station.patient("P2").key());
        for (String text : List.of("P1", "P2", "张伟", "zhangwei", finding)) {
            assertEquals(Set.of(one.key()), found(text), text);
        }
        assertEquals(Set.copyOf(timelines), Set.copyOf(workstation.library().timeline(one.key())));
        assertEquals(findings, detection.findings("2.25.2"));
        Study opened = station.study("2.25.2");
        Series series = workstation.library().series(opened).getFirst();
        SeriesImages images = workstation.reading().open(opened, series, Progress.NONE);
        assertEquals(one.key(), images.patient().key());
        assertEquals(
                Set.of(one.key(), two.key()),
                station.entries(Type.MERGE).stream()
                        .map(e -> e.patient().orElseThrow().key())
                        .collect(Collectors.toSet()));
        assertEquals(REASON, station.entries(Type.MERGE).getFirst().content().get("reason"));

        workstation.merging().undo(merge.number());
        assertEquals(before, workstation.library().patients(100));
        assertEquals(timelines, timelines());
        assertEquals(Set.of(one.key()), found("P1"));
        assertEquals(Set.of(two.key()), found("P2"));
        assertEquals(2, station.entries(Type.UNMERGE).size());
        assertTrue(workstation.audit().verify(Progress.NONE).valid());
        refused(MergeError.NO_SUCH_MERGE, () -> workstation.merging().undo(merge.number()));
    }

    @Test
    void laterFilesWithEitherIdentifierAreThePersons() throws IOException {
        merge();
        TestStation.slice(1, 2, 1)
                .text(0x00100010, "PN", "Zhang^Wei=张^伟")
                .write(station.file(1, 2, 1));
        ofTwo(3, 1, "20250203");
        station.importFiles();
        assertEquals(List.of("2.25.3", "2.25.2", "2.25.1"), studies(one.key()));
        assertEquals(Set.of(one.key()), found("2.25.3"));
        assertEquals(2, station.study("2.25.1").numberOfSeries());
    }

    @Test
    void noStoredFileChangesWithAMerge() throws IOException {
        Map<Path, String> before = stored();
        Merge merge = merge();
        assertEquals(before, stored());
        workstation.merging().undo(merge.number());
        assertEquals(before, stored());
        assertFalse(before.isEmpty());
    }

    private Map<Path, String> stored() throws IOException {
        Map<Path, String> stored = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("archive/blobs"))) {
            for (Path file : files.filter(f -> Files.isRegularFile(f)).toList()) {
                stored.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return stored;
    }

    @Test
    void theStricterConsentHoldsUntilThePersonDecidesAnew() {
        workstation.consents().set(one.key(), Purpose.AI, true);
        workstation.consents().set(two.key(), Purpose.AI, false);
        Merge merge = merge();
        Detection detection = workstation.detection();
        assertThrows(
                MeridianException.class,
                () -> detection.detect("2.25.1", Optional.empty(), Progress.NONE));
        assertFalse(ai(one));
        workstation.consents().set(one.key(), Purpose.AI, true);
        assertTrue(ai(two));
        workstation.merging().undo(merge.number());
        assertTrue(ai(one));
        assertFalse(ai(two));
    }

    private boolean ai(Patient patient) {
        return workstation.consents().list(patient.key()).stream()
                .filter(line -> line.purpose() == Purpose.AI)
                .findFirst()
                .orElseThrow()
                .permitted();
    }

    @Test
    void bothAreForgottenWithTheirKeys() throws IOException {
        merge();
        workstation.forgetting().forget(two.key(), "asked to be forgotten");
        assertEquals(List.of(), workstation.library().patients(100));
        assertEquals(Set.of(), found("zhangwei"));
        assertEquals(List.of(), workstation.merging().list());
        try (Stream<Path> files = Files.walk(folder.resolve("archive/blobs"))) {
            assertEquals(0, files.filter(f -> f.getFileName().toString().length() == 64).count());
        }
        // what the ledger said of either cannot be read
        assertEquals(
                List.of(false, false),
                station.entries(Type.MERGE).stream().map(AuditLine::readable).toList());
    }

    @Test
    void bothGoIntoTheTrashAndComeBackAsOnePerson() {
        merge();
        List<PatientStudies> before = workstation.library().patients(100);
        TrashItem item = workstation.trash().put(two.key(), "by mistake");
        assertEquals(one.key(), item.patient().key());
        assertEquals(2, workstation.trash().list().size());
        assertEquals(List.of(), workstation.library().patients(100));
        assertEquals(Set.of(), found("zhangwei"));
        workstation.trash().recover(item.item());
        assertEquals(before, workstation.library().patients(100));
        assertEquals(Set.of(one.key()), found("P2"));
    }

    @Test
    void aRecordWhoseOtherOneIsInTheTrashForItselfIsAPersonMeanwhile() throws IOException {
        merge();
        workstation.trash().put(one.key(), "by mistake");
        ofTwo(3, 1, "20250203");
        station.importFiles();
        assertEquals(two.key(), station.patient("P2").key());
        assertEquals(Set.of(two.key()), found("P2"));
        workstation.trash().list().stream()
                .filter(i -> i.patient().key().equals(one.key()))
                .findFirst()
                .ifPresent(i -> workstation.trash().recover(i.item()));
        assertEquals(List.of("2.25.3", "2.25.2", "2.25.1"), studies(one.key()));
        assertEquals(Set.of(one.key()), found("2.25.3"));
    }

    @Test
    void itOutlivesARestartAndARebuildOfTheIndex() throws IOException {
        Merge merge = merge();
        station.close();
        station = new TestStation(folder);
        workstation = station.workstation();
        assertEquals(List.of(merge), workstation.merging().list());
        workstation.upkeep().rebuild(Progress.NONE);
        assertEquals(Set.of(one.key()), found("P2"));
        assertEquals(List.of("2.25.2", "2.25.1"), studies(two.key()));
    }

    @Test
    void personsAreMergedByTheirLeadsAndEachMergeIsTakenBackByItself() throws IOException {
        station.importSeries(3, 1, 1);
        Patient three = station.patient("P3");
        Merge first = merge();
        Merge second = workstation.merging().merge(three.key(), two.key(), REASON);
        assertEquals(
                List.of(three, one, two),
                workstation.library().patient(two.key()).patient().records().stream()
                        .map(p -> p.with(List.of()))
                        .toList());
        assertEquals(
                List.of(workstation.library().patient(two.key()).patient()),
                workstation.library().patients(100).stream().map(PatientStudies::patient).toList());
        refused(
                MergeError.SAME_PERSON,
                () -> workstation.merging().merge(one.key(), three.key(), REASON));
        refused(MergeError.NO_REASON, () -> workstation.merging().merge(one.key(), two.key(), " "));
        workstation.merging().undo(first.number());
        assertEquals(List.of(second), workstation.merging().list());
        assertEquals(List.of("2.25.2"), studies(two.key()));
        assertEquals(2, studies(three.key()).size());
        PatientKey nobody = PatientKey.random();
        refused(
                MergeError.NO_SUCH_PERSON,
                () -> workstation.merging().merge(one.key(), nobody, REASON));
    }

    @Test
    void aProbablePairIsListedUntilItIsMergedOrSaidToBeTwo() {
        Duplicate pair = workstation.merging().duplicates(Progress.NONE).getFirst();
        assertEquals(Set.of(one, two), Set.of(pair.one(), pair.other()));
        assertEquals(Likeness.SAME, pair.name());
        assertEquals(List.of("QUA-043"), open(IssueFilter.UNDECIDED));
        Merge merge = merge();
        assertEquals(List.of(), workstation.merging().duplicates(Progress.NONE));
        assertEquals(List.of(), open(IssueFilter.UNDECIDED));
        workstation.merging().undo(merge.number());
        assertEquals(List.of("QUA-043"), open(IssueFilter.UNDECIDED));
        assertEquals(List.of(pair), workstation.merging().duplicates(Progress.NONE));
        workstation.merging().distinct(two.key(), one.key(), "twins");
        assertEquals(List.of(), workstation.merging().duplicates(Progress.NONE));
    }

    @Test
    void anIdentifierThatIsMendedInOneRecordFindsAllOfThePerson() {
        long typed =
                workstation.quality().open(filter(IssueFilter.UNDECIDED)).rows().stream()
                        .filter(i -> i.remark().rule() == Rule.PATIENT_ID_MISTYPED)
                        .findFirst()
                        .orElseThrow()
                        .number();
        merge();
        // settled by the merge
        workstation.quality().undo(typed);
        workstation.quality().mend(typed, "P77", "as the card says");
        assertEquals(2, workstation.searches().search("P77", 100).size());
    }

    @Test
    void aListThatStaysOpenIsOneEntry() {
        int before = station.entries(Type.SEARCH).size();
        OpenPairs open = workstation.merging().open();
        assertEquals(1, open.duplicates(Progress.NONE).size());
        assertEquals(List.of(), open.merges());
        assertEquals(1, open.duplicates(Progress.NONE).size());
        assertEquals(before + 1, station.entries(Type.SEARCH).size());
    }

    private static IssueFilter filter(Set<Issue.State> states) {
        return new IssueFilter(Optional.empty(), Optional.empty(), states, 100);
    }

    /** Codes of what is said of the pair and not decided. */
    private List<String> open(Set<Issue.State> states) {
        return workstation.quality().open(filter(states)).rows().stream()
                .map(i -> i.remark().rule().code())
                .filter(code -> code.startsWith("QUA-04") && !code.equals("QUA-044"))
                .toList();
    }
}

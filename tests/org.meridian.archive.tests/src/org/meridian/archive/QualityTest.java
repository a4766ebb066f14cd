package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.QualityError;
import org.meridian.archive.quality.QualityExamination;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.Rule.Severity;
import org.meridian.archive.quality.SessionQuality;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.UnitOfWork;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class QualityTest {
    private static final TestGrant ALL = TestGrant.all();
    private static final int NAME = 0x00100010;
    private static final int ID = 0x00100020;
    private static final int BIRTH = 0x00100030;
    private static final int SEX = 0x00100040;
    private static final int BODY_PART = 0x00180015;

    private final QualityRepository quality = new QualityRepository(Clock.systemUTC());
    private final Path in;
    private Rooms rooms;
    private int written;

    QualityTest(@TempDir Path temp) {
        this.in = temp.resolve("in");
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    /** A slice against which nothing is to be said but what a test changes. */
    private static Part10 slice(int study, int series, int number) {
        return new Part10(study, series, number)
                .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x00020016, "AE", "")
                .text(0x00080070, "LO", "Maker")
                .text(0x00081010, "SH", "CT1")
                .text(0x00180050, "DS", "2")
                .text(0x00200032, "DS", "0\\0\\" + 2 * number)
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .text(0x00280030, "DS", "1\\1");
    }

    private ImportResult add(Part10... files) throws IOException {
        Path folder = in.resolve(Integer.toString(++written));
        for (int i = 0; i < files.length; i++) {
            files[i].write(folder.resolve(i + ".dcm"));
        }
        return rooms.add(folder);
    }

    private List<Issue> issues(State... states) {
        Set<State> wanted = new HashSet<>(List.of(states));
        return rooms.store.read(
                reads ->
                        quality.list(
                                reads,
                                ALL,
                                new IssueFilter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        wanted.isEmpty() ? IssueFilter.UNDECIDED : wanted,
                                        1000)));
    }

    private List<Rule> rules() {
        return issues().stream()
                .map(i -> i.remark().rule())
                .filter(r -> r != Rule.NOT_AS_THE_STANDARD)
                .toList();
    }

    private Issue issue(Rule rule) {
        return issues(State.values()).stream()
                .filter(i -> i.remark().rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    private Issue write(UnitOfWork.Work<Issue> work) {
        return rooms.store.write(work);
    }

    private Patient onlyPatient() {
        assertEquals(1, rooms.archive.patients(ALL).size());
        return rooms.archive.patients(ALL).getFirst();
    }

    @Test
    void aSoundSeriesLeavesNothingToMendAndScoresFull() throws IOException {
        add(slice(1, 1, 1), slice(1, 1, 2));
        assertEquals(List.of(), rules());
        SourceScore score = scores().getFirst();
        assertEquals("CT1", score.key().stationName());
        assertEquals("MAKER", score.key().manufacturer());
        assertEquals(1, score.total().series());
    }

    @Test
    void aMonitorsSessionIsListedScoredAndAcceptedAndGoesWithItsPerson() throws IOException {
        add(slice(1, 1, 1));
        Patient patient = onlyPatient();
        SessionQuality sessions = new SessionQuality();
        SessionQuality.Session session =
                new SessionQuality.Session(
                        "5f1c", patient.key(), "nonin-df2", "/dev/ttyUSB0", LocalDate.EPOCH);
        Remark said = new Remark(Rule.VITAL_IMPOSSIBLE, "spo2", "101 %", "");
        for (List<Remark> part : List.of(List.of(said), List.<Remark>of(), List.of(said))) {
            rooms.store.write(
                    unit -> {
                        sessions.file(unit, session, part);
                        return part;
                    });
        }
        assertEquals(List.of(Rule.VITAL_IMPOSSIBLE), rules());
        Issue issue = issue(Rule.VITAL_IMPOSSIBLE);
        assertEquals("5f1c", issue.record());
        assertFalse(issue.mendable());
        SourceScore device = scores().getFirst();
        assertEquals("/dev/ttyUSB0 · NONIN-DF2", device.key().display());
        assertEquals(40, device.total().score());
        write(u -> quality.decide(u, ALL, issue.number(), State.ACCEPTED, "movement"));
        assertEquals(100, scores().getLast().total().score());
        TrashItem item =
                rooms.store.write(u -> rooms.trash.putPatient(u, ALL, patient.key(), "wrong"));
        assertEquals(List.of(), scores());
        rooms.store.write(u -> rooms.trash.recover(u, ALL, item.item()));
        assertEquals(2, scores().size());
        assertEquals(State.ACCEPTED, issue(Rule.VITAL_IMPOSSIBLE).decision().state());
    }

    @Test
    void anIssueIsListedOnceHoweverManyObjectsAndSeriesShowIt() throws IOException {
        add(slice(1, 1, 1).without(SEX), slice(1, 1, 2).without(SEX), slice(1, 2, 1).without(SEX));
        assertEquals(List.of(Rule.NO_SEX), rules());
        assertEquals(2, issue(Rule.NO_SEX).series());
        add(slice(1, 3, 1));
        assertEquals(List.of(), rules(), "another file had it");
    }

    @Test
    void aMendChangesRowAndSearchAndLeavesTheFileAndUndoBringsTheOldBack() throws IOException {
        Part10 file =
                slice(1, 1, 1)
                        .text(BODY_PART, "CS", "CHSET")
                        .text(0x00081030, "LO", "Routine")
                        .without(BIRTH);
        add(file);
        assertEquals(List.of(), rooms.found("CHEST"));
        Issue part = issue(Rule.BODY_PART_UNKNOWN);
        assertEquals("CHEST", part.remark().suggestion());
        Issue mended = write(u -> quality.mend(u, ALL, part.number(), "CHEST", "typing error"));
        assertEquals(State.MENDED, mended.decision().state());
        assertEquals("CHSET", mended.decision().from());
        assertEquals("CHEST", mended.decision().to());
        assertEquals("tester", mended.decision().by());
        assertEquals("CHEST", rooms.archive.series(ALL, "2.25.1").getFirst().bodyPartExamined());
        assertEquals(List.of("2.25.1"), rooms.found("CHEST"));
        LedgerEntry entry = rooms.log.entries().getLast();
        assertEquals(LedgerEntry.Type.QUALITY, entry.type());
        assertEquals("CHSET", entry.content().get("from"));
        assertEquals("typing error", entry.content().get("reason"));
        Instance instance = rooms.archive.instances(ALL, "2.25.1.1").getFirst();
        try (ByteSource stored = rooms.archive.open(ALL, instance)) {
            assertArrayEquals(file.bytes(), stored.slice(0, (int) stored.size()));
        }
        Issue birth = issue(Rule.NO_BIRTH_DATE);
        write(u -> quality.mend(u, ALL, birth.number(), "19610203", "asked her"));
        assertEquals("1961-02-03", onlyPatient().birthDate().orElseThrow().toString());
        write(u -> quality.undo(u, ALL, birth.number()));
        write(u -> quality.undo(u, ALL, part.number()));
        assertTrue(onlyPatient().birthDate().isEmpty());
        assertEquals("CHSET", rooms.archive.series(ALL, "2.25.1").getFirst().bodyPartExamined());
        assertEquals(List.of(), rooms.found("CHEST"));
        assertEquals(State.OPEN, issue(Rule.BODY_PART_UNKNOWN).decision().state());
    }

    @Test
    void aMendedNameIsFoundByItsPinyin() throws IOException {
        add(slice(1, 1, 1).text(NAME, "PN", ""));
        Issue name = issue(Rule.NO_NAME);
        write(u -> quality.mend(u, ALL, name.number(), "Li^Si=李^四", "from the letter"));
        assertEquals(List.of("2.25.1"), rooms.found("李四"));
        assertEquals(List.of("2.25.1"), rooms.found("lisi"));
        assertEquals("李^四", onlyPatient().name().ideographic());
    }

    @Test
    void moreFilesOfAMendedPersonStillBelongToThem() throws IOException {
        add(slice(1, 1, 1).text(SEX, "CS", "W").text(BIRTH, "DA", "20260101"));
        Issue birth = issue(Rule.BORN_AFTER_STUDY);
        write(u -> quality.mend(u, ALL, birth.number(), "1961-01-01", "her card"));
        Issue sex = issue(Rule.SEX_UNKNOWN_CODE);
        write(u -> quality.mend(u, ALL, sex.number(), sex.remark().suggestion(), "her card"));
        // the device goes on as before, in the same study and in a new one
        Part10 same = slice(1, 2, 1).text(SEX, "CS", "W").text(BIRTH, "DA", "20260101");
        Part10 other = slice(2, 1, 1).text(ID, "LO", "P1").text(BIRTH, "DA", "20260101");
        ImportResult result = add(same, other);
        assertEquals(List.of(), result.refused());
        assertEquals(List.of(), result.conflicts());
        assertEquals("1961-01-01", onlyPatient().birthDate().orElseThrow().toString());
        assertEquals("F", onlyPatient().sex());
        assertEquals(List.of(), rules());
        // and who has the right date is the same person too
        add(slice(3, 1, 1).text(ID, "LO", "P1").text(BIRTH, "DA", "19610101"));
        assertEquals(3, rooms.archive.studies(ALL, onlyPatient().key()).size());
    }

    @Test
    void aMendedPatientIDHoldsForMoreFilesOfTheOldOne() throws IOException {
        add(slice(1, 1, 1).text(ID, "LO", "11010519491231003X"));
        Issue wrong = issue(Rule.RESIDENT_ID_CHECK_DIGIT);
        write(u -> quality.mend(u, ALL, wrong.number(), "P77", "our own number"));
        add(
                slice(1, 2, 1).text(ID, "LO", "11010519491231003X"),
                slice(2, 1, 1).text(ID, "LO", "11010519491231003X"),
                slice(3, 1, 1).text(ID, "LO", "P77"));
        assertEquals("P77", onlyPatient().patientID());
        assertEquals(3, rooms.archive.studies(ALL).size());
        assertEquals(List.of("2.25.1", "2.25.2", "2.25.3"), rooms.found("P77"));
    }

    @Test
    void anotherPersonDoesNotFitAMendedOne() throws IOException {
        add(slice(1, 1, 1).text(NAME, "PN", ""));
        Issue name = issue(Rule.NO_NAME);
        write(u -> quality.mend(u, ALL, name.number(), "Li^Si", "from the letter"));
        ImportResult result = add(slice(2, 1, 1).text(ID, "LO", "P1").text(NAME, "PN", "Zhao^Wu"));
        assertEquals(1, result.conflicts().size());
        assertEquals(
                List.of(Rule.SAME_ID_OTHER_PERSON, Rule.NO_ISSUER), rules(), "as of P1 and P1");
    }

    @Test
    void onePersonUnderTwoIDsIsSaidWhateverTheNameIsWrittenIn() throws IOException {
        add(slice(1, 1, 1).text(NAME, "PN", "王^小明"));
        add(slice(2, 1, 1).text(ID, "LO", "X-55").text(NAME, "PN", "XIAOMING^WANG"));
        Issue issue = issue(Rule.SAME_PERSON_OTHER_ID);
        assertEquals("X-55", issue.remark().found());
        assertEquals("P1", issue.remark().suggestion());
        add(slice(3, 1, 1).text(NAME, "PN", "王^小红"));
        add(slice(4, 1, 1).text(NAME, "PN", "王^小明").text(SEX, "CS", "F"));
        assertEquals(List.of(Rule.SAME_PERSON_OTHER_ID), rules());
    }

    @Test
    void typingErrorsInIDsAndNamesAreSaidWithWhatIsMeant() throws IOException {
        add(slice(1, 1, 1).text(ID, "LO", "H10023").text(NAME, "PN", "Schmidt^Anna"));
        add(slice(2, 1, 1).text(ID, "LO", "H10032").text(NAME, "PN", "Schmidt^Anna"));
        assertEquals("H10023", issue(Rule.PATIENT_ID_MISTYPED).remark().suggestion());
        add(slice(3, 1, 1).text(ID, "LO", "H10023").text(NAME, "PN", "Schmitd^Anna"));
        assertEquals("Schmidt^Anna", issue(Rule.NAME_MISTYPED).remark().suggestion());
    }

    @Test
    void missingSlicesAreCounted() throws IOException {
        add(
                slice(1, 1, 1),
                slice(1, 1, 2),
                slice(1, 1, 3),
                slice(1, 1, 5),
                slice(1, 1, 6),
                slice(1, 1, 7),
                slice(1, 1, 8));
        assertEquals(List.of(Rule.SLICES_MISSING, Rule.NUMBERS_MISSING), rules());
        assertEquals("1", issue(Rule.SLICES_MISSING).remark().found());
        add(slice(1, 1, 4));
        examine(true);
        assertEquals(List.of(), rules());
    }

    @Test
    void anObjectThatComesWithTheUIDOfAnotherIsSaidOfTheStoredOne() throws IOException {
        add(slice(1, 1, 1));
        Part10 other = slice(1, 1, 1).text(0x0008103E, "LO", "other");
        assertEquals(1, add(other).refused().size());
        add(other);
        assertEquals(List.of(Rule.UID_TWICE), rules());
        examine(true);
        assertEquals(List.of(Rule.UID_TWICE), rules());
    }

    @Test
    void decisionsWantAReasonAndAreTakenOnce() throws IOException {
        add(slice(1, 1, 1).without(SEX).without(0x00280030));
        Issue sex = issue(Rule.NO_SEX);
        Issue spacing = issue(Rule.NO_PIXEL_SPACING);
        assertEquals(
                QualityError.NO_REASON, refused(u -> quality.mend(u, ALL, sex.number(), "F", " ")));
        assertEquals(
                QualityError.BAD_VALUE,
                refused(u -> quality.mend(u, ALL, sex.number(), "female", "seen")));
        assertFalse(spacing.mendable());
        assertEquals(
                QualityError.NOT_IN_ROWS,
                refused(u -> quality.mend(u, ALL, spacing.number(), "1\\1", "seen")));
        assertEquals(
                QualityError.NO_REASON,
                refused(u -> quality.decide(u, ALL, sex.number(), State.ACCEPTED, "")));
        assertEquals(QualityError.NOT_DECIDED, refused(u -> quality.undo(u, ALL, sex.number())));
        assertEquals(QualityError.NO_SUCH_ISSUE, refused(u -> quality.undo(u, ALL, 999)));
        write(u -> quality.decide(u, ALL, sex.number(), State.LATER, ""));
        assertTrue(rules().contains(Rule.NO_SEX), "later is still to do");
        write(u -> quality.decide(u, ALL, sex.number(), State.ACCEPTED, "not given"));
        assertFalse(rules().contains(Rule.NO_SEX));
        assertEquals(
                QualityError.DECIDED,
                refused(u -> quality.mend(u, ALL, sex.number(), "F", "seen")));
        add(slice(1, 2, 1).without(SEX));
        examine(true);
        assertEquals("not given", issue(Rule.NO_SEX).decision().reason());
        assertFalse(rules().contains(Rule.NO_SEX), "accepted stays accepted");
    }

    @Test
    void aLaterMendOfTheSameValueIsUndoneFirst() throws IOException {
        add(slice(1, 1, 1).text(ID, "LO", "11010519491231002X"));
        Issue birth = issue(Rule.RESIDENT_ID_BIRTH_DATE);
        write(u -> quality.mend(u, ALL, birth.number(), "1949-12-31", "her card"));
        rooms.store.write(
                u ->
                        u.update(
                                "update archive_patient set birth_date = ?",
                                LocalDate.of(1950, 1, 1)));
        assertEquals(
                QualityError.CHANGED_SINCE, refused(u -> quality.undo(u, ALL, birth.number())));
    }

    @Test
    void theScoreIsTheWeightedShareOfSeriesWithoutAnOpenIssue() throws IOException {
        // one of four series has an error, another one a warning: 100 (6·3/4 + 3·3/4 + 1·n) / 10
        add(
                slice(1, 1, 1),
                slice(2, 1, 1).text(BIRTH, "DA", "20250101"),
                slice(3, 1, 1).text(NAME, "PN", "A^B").without(0x00280030),
                slice(4, 1, 1).text(NAME, "PN", "C^D"));
        List<Issue> hints =
                issues().stream()
                        .filter(i -> i.remark().rule().severity() == Severity.HINT)
                        .toList();
        for (Issue hint : hints) {
            write(u -> quality.decide(u, ALL, hint.number(), State.ACCEPTED, "a test file"));
        }
        Issue sameName = issue(Rule.BORN_AFTER_STUDY);
        SourceScore score = scores().getFirst();
        assertEquals(4, score.total().series());
        assertEquals(1, score.total().affected(Severity.ERROR));
        assertEquals(1, score.total().affected(Severity.WARNING));
        assertEquals(77, score.total().score(), "77.5");
        write(u -> quality.mend(u, ALL, sameName.number(), "19600102", "mistyped"));
        assertEquals(92, scores().getFirst().total().score(), "92.5");
        assertEquals(1, scores().getFirst().months().size());
        assertEquals("2024-05", scores().getFirst().months().getFirst().month().toString());
    }

    @Test
    void theTrendIsTheDifferenceBetweenTheLastMonths() throws IOException {
        add(
                slice(1, 1, 1).text(0x00080020, "DA", "20240401").without(SEX),
                slice(2, 1, 1).text(0x00080020, "DA", "20240501").text(NAME, "PN", "A^B"));
        SourceScore score = scores().getFirst();
        assertEquals(2, score.months().size());
        assertEquals(
                score.months().get(1).counts().score() - score.months().get(0).counts().score(),
                score.trend().orElseThrow());
        assertTrue(score.trend().orElseThrow() > 0);
    }

    @Test
    void sourcesAreKeptApartAndFiltered() throws IOException {
        add(slice(1, 1, 1).without(SEX));
        add(slice(2, 1, 1).text(0x00081010, "SH", "CT2").text(NAME, "PN", "A^B").without(BIRTH));
        assertEquals(2, scores().size());
        for (SourceScore score : scores()) {
            List<Rule> own =
                    rooms
                            .store
                            .read(
                                    reads ->
                                            quality.list(
                                                    reads,
                                                    ALL,
                                                    new IssueFilter(
                                                            Optional.of(score.number()),
                                                            Optional.empty(),
                                                            EnumSet.allOf(State.class),
                                                            10)))
                            .stream()
                            .map(i -> i.remark().rule())
                            .filter(r -> r.severity() == Severity.WARNING)
                            .toList();
            boolean first = score.key().stationName().equals("CT1");
            assertEquals(List.of(first ? Rule.NO_SEX : Rule.NO_BIRTH_DATE), own);
        }
    }

    @Test
    void whatWasThereBeforeTheRulesIsExaminedOnceAndWhereItWasLeft() throws IOException {
        add(slice(1, 1, 1).without(SEX), slice(1, 2, 1).without(SEX), slice(2, 1, 1));
        List<Issue> before = issues();
        rooms.store.write(u -> u.update("delete from quality_series where series_uid <> 'x'"));
        rooms.store.write(u -> u.update("delete from quality_issue where issue > 0"));
        assertEquals(List.of(), issues());
        CancelledAfter progress = new CancelledAfter(1);
        QualityExamination.Report part = examination().run(ALL, false, progress);
        assertEquals(new QualityExamination.Report(1, 0, true), part);
        assertEquals(new QualityExamination.Report(2, 0, false), examine(false));
        assertEquals(new QualityExamination.Report(0, 0, false), examine(false));
        assertEquals(
                before.stream().map(i -> i.remark().rule()).toList(),
                issues().stream().map(i -> i.remark().rule()).toList());
        assertEquals(new QualityExamination.Report(3, 0, false), examine(true));
        assertEquals(before.size(), issues().size());
    }

    @Test
    void whatIsInTheTrashIsNotListedAndComesBackAsItWas() throws IOException {
        add(slice(1, 1, 1).without(SEX).without(BIRTH));
        Issue birth = issue(Rule.NO_BIRTH_DATE);
        write(u -> quality.mend(u, ALL, birth.number(), "1961-02-03", "asked her"));
        List<Issue> before = issues(State.values());
        List<SourceScore> scores = scores();
        PatientKey key = onlyPatient().key();
        TrashItem item = rooms.store.write(u -> rooms.trash.putPatient(u, ALL, key, "not ours"));
        assertEquals(List.of(), issues(State.values()));
        assertEquals(List.of(), scores());
        rooms.store.write(u -> rooms.trash.recover(u, ALL, item.item()));
        assertEquals(before, issues(State.values()));
        assertEquals(scores, scores());
        write(u -> quality.undo(u, ALL, birth.number()));
        assertTrue(onlyPatient().birthDate().isEmpty());
        TrashItem last = rooms.store.write(u -> rooms.trash.putPatient(u, ALL, key, "not ours"));
        rooms.store.write(u -> rooms.trash.delete(u, TestGrant.administration(), last.item()));
        assertEquals(0, count("quality_issue"));
        assertEquals(0, count("quality_series"));
        assertEquals(0, count("quality_shown"));
    }

    private long count(String table) {
        return rooms.store.read(
                r -> r.query("select count(*) as n from " + table, row -> row.number("n")).get(0));
    }

    private List<SourceScore> scores() {
        return rooms.store.read(reads -> quality.scores(reads, ALL));
    }

    private QualityExamination examination() {
        return new QualityExamination(rooms.store, rooms.store.blobs(), Clock.systemUTC());
    }

    private QualityExamination.Report examine(boolean again) {
        return examination().run(ALL, again, Progress.NONE);
    }

    private Object refused(UnitOfWork.Work<Issue> work) {
        return assertThrows(MeridianException.class, () -> rooms.store.write(work)).errorCode();
    }

    /** Is cancelled once so many units are done. */
    private static final class CancelledAfter implements Progress {
        private long left;

        CancelledAfter(long units) {
            left = units;
        }

        @Override
        public void begin(String task, long total) {
            // what counts is the work
        }

        @Override
        public void worked(long units) {
            left -= units;
        }

        @Override
        public boolean cancelled() {
            return left <= 0;
        }
    }
}

package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.QualityExamination;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.archive.quality.SessionQuality;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What is said against what comes in. */
class QualityTest extends QualityCase {
    QualityTest(@TempDir Path temp) {
        super(temp);
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

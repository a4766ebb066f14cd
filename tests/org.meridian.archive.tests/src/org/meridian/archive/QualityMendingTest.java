package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.QualityError;
import org.meridian.archive.quality.Rule;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What a person does about it, and takes back. */
class QualityMendingTest extends QualityCase {
    QualityMendingTest(@TempDir Path temp) {
        super(temp);
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
}

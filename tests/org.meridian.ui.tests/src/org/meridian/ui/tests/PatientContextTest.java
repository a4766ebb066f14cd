package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PatientContextTest {
    private final Patient first = patient("1");
    private final Patient second = patient("2");

    private static Patient patient(String id) {
        return new Patient(PatientKey.random(), id, "", PersonName.UNKNOWN, Optional.empty(), "");
    }

    private static Study study(Patient patient) {
        return new Study(
                "1.2." + patient.patientID(),
                patient.key(),
                Optional.empty(),
                "",
                "",
                "",
                "",
                List.of("CT"),
                1,
                1);
    }

    private static Series series(Study study) {
        return new Series("1.3", study.studyInstanceUID(), study.patient(), "CT", 1, "", "", 1);
    }

    @Test
    void anotherPatientTakesEverythingOfTheFirstAway() {
        PatientContext context = new PatientContext();
        context.choose(first, study(first), series(study(first)));
        List<Selection> seen = new ArrayList<>();
        context.listen(seen::add);
        context.choose(second);
        assertEquals(1, seen.size());
        assertEquals(Optional.of(second), seen.get(0).patient());
        assertTrue(seen.get(0).study().isEmpty());
        assertTrue(seen.get(0).series().isEmpty());
    }

    @Test
    void aRecordThatIsOpenedAnewIsEmptyInBetween() {
        PatientContext context = new PatientContext();
        context.choose(first, study(first), series(study(first)));
        Selection before = context.selection();
        List<Selection> seen = new ArrayList<>();
        context.listen(seen::add);
        context.reopen();
        assertEquals(2, seen.size());
        assertTrue(seen.get(0).patient().isEmpty());
        assertEquals(before, seen.get(1));
        assertTrue(context.isOf(first.key()) && !context.isOf(second.key()));
    }

    @Test
    void aStudyOfAnotherPatientIsRefused() {
        PatientContext context = new PatientContext();
        assertThrows(IllegalArgumentException.class, () -> context.choose(first, study(second)));
    }
}

package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Study;
import org.meridian.ui.PatientContext;
import org.meridian.ui.Worklist;
import org.meridian.ui.Worklist.Row;

import java.util.List;
import java.util.Optional;

class WorklistTest {
    private final Patient a = patient(1);
    private final Patient b = patient(2);
    private final Patient c = patient(3);
    private final Row a1 = row(a, "a1");
    private final Row b1 = row(b, "b1");
    private final Row b2 = row(b, "b2");
    private final Row alone = new Row(c, Optional.empty());
    private final Worklist worklist = new Worklist();
    private final PatientContext context = new PatientContext();

    private static Patient patient(int number) {
        return new Patient(
                PatientKey.of("00000000-0000-0000-0000-00000000000" + number),
                "P" + number,
                "",
                PersonName.parse("Doe"),
                Optional.empty(),
                "");
    }

    private static Row row(Patient patient, String uid) {
        return new Row(
                patient,
                Optional.of(
                        new Study(
                                uid,
                                patient.key(),
                                Optional.empty(),
                                "",
                                "",
                                "",
                                "",
                                List.of("CT"),
                                1,
                                1)));
    }

    private Optional<Row> from(Row open, boolean forward) {
        context.choose(open.patient(), open.study().orElseThrow());
        return worklist.nextPatient(context.selection(), forward);
    }

    @Test
    void theNextOtherPersonIsFoundInBothDirections() {
        worklist.list(List.of(a1, b1, b2, alone));
        assertEquals(Optional.of(b1), from(a1, true));
        assertEquals(Optional.of(alone), from(b1, true), "not the same person's other study");
        assertEquals(Optional.of(a1), from(b2, false));
        assertEquals(Optional.empty(), from(a1, false));
        context.choose(c);
        assertEquals(Optional.of(b1), worklist.nextPatient(context.selection(), false));
        assertEquals(Optional.empty(), worklist.nextPatient(context.selection(), true));
    }

    @Test
    void whoIsNotListedIsFollowedByTheFirst() {
        worklist.list(List.of(b1, b2));
        assertEquals(Optional.of(b1), from(a1, true));
        assertEquals(Optional.empty(), from(a1, false));
        worklist.list(List.of());
        assertEquals(Optional.empty(), from(a1, true));
    }
}

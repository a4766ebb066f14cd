package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Role;
import org.meridian.access.Setting;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant.Purpose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which refusals an emergency overcomes, and what it opens. */
class EmergencyTest {
    private final TestStation station;
    private final Study study;
    private final Patient patient;
    private final Series series;

    EmergencyTest(@TempDir Path folder) throws IOException {
        station = new TestStation(folder);
        Workstation own = station.workstation();
        own.oversight().set(Setting.NIGHT_FROM, "00:00");
        own.oversight().set(Setting.NIGHT_TO, "00:00");
        study = station.study(station.importSeries(1, 1, 1));
        patient = own.library().patient(study.patient()).patient();
        series = own.library().series(study).getFirst();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Workstation add(Role role) {
        station.workstation().staff().add(role.name(), List.of(role));
        return station.workstation().forCommand(Optional.of(role.name()));
    }

    private static MeridianException refusal(Runnable use) {
        return assertThrows(MeridianException.class, use::run);
    }

    @Test
    void aNurseOpensImagesThatHerRoleForbids() {
        Workstation nurse = add(Role.NURSE);
        MeridianException images =
                refusal(() -> nurse.reading().open(study, series, Progress.NONE));
        assertEquals(Optional.of(patient.key()), nurse.oversight().openableInEmergency(images));
        nurse.oversight().breakGlass(patient.key(), "unconscious, an accident");
        nurse.reading().open(study, series, Progress.NONE).close();
        MeridianException detection =
                refusal(
                        () ->
                                nurse.detection()
                                        .detect(
                                                study.studyInstanceUID(),
                                                Optional.empty(),
                                                Progress.NONE));
        assertEquals(Optional.empty(), nurse.oversight().openableInEmergency(detection));
    }

    @Test
    void whoHasNoRightToAnEmergencyIsOfferedNone() {
        Workstation technician = add(Role.TECHNICIAN);
        station.workstation().consents().set(patient.key(), Purpose.TREATMENT, false);
        MeridianException refused = refusal(() -> technician.library().timeline(patient.key()));
        assertEquals(Optional.empty(), technician.oversight().openableInEmergency(refused));
        MeridianException doctors =
                refusal(() -> station.workstation().library().timeline(patient.key()));
        assertEquals(
                Optional.of(patient.key()),
                station.workstation().oversight().openableInEmergency(doctors));
    }
}

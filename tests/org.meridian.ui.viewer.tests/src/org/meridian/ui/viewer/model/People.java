package org.meridian.ui.viewer.model;

import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.Vec3;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Persons, studies, series and findings of tests. */
public final class People {
    public static final PatientKey ZHANG = PatientKey.of("00000000-0000-0000-0000-000000000001");
    public static final PatientKey SMITH = PatientKey.of("00000000-0000-0000-0000-000000000002");

    private People() {}

    public static Subject zhang() {
        Patient patient =
                new Patient(
                        ZHANG,
                        "P-1001",
                        "",
                        PersonName.parse("Zhang^San=张^三"),
                        Optional.of(LocalDate.of(1960, 5, 4)),
                        "M");
        return subject(patient, "1.1");
    }

    public static Subject smith() {
        Patient patient =
                new Patient(
                        SMITH, "P-2002", "", PersonName.parse("Smith^Ann"), Optional.empty(), "F");
        return subject(patient, "2.1");
    }

    private static Subject subject(Patient patient, String uid) {
        Study study =
                new Study(
                        uid,
                        patient.key(),
                        Optional.of(LocalDate.of(2024, 3, 2)),
                        "",
                        "Chest CT",
                        "",
                        "",
                        List.of("CT"),
                        1,
                        1);
        Series series = new Series(uid + ".1", uid, patient.key(), "CT", 3, "Thin 1.0", "CHEST", 1);
        return new Subject(patient, Optional.of(study), Optional.of(series));
    }

    static Finding finding(Subject subject, int rank, Vec3 position, double diameter) {
        Series series = subject.series().orElseThrow();
        return new Finding(
                new FindingId(rank),
                subject.patient().key(),
                series.studyInstanceUID(),
                series.seriesInstanceUID(),
                rank,
                "nodule",
                new Finding.Position(position.x(), position.y(), position.z()),
                diameter,
                0.9,
                0.7,
                new Finding.Provenance("m", "1", "", "", "", Instant.EPOCH),
                new Decision(Decision.State.PENDING, "", "", Instant.EPOCH));
    }
}

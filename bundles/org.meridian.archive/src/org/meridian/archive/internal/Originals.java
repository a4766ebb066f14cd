package org.meridian.archive.internal;

import org.meridian.archive.internal.quality.MendTarget;
import org.meridian.archive.quality.Rule.Level;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.Reads;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What files said of persons before somebody mended their rows: more files of the same source will
 * say it again, and belong to the same person.
 */
final class Originals {
    private static final String MENDED = " from quality_issue where state = 'MENDED' and ";

    private Originals() {}

    /**
     * The person as the files have them; a name or a birth date that was missing stays the mended
     * one, or else everybody would fit.
     */
    static Patient of(Reads reads, Patient person) {
        Map<String, String> from =
                reads
                        .query(
                                "select attribute, mended_from"
                                        + MENDED
                                        + "patient = ? and record = ?",
                                row -> Map.entry(row.text("attribute"), row.text("mended_from")),
                                person.key().value(),
                                person.key().toString())
                        .stream()
                        .filter(e -> MendTarget.of(Level.PATIENT, e.getKey()).isPresent())
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        String name = from.getOrDefault("PatientName", "");
        String birth = from.getOrDefault("PatientBirthDate", "");
        return new Patient(
                person.key(),
                from.getOrDefault("PatientID", person.patientID()),
                from.getOrDefault("IssuerOfPatientID", person.issuer()),
                name.isEmpty() ? person.name() : PersonName.parse(name),
                birth.isEmpty() ? person.birthDate() : Optional.of(LocalDate.parse(birth)),
                person.sex());
    }

    /** Persons whose files have this patient ID while their rows have another. */
    static List<Patient> withID(Reads reads, String patientID) {
        return reads
                .query(
                        "select distinct patient"
                                + MENDED
                                + "attribute = 'PatientID' and mended_from = ?",
                        row -> new PatientKey(row.uuid("patient")),
                        patientID)
                .stream()
                .flatMap(key -> Tables.patient(reads, key).stream())
                .toList();
    }
}

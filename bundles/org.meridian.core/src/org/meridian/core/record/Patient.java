package org.meridian.core.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One person, one file: a record of the archive and those that somebody merged into it.
 *
 * @param key the person in this archive, by the record that leads
 * @param patientID the identifier the source gave (0010,0020); empty when it gave none
 * @param issuer issuer of the identifier (0010,0021); empty when unknown
 * @param sex DICOM's M, F or O; empty when unknown
 * @param merged the person's other records as they came, with identifiers and writings of the name
 *     by which they are found too
 */
public record Patient(
        PatientKey key,
        String patientID,
        String issuer,
        PersonName name,
        Optional<LocalDate> birthDate,
        String sex,
        List<Patient> merged) {
    public Patient {
        merged = List.copyOf(merged);
    }

    /** A record by itself. */
    public Patient(
            PatientKey key,
            String patientID,
            String issuer,
            PersonName name,
            Optional<LocalDate> birthDate,
            String sex) {
        this(key, patientID, issuer, name, birthDate, sex, List.of());
    }

    /** The same person with these other records. */
    public Patient with(List<Patient> others) {
        return new Patient(key, patientID, issuer, name, birthDate, sex, others);
    }

    /** All records, the leading one first. */
    public List<Patient> records() {
        return Stream.concat(Stream.of(this), merged.stream()).toList();
    }

    /** Whether a record is this person's. */
    public boolean has(PatientKey record) {
        return records().stream().anyMatch(r -> r.key.equals(record));
    }

    /** The names of all records, each once. */
    public List<PersonName> names() {
        return records().stream().map(Patient::name).distinct().toList();
    }

    /** The patient IDs of all records, each once. */
    public List<String> patientIDs() {
        return records().stream()
                .map(Patient::patientID)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}

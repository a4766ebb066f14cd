package org.meridian.archive.internal;

import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.Reads;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose a file is. Two files are one person's only when they have the same patient ID of the same
 * issuer and neither name nor birth date speak against it; without an ID, only within one study.
 *
 * @param patient the person as they will be stored, with what was not known before
 * @param fresh whether the person is new
 * @param conflict whether their patient ID is that of someone else
 * @param completed whether a stored person's row gains something
 */
record PatientMatch(Patient patient, boolean fresh, boolean conflict, boolean completed) {
    /** The match; empty when the study is another person's. */
    static Optional<PatientMatch> find(Reads reads, Header header) {
        Header.PatientPart part = header.patient();
        Optional<Patient> owner =
                Tables.patients(
                                reads,
                                "where patient = (select patient from archive_study where study_uid"
                                        + " = ?)",
                                header.study().uid())
                        .stream()
                        .findFirst();
        if (owner.isPresent()) {
            return owner.filter(p -> samePatientID(p, part) && compatible(p, part))
                    .map(p -> known(p, part));
        }
        List<Patient> sameID =
                part.patientID().isEmpty()
                        ? List.of()
                        : Tables.patients(
                                reads,
                                "where patient_id = ? and issuer = ? order by conflict, patient",
                                part.patientID(),
                                part.issuer());
        return Optional.of(
                sameID.stream()
                        .filter(p -> compatible(p, part))
                        .findFirst()
                        .map(p -> known(p, part))
                        .or(() -> fromTrash(reads, part, sameID))
                        .orElseGet(() -> fresh(part, !sameID.isEmpty())));
    }

    /**
     * Somebody in the trash who comes back with new files; what was deleted of them stays there.
     */
    private static Optional<PatientMatch> fromTrash(
            Reads reads, Header.PatientPart part, List<Patient> sameID) {
        return Tables.trashedPatients(
                        reads,
                        "where patient_id = ? and issuer = ? order by patient",
                        part.patientID(),
                        part.issuer())
                .stream()
                .filter(p -> !part.patientID().isEmpty() && compatible(p, part))
                .findFirst()
                .map(p -> new PatientMatch(known(p, part).patient, true, !sameID.isEmpty(), false));
    }

    /** This match with one more file of the same study; empty when that is another person's. */
    Optional<PatientMatch> and(Header header) {
        Header.PatientPart part = header.patient();
        if (!samePatientID(patient, part) || !compatible(patient, part)) {
            return Optional.empty();
        }
        PatientMatch more = known(patient, part);
        return Optional.of(
                new PatientMatch(more.patient, fresh, conflict, completed || more.completed));
    }

    private static boolean samePatientID(Patient stored, Header.PatientPart part) {
        return stored.patientID().equals(part.patientID()) && stored.issuer().equals(part.issuer());
    }

    private static PatientMatch fresh(Header.PatientPart part, boolean conflict) {
        Patient patient =
                new Patient(
                        PatientKey.random(),
                        part.patientID(),
                        part.issuer(),
                        part.name(),
                        part.birthDate(),
                        part.sex());
        return new PatientMatch(patient, true, conflict, false);
    }

    /** What one file leaves out another one gives; else two strangers could both fit a bare row. */
    private static PatientMatch known(Patient stored, Header.PatientPart part) {
        Patient whole =
                new Patient(
                        stored.key(),
                        stored.patientID(),
                        stored.issuer(),
                        new PersonName(
                                either(stored.name().alphabetic(), part.name().alphabetic()),
                                either(stored.name().ideographic(), part.name().ideographic()),
                                either(stored.name().phonetic(), part.name().phonetic())),
                        stored.birthDate().or(part::birthDate),
                        either(stored.sex(), part.sex()));
        return new PatientMatch(whole, false, false, !whole.equals(stored));
    }

    private static String either(String stored, String given) {
        return stored.isEmpty() ? given : stored;
    }

    private static boolean compatible(Patient stored, Header.PatientPart part) {
        boolean sameDay =
                stored.birthDate().isEmpty()
                        || part.birthDate().isEmpty()
                        || stored.birthDate().equals(part.birthDate());
        return sameDay
                && compatible(stored.name().alphabetic(), part.name().alphabetic())
                && compatible(stored.name().ideographic(), part.name().ideographic())
                && compatible(stored.name().phonetic(), part.name().phonetic());
    }

    private static boolean compatible(String stored, String given) {
        return stored.isEmpty() || given.isEmpty() || compared(stored).equals(compared(given));
    }

    private static String compared(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\^\\s]+", " ")
                .strip();
    }
}

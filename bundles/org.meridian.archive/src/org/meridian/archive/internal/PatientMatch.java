package org.meridian.archive.internal;

import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.Reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose a file is. Two files are one person's only when they have the same patient ID of the same
 * issuer and neither name nor birth date speak against it; without an ID, only within one study.
 *
 * @param patient the person as they will be stored, with what was not known before
 * @param came the stored person as their files had them, before a person mended the row
 * @param fresh whether the person is new
 * @param conflict whether their patient ID is that of someone else
 * @param completed whether a stored person's row gains something
 */
record PatientMatch(
        Patient patient, Patient came, boolean fresh, boolean conflict, boolean completed) {
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
            return owner.map(p -> known(p, Originals.of(reads, p), part))
                    .filter(match -> match.fits(part));
        }
        List<Patient> sameID = part.patientID().isEmpty() ? List.of() : withID(reads, part);
        return Optional.of(
                sameID.stream()
                        .map(p -> known(p, Originals.of(reads, p), part))
                        .filter(match -> match.fits(part))
                        .findFirst()
                        .or(() -> fromTrash(reads, part, sameID))
                        .orElseGet(() -> fresh(part, !sameID.isEmpty())));
    }

    private static List<Patient> withID(Reads reads, Header.PatientPart part) {
        List<Patient> found =
                new ArrayList<>(
                        Tables.patients(
                                reads,
                                "where patient_id = ? and issuer = ? order by conflict, patient",
                                part.patientID(),
                                part.issuer()));
        found.addAll(Originals.withID(reads, part.patientID()));
        return found;
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
                .filter(p -> !part.patientID().isEmpty())
                .map(p -> known(p, Originals.of(reads, p), part))
                .filter(match -> match.fits(part))
                .findFirst()
                .map(m -> new PatientMatch(m.patient, m.came, true, !sameID.isEmpty(), false));
    }

    /** The same once its rows are there. */
    PatientMatch stored() {
        return new PatientMatch(patient, came, false, false, false);
    }

    /** This match with one more file of the same study; empty when that is another person's. */
    Optional<PatientMatch> and(Header header) {
        if (!fits(header.patient())) {
            return Optional.empty();
        }
        PatientMatch more = known(patient, came, header.patient());
        return Optional.of(
                new PatientMatch(
                        more.patient, more.came, fresh, conflict, completed || more.completed));
    }

    /** Each value is as the row has it now or as other files have it. */
    private boolean fits(Header.PatientPart part) {
        return (samePatientID(patient, part) || samePatientID(came, part))
                && (sameDay(patient, part) || sameDay(came, part))
                && (sameName(patient, part) || sameName(came, part));
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
        return new PatientMatch(patient, patient, true, conflict, false);
    }

    private static PatientMatch known(Patient stored, Patient came, Header.PatientPart part) {
        Patient whole = completed(stored, part);
        return new PatientMatch(whole, completed(came, part), false, false, !whole.equals(stored));
    }

    /** What one file leaves out another one gives; else two strangers could both fit a bare row. */
    private static Patient completed(Patient stored, Header.PatientPart part) {
        return new Patient(
                stored.key(),
                stored.patientID(),
                stored.issuer(),
                new PersonName(
                        either(stored.name().alphabetic(), part.name().alphabetic()),
                        either(stored.name().ideographic(), part.name().ideographic()),
                        either(stored.name().phonetic(), part.name().phonetic())),
                stored.birthDate().or(part::birthDate),
                either(stored.sex(), part.sex()));
    }

    private static String either(String stored, String given) {
        return stored.isEmpty() ? given : stored;
    }

    private static boolean sameDay(Patient stored, Header.PatientPart part) {
        return stored.birthDate().isEmpty()
                || part.birthDate().isEmpty()
                || stored.birthDate().equals(part.birthDate());
    }

    private static boolean sameName(Patient stored, Header.PatientPart part) {
        return compatible(stored.name().alphabetic(), part.name().alphabetic())
                && compatible(stored.name().ideographic(), part.name().ideographic())
                && compatible(stored.name().phonetic(), part.name().phonetic());
    }

    private static boolean compatible(String stored, String given) {
        return stored.isEmpty()
                || given.isEmpty()
                || WrittenName.folded(stored).equals(WrittenName.folded(given));
    }
}

package org.meridian.archive.internal.quality;

import org.meridian.archive.internal.Tables;
import org.meridian.archive.internal.WrittenName;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.Reads;
import org.meridian.search.NameForms;

import java.util.ArrayList;
import java.util.List;

/** One person against the others of the archive. Safe for all threads. */
final class PersonRules {
    /** More others than anybody looks at: a birth date that stands for "unknown". */
    private static final int MOST_OTHERS = 200;

    private final NameForms names = new NameForms();

    List<Remark> check(Reads reads, Patient person) {
        List<Remark> remarks = new ArrayList<>();
        if (!person.patientID().isEmpty()) {
            Tables.patients(
                            reads,
                            "where patient_id = ? and patient <> ? order by patient",
                            person.patientID(),
                            person.key().value())
                    .stream()
                    .filter(other -> sameIssuer(person, other))
                    .findFirst()
                    .ifPresent(other -> sameID(person, other, remarks));
        }
        if (person.birthDate().isPresent()) {
            List<Patient> others =
                    Tables.patients(
                            reads,
                            "where birth_date = ? and patient <> ? and patient_id <> ? order by"
                                    + " patient fetch first "
                                    + MOST_OTHERS
                                    + " rows only",
                            person.birthDate().get(),
                            person.key().value(),
                            person.patientID());
            if (others.size() < MOST_OTHERS) {
                others.stream()
                        .filter(other -> sameSex(person, other))
                        .filter(other -> samePerson(person, other))
                        .findFirst()
                        .ifPresent(other -> otherID(person, other, remarks));
            }
        }
        return remarks;
    }

    private static boolean sameIssuer(Patient one, Patient other) {
        return one.issuer().isEmpty()
                || other.issuer().isEmpty()
                || one.issuer().equals(other.issuer());
    }

    private static boolean sameSex(Patient one, Patient other) {
        return one.sex().isEmpty() || other.sex().isEmpty() || one.sex().equals(other.sex());
    }

    private void sameID(Patient person, Patient other, List<Remark> remarks) {
        boolean sameDay = person.birthDate().equals(other.birthDate());
        boolean sameName = names.alike(person.name(), other.name());
        if (sameDay && mistyped(person.name(), other.name())) {
            remarks.add(nameMistyped(person, other));
        } else {
            remarks.add(
                    new Remark(
                            Rule.SAME_ID_OTHER_PERSON,
                            sameName ? "PatientBirthDate" : "PatientName",
                            sameName
                                    ? person.birthDate().map(Object::toString).orElse("")
                                    : person.name().toDicom(),
                            sameName
                                    ? other.birthDate().map(Object::toString).orElse("")
                                    : other.name().toDicom()));
        }
        if (person.issuer().isEmpty()) {
            remarks.add(new Remark(Rule.NO_ISSUER, "IssuerOfPatientID", "", other.issuer()));
        }
    }

    /** Twins have one birth date, like names and neighbouring IDs: the name must be the same. */
    private boolean samePerson(Patient person, Patient other) {
        return names.alike(person.name(), other.name());
    }

    private static void otherID(Patient person, Patient other, List<Remark> remarks) {
        boolean letter = Spelling.distance(person.patientID(), other.patientID()) == 1;
        remarks.add(
                new Remark(
                        letter ? Rule.PATIENT_ID_MISTYPED : Rule.SAME_PERSON_OTHER_ID,
                        "PatientID",
                        person.patientID(),
                        other.patientID()));
    }

    private static Remark nameMistyped(Patient person, Patient other) {
        return new Remark(
                Rule.NAME_MISTYPED, "PatientName", person.name().toDicom(), other.name().toDicom());
    }

    /** One letter apart in one group of the name, and the others the same or unknown. */
    private static boolean mistyped(PersonName one, PersonName other) {
        int[] apart = {
            WrittenName.apart(one.alphabetic(), other.alphabetic()),
            WrittenName.apart(one.ideographic(), other.ideographic()),
            WrittenName.apart(one.phonetic(), other.phonetic())
        };
        return apart[0] + apart[1] + apart[2] == 1;
    }
}

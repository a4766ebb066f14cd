package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.Tag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A resident's identity number, where a patient ID is one, against itself and the record. */
final class ResidentRules implements FileRule {
    @Override
    public void check(Subject subject, Consumer<Remark> remarks) {
        List<String> numbers = new ArrayList<>(subject.data().strings(Tag.OtherPatientIDs));
        numbers.add(0, subject.text(Tag.PatientID));
        for (String number : numbers) {
            Optional<ResidentID> resident = ResidentID.parse(number);
            if (resident.isPresent()) {
                check(subject, number, resident.get(), remarks);
                return;
            }
        }
    }

    private static void check(
            Subject subject, String number, ResidentID resident, Consumer<Remark> remarks) {
        if (!resident.sound()) {
            // its other digits cannot be relied on
            remarks.accept(new Remark(Rule.RESIDENT_ID_CHECK_DIGIT, "PatientID", number, ""));
            return;
        }
        Optional<LocalDate> birth = subject.date(Tag.PatientBirthDate);
        if (birth.isPresent() && !birth.get().equals(resident.birthDate())) {
            remarks.accept(
                    new Remark(
                            Rule.RESIDENT_ID_BIRTH_DATE,
                            "PatientBirthDate",
                            birth.get().toString(),
                            resident.birthDate().toString()));
        }
        String other = resident.sex().equals("M") ? "F" : "M";
        if (subject.isSex(other)) {
            remarks.accept(new Remark(Rule.RESIDENT_ID_SEX, "PatientSex", other, resident.sex()));
        }
    }
}

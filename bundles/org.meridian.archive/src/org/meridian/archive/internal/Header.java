package org.meridian.archive.internal;

import org.meridian.archive.internal.quality.Examination;
import org.meridian.core.record.PersonName;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the archive keeps of one file's header.
 *
 * @param size in bytes, when the header was read
 * @param examination what the rules of quality say of it
 * @param report the words of a report, empty in other objects
 */
record Header(
        ImportFile file,
        long size,
        String sopInstanceUID,
        String sopClassUID,
        String transferSyntaxUID,
        int instanceNumber,
        int frames,
        String report,
        SeriesPart series,
        StudyPart study,
        PatientPart patient,
        Examination examination) {

    record SeriesPart(
            String uid, String modality, int number, String description, String bodyPart) {}

    record StudyPart(
            String uid,
            Optional<LocalDate> date,
            String time,
            String description,
            String accession,
            String age) {}

    record PatientPart(
            String patientID,
            String issuer,
            PersonName name,
            Optional<LocalDate> birthDate,
            String sex) {}
}

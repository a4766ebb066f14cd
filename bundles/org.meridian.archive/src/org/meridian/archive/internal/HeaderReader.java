package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.archive.internal.quality.Examiner;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.text.ReportText;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks files before import: the whole structure, without the pixels themselves. */
final class HeaderReader {
    /** A media directory (PS3.3 F), which names files and is not one to keep. */
    private static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");
    private static final int LONGEST_UID = 64;

    private HeaderReader() {}

    /**
     * The header; empty for a DICOMDIR.
     *
     * @param set that its texts are read in, whatever it declares; empty for the declared one
     * @param examiner holds it to the rules of quality
     * @throws MeridianException with the reason to refuse the file
     */
    static Optional<Header> read(
            ImportFile from, Optional<SpecificCharacterSet> set, Examiner examiner) {
        try (ByteSource source = from.open()) {
            DicomFile whole = DicomReader.read(source).requireWhole();
            DicomFile file = set.map(whole::readAs).orElse(whole);
            boolean directory =
                    MEDIA_STORAGE_DIRECTORY.equals(
                                    file.fileMeta().text(Tag.MediaStorageSOPClassUID))
                            || file.dataset().contains(Tag.DirectoryRecordSequence);
            return directory
                    ? Optional.empty()
                    : Optional.of(header(from, source.size(), file, examiner));
        } catch (IOException e) {
            throw new MeridianException(e, ArchiveError.UNREADABLE);
        }
    }

    private static Header header(ImportFile from, long size, DicomFile file, Examiner examiner) {
        Dataset d = file.dataset();
        String sop = uid(d, Tag.SOPInstanceUID);
        int frames = Pixels.checkedFrames(file);
        Optional<LocalDate> studyDate = d.date(Tag.StudyDate);
        Header.PatientPart patient =
                new Header.PatientPart(
                        text(d, Tag.PatientID),
                        text(d, Tag.IssuerOfPatientID),
                        name(d),
                        d.date(Tag.PatientBirthDate),
                        text(d, Tag.PatientSex));
        return new Header(
                from,
                size,
                sop,
                text(d, Tag.SOPClassUID),
                file.transferSyntax().uid(),
                integer(d, Tag.InstanceNumber),
                frames,
                clean(ReportText.of(d)),
                new Header.SeriesPart(
                        uid(d, Tag.SeriesInstanceUID),
                        text(d, Tag.Modality),
                        integer(d, Tag.SeriesNumber),
                        text(d, Tag.SeriesDescription),
                        text(d, Tag.BodyPartExamined)),
                new Header.StudyPart(
                        uid(d, Tag.StudyInstanceUID),
                        studyDate,
                        text(d, Tag.StudyTime),
                        text(d, Tag.StudyDescription),
                        text(d, Tag.AccessionNumber),
                        age(text(d, Tag.PatientAge), patient.birthDate(), studyDate)),
                patient,
                examiner.examine(file, Map.of()));
    }

    private static String uid(Dataset dataset, int tag) {
        String uid = dataset.text(tag);
        if (uid.length() > LONGEST_UID || !UID.matcher(uid).matches()) {
            throw new MeridianException(ArchiveError.BAD_UID, Dictionary.keyword(tag));
        }
        return uid;
    }

    /** A text as a database can keep it. */
    private static String text(Dataset dataset, int tag) {
        return clean(dataset.text(tag));
    }

    private static PersonName name(Dataset dataset) {
        PersonName name = dataset.personName(Tag.PatientName);
        return new PersonName(
                clean(name.alphabetic()), clean(name.ideographic()), clean(name.phonetic()));
    }

    private static String clean(String text) {
        return text.replace("\u0000", "").strip();
    }

    /** A number that only orders a list: one that cannot be read is as good as none. */
    private static int integer(Dataset dataset, int tag) {
        try {
            return dataset.integer(tag).orElse(0);
        } catch (MeridianException e) {
            return 0;
        }
    }

    private static String age(String given, Optional<LocalDate> birth, Optional<LocalDate> study) {
        if (!given.isEmpty()
                || birth.isEmpty()
                || study.isEmpty()
                || birth.get().isAfter(study.get())) {
            return given;
        }
        Period age = Period.between(birth.get(), study.get());
        if (age.getYears() >= 2) {
            return age.getYears() > 999 ? "" : String.format("%03dY", age.getYears());
        }
        return age.toTotalMonths() >= 1
                ? String.format("%03dM", age.toTotalMonths())
                : String.format("%03dD", ChronoUnit.DAYS.between(birth.get(), study.get()));
    }
}

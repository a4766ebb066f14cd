package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an archive needs to know of one SOP instance. Texts and UIDs are empty where the object says
 * nothing; numbers that are missing or not valid are 0.
 *
 * @param sex M, F or O; empty for anything else
 * @param patientAge the AS value, for instance {@code 063Y}
 * @param numberOfFrames 0 for an object without pixels
 * @param lossy the pixels went through a lossy compression at some time
 */
public record InstanceHeader(
        PersonName patientName,
        String patientID,
        String issuerOfPatientID,
        Optional<LocalDate> patientBirthDate,
        String patientSex,
        String patientAge,
        String studyInstanceUID,
        Optional<LocalDate> studyDate,
        String studyTime,
        String studyID,
        String studyDescription,
        String accessionNumber,
        PersonName referringPhysicianName,
        String institutionName,
        String seriesInstanceUID,
        int seriesNumber,
        String seriesDescription,
        String modality,
        String bodyPartExamined,
        String frameOfReferenceUID,
        String sopClassUID,
        String sopInstanceUID,
        int instanceNumber,
        List<String> imageType,
        String transferSyntaxUID,
        int numberOfFrames,
        int rows,
        int columns,
        boolean lossy) {

    /**
     * Reads the header, of which {@link DicomReader#readHeader} reads enough.
     *
     * @throws MeridianException {@link DicomError#MISSING} without one of the UIDs that place it
     */
    public static InstanceHeader of(DicomFile file) {
        Dataset data = file.dataset();
        int rows = integer(data, Tag.Rows);
        int columns = integer(data, Tag.Columns);
        boolean image = rows > 0 && columns > 0;
        return new InstanceHeader(
                data.personName(Tag.PatientName),
                data.text(Tag.PatientID),
                data.text(Tag.IssuerOfPatientID),
                data.date(Tag.PatientBirthDate),
                sex(data.text(Tag.PatientSex)),
                data.text(Tag.PatientAge),
                data.requireString(Tag.StudyInstanceUID),
                data.date(Tag.StudyDate),
                data.text(Tag.StudyTime),
                data.text(Tag.StudyID),
                data.text(Tag.StudyDescription),
                data.text(Tag.AccessionNumber),
                data.personName(Tag.ReferringPhysicianName),
                data.text(Tag.InstitutionName),
                data.requireString(Tag.SeriesInstanceUID),
                integer(data, Tag.SeriesNumber),
                data.text(Tag.SeriesDescription),
                data.text(Tag.Modality),
                data.text(Tag.BodyPartExamined),
                data.text(Tag.FrameOfReferenceUID),
                data.requireString(Tag.SOPClassUID),
                data.requireString(Tag.SOPInstanceUID),
                integer(data, Tag.InstanceNumber),
                data.strings(Tag.ImageType),
                file.transferSyntax().uid(),
                image ? Math.max(1, integer(data, Tag.NumberOfFrames)) : 0,
                rows,
                columns,
                isLossy(file));
    }

    /** Whether the pixels are marked as lossy or stand in a lossy syntax (PS3.3 C.7.6.1.1.5). */
    public static boolean isLossy(DicomFile file) {
        return file.transferSyntax().lossy()
                || file.dataset().text(Tag.LossyImageCompression).equals("01");
    }

    /** The person, under the archive's key. */
    public Patient patient(PatientKey key) {
        return new Patient(
                key, patientID, issuerOfPatientID, patientName, patientBirthDate, patientSex);
    }

    /** The instance as the archive lists it. */
    public Instance instance(PatientKey key, BlobId blob) {
        return new Instance(
                sopInstanceUID,
                sopClassUID,
                seriesInstanceUID,
                key,
                instanceNumber,
                numberOfFrames,
                transferSyntaxUID,
                blob);
    }

    private static String sex(String text) {
        return text.equals("M") || text.equals("F") || text.equals("O") ? text : "";
    }

    private static int integer(Dataset data, int tag) {
        try {
            OptionalInt value = data.integer(tag);
            return value.orElse(0);
        } catch (MeridianException e) {
            return 0;
        }
    }
}

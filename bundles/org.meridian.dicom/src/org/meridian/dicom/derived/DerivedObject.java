package org.meridian.dicom.derived;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.Uids;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The modules that every object made from images has: patient and study as the images have them, a
 * series and an instance of its own, this program as equipment. Texts are in UTF-8. Stateless.
 */
public final class DerivedObject {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final String PROGRAM = "Meridian";
    private static final String VERSION = "0.1.0";
    private static final int SERIES_NUMBER = 9000;

    private DerivedObject() {}

    /**
     * A data set with these modules.
     *
     * @param description of the series
     */
    public static DatasetBuilder of(
            SourceImages images,
            String sopClassUID,
            String modality,
            String description,
            Instant now) {
        Dataset source = images.first();
        DatasetBuilder object = Dataset.builder();
        object.characterSet(SpecificCharacterSet.UTF_8)
                .string(Tag.SOPClassUID, sopClassUID)
                .string(Tag.SOPInstanceUID, Uids.random())
                .personName(Tag.PatientName, source.personName(Tag.PatientName))
                .personName(
                        Tag.ReferringPhysicianName, source.personName(Tag.ReferringPhysicianName))
                .string(Tag.StudyInstanceUID, source.requireString(Tag.StudyInstanceUID))
                .string(Tag.SeriesInstanceUID, Uids.random())
                .string(Tag.Modality, modality)
                .string(Tag.SeriesDescription, description)
                .integer(Tag.SeriesNumber, SERIES_NUMBER)
                .integer(Tag.InstanceNumber, 1)
                .string(Tag.Manufacturer, PROGRAM)
                .string(Tag.ManufacturerModelName, PROGRAM)
                .string(Tag.DeviceSerialNumber, VERSION)
                .string(Tag.SoftwareVersions, VERSION);
        stamp(object, Tag.InstanceCreationDate, Tag.InstanceCreationTime, now);
        for (int tag :
                new int[] {
                    Tag.PatientID,
                    Tag.PatientBirthDate,
                    Tag.PatientSex,
                    Tag.StudyID,
                    Tag.StudyDate,
                    Tag.StudyTime,
                    Tag.AccessionNumber
                }) {
            object.string(tag, source.strings(tag).toArray(String[]::new));
        }
        for (int tag : new int[] {Tag.IssuerOfPatientID, Tag.StudyDescription}) {
            source.string(tag).ifPresent(text -> object.string(tag, text));
        }
        return object;
    }

    /** Sets a date and a time in local time. */
    public static void stamp(DatasetBuilder object, int dateTag, int timeTag, Instant now) {
        LocalDateTime time = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
        object.string(dateTag, DATE.format(time)).string(timeTag, TIME.format(time));
    }
}

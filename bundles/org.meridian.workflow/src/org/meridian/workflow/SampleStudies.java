package org.meridian.workflow;

import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.phantom.ChestPhantom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sample's studies as DICOM files: one chest CT, and single slices of other invented persons.
 */
final class SampleStudies {
    /** CT Image Storage (PS3.4 B.5). */
    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";

    /** Of UIDs made from a number (PS3.5 B.2). */
    private static final String UID_ROOT = "2.25.";

    /**
     * In both languages at once: the same seed gives the same bytes whatever the program speaks.
     */
    private static final String DESCRIPTION = "Synthetic chest CT 合成胸部CT（非真人）";

    private static final LocalDate STUDY_DATE = LocalDate.of(2026, 5, 4);
    private static final int DAYS_APART = 17;

    /** An invented person of the sample. */
    record Person(String patientID, PersonName name, LocalDate birthDate, String sex) {}

    /** The first one has the whole CT and the monitor. */
    static final List<Person> PERSONS =
            List.of(
                    person("MS-0001", "Zhang^San=张^三", 1957, "M"),
                    person("MS-0002", "Ouyang^Ruolan=欧阳^若兰", 1964, "F"),
                    person("MS-0003", "Zeng^Zhiqiang=曾^志强", 1971, "M"),
                    person("MS-0004", "Shan^Xiuying=单^秀英", 1949, "F"),
                    person("MS-0005", "Lü^Chunhua=吕^春华", 1980, "F"));

    private static Person person(String id, String name, int year, String sex) {
        return new Person(id, PersonName.parse(name), LocalDate.of(year, 3, 12), sex);
    }

    private final long seed;
    private final ChestPhantom phantom;

    SampleStudies(long seed, ChestPhantom phantom) {
        this.seed = seed;
        this.phantom = phantom;
    }

    /** UID of a person's study; the same seed gives the same. */
    String studyInstanceUID(int person) {
        return uid(person, 1, 0);
    }

    /** The patient ID that a person has in this seed's sample. */
    String patientID(int person) {
        return PERSONS.get(person).patientID() + "-" + seed;
    }

    private String uid(int person, int level, int number) {
        return UID_ROOT + String.format(Locale.ROOT, "1%09d%d%d%05d", seed, person, level, number);
    }

    /** Writes every file into a folder. */
    List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Volume volume = phantom.volume();
        for (int person = 0; person < PERSONS.size(); person++) {
            int slices = volume.geometry().slices();
            int first = person == 0 ? 0 : slices / 2;
            int last = person == 0 ? slices : first + 1;
            for (int slice = first; slice < last; slice++) {
                Path file = folder.resolve(person + "-" + slice + ".dcm");
                try (OutputStream out = Files.newOutputStream(file)) {
                    DicomWriter.write(
                            dataset(person, slice), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
                }
                files.add(file);
            }
        }
        return files;
    }

    private Dataset dataset(int index, int slice) {
        Person person = PERSONS.get(index);
        LocalDate date = STUDY_DATE.minusDays((long) index * DAYS_APART);
        DatasetBuilder data = Dataset.builder();
        data.string(Tag.SpecificCharacterSet, "ISO_IR 192")
                .string(Tag.SOPClassUID, CT_IMAGE)
                .string(Tag.SOPInstanceUID, uid(index, 3, slice))
                .string(Tag.StudyDate, dicom(date))
                .string(Tag.StudyTime, "090000")
                .string(Tag.Modality, "CT")
                .string(Tag.Manufacturer, "Meridian")
                .string(Tag.StudyDescription, DESCRIPTION)
                .string(Tag.SeriesDescription, "Phantom " + seed)
                .personName(Tag.PatientName, person.name())
                .string(Tag.PatientID, patientID(index))
                .string(Tag.PatientBirthDate, dicom(person.birthDate()))
                .string(Tag.PatientSex, person.sex())
                .string(Tag.BodyPartExamined, "CHEST")
                .string(Tag.StudyInstanceUID, studyInstanceUID(index))
                .string(Tag.SeriesInstanceUID, uid(index, 2, 0))
                .string(Tag.FrameOfReferenceUID, uid(index, 4, 0))
                .integer(Tag.SeriesNumber, 1)
                .integer(Tag.InstanceNumber, slice + 1);
        pixels(data, slice);
        return data.build();
    }

    private void pixels(DatasetBuilder data, int slice) {
        Volume volume = phantom.volume();
        PlaneGeometry plane = volume.geometry().plane(slice);
        Vec3 at = plane.origin();
        data.number(Tag.ImagePositionPatient, at.x(), at.y(), at.z())
                .number(
                        Tag.ImageOrientationPatient,
                        plane.row().x(),
                        plane.row().y(),
                        plane.row().z(),
                        plane.column().x(),
                        plane.column().y(),
                        plane.column().z())
                .number(Tag.PixelSpacing, plane.rowSpacing(), plane.columnSpacing())
                .number(Tag.SliceThickness, volume.geometry().sliceSpacing())
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.Rows, plane.rows())
                .integer(Tag.Columns, plane.columns())
                .integer(Tag.BitsAllocated, Short.SIZE)
                .integer(Tag.BitsStored, Short.SIZE)
                .integer(Tag.HighBit, Short.SIZE - 1)
                .integer(Tag.PixelRepresentation, 1)
                .number(Tag.RescaleIntercept, volume.rescale().intercept())
                .number(Tag.RescaleSlope, volume.rescale().slope())
                .string(Tag.RescaleType, "HU")
                .number(Tag.WindowCenter, -600, 40)
                .number(Tag.WindowWidth, 1500, 400)
                .words(Tag.PixelData, volume.slice(slice));
    }

    private static String dicom(LocalDate date) {
        return date.toString().replace("-", "");
    }
}

package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.Instance;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class InstanceHeaderTest {
    private static DatasetBuilder object() {
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .string(Tag.SOPInstanceUID, "1.2.3.4")
                .string(Tag.StudyInstanceUID, "1.2.3")
                .string(Tag.SeriesInstanceUID, "1.2.3.1")
                .personName(Tag.PatientName, new PersonName("Li^Na", "李^娜", ""))
                .string(Tag.PatientID, "P7")
                .string(Tag.PatientSex, "F")
                .string(Tag.PatientAge, "063Y")
                .string(Tag.PatientBirthDate, "19600131")
                .string(Tag.ImageType, "ORIGINAL", "PRIMARY")
                .integer(Tag.InstanceNumber, 12)
                .integer(Tag.Rows, 4)
                .integer(Tag.Columns, 5);
    }

    private static InstanceHeader header(Dataset dataset, TransferSyntax syntax) {
        return InstanceHeader.of(new DicomFile(Dataset.EMPTY, dataset, syntax, List.of()));
    }

    @Test
    void headerOfAnImage() {
        InstanceHeader header = header(object().build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals("李娜 (Li Na)", header.patientName().display());
        assertEquals(Optional.of(LocalDate.of(1960, 1, 31)), header.patientBirthDate());
        assertEquals("063Y", header.patientAge());
        assertEquals(List.of("ORIGINAL", "PRIMARY"), header.imageType());
        assertEquals(1, header.numberOfFrames());
        assertFalse(header.lossy());
        PatientKey key = PatientKey.random();
        assertEquals(
                new Instance(
                        "1.2.3.4",
                        "1.2.840.10008.5.1.4.1.1.2",
                        "1.2.3.1",
                        key,
                        12,
                        1,
                        "1.2.840.10008.1.2.1",
                        new BlobId("b")),
                header.instance(key, new BlobId("b")));
        assertEquals("P7", header.patient(key).patientID());
    }

    @Test
    void objectWithoutPixelsHasNoFrames() {
        Dataset dataset = object().remove(Tag.Rows).remove(Tag.Columns).build();
        assertEquals(0, header(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).numberOfFrames());
    }

    @Test
    void lossyBySyntaxOrByAttribute() {
        assertTrue(header(object().build(), TransferSyntax.JPEG_BASELINE).lossy());
        Dataset marked = object().string(Tag.LossyImageCompression, "01").build();
        assertTrue(header(marked, TransferSyntax.EXPLICIT_LITTLE_ENDIAN).lossy());
    }

    @Test
    void whatPlacesTheObjectIsNotInvented() {
        for (int tag :
                new int[] {
                    Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID, Tag.SOPClassUID
                }) {
            Dataset dataset = object().remove(tag).build();
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () -> header(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
            assertEquals(DicomError.MISSING, e.errorCode());
        }
    }

    @Test
    void wrongDatesAndSexesAreEmpty() {
        Dataset dataset =
                object().string(Tag.PatientBirthDate, "19601331")
                        .string(Tag.PatientSex, "X")
                        .build();
        InstanceHeader header = header(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        assertEquals(Optional.empty(), header.patientBirthDate());
        assertEquals("", header.patientSex());
    }
}

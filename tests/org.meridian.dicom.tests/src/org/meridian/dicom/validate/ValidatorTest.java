package org.meridian.dicom.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.testkit.TestData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class ValidatorTest {
    private static DatasetBuilder image() {
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                .string(Tag.SOPInstanceUID, "2.25.1")
                .string(Tag.PatientName, "A^B")
                .string(Tag.PatientID)
                .string(Tag.PatientBirthDate)
                .string(Tag.PatientSex)
                .string(Tag.StudyInstanceUID, "2.25.2")
                .string(Tag.StudyDate, "20240229")
                .string(Tag.StudyTime, "101112.5")
                .string(Tag.ReferringPhysicianName)
                .string(Tag.StudyID)
                .string(Tag.AccessionNumber)
                .string(Tag.Modality, "OT")
                .string(Tag.SeriesInstanceUID, "2.25.3")
                .integer(Tag.SeriesNumber, 1)
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.Rows, 2)
                .integer(Tag.Columns, 2)
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, 12)
                .integer(Tag.HighBit, 11)
                .integer(Tag.PixelRepresentation, 0)
                .words(Tag.PixelData, new short[4]);
    }

    private static byte[] written(DatasetBuilder builder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(builder.build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        return out.toByteArray();
    }

    private static List<Problem> validate(byte[] file) {
        return Validator.validate(DicomReader.read(ByteSources.of(file)));
    }

    /** Codes and tags of all problems. */
    private static String problems(DatasetBuilder builder) {
        return validate(written(builder)).stream()
                .map(problem -> problem.code().code() + Tag.toString(problem.tag()))
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    @Test
    void soundImageHasNoProblems() {
        assertEquals("", problems(image()));
    }

    @ParameterizedTest
    @CsvSource({
        "StudyDate, 20230229, DCM-103",
        "StudyDate, 2024.02.28, DCM-104",
        "StudyTime, 2530, DCM-103",
        "Modality, ot, DCM-103",
        "Modality, AAAAAAAAAAAAAAAAA, DCM-104",
        "Modality, A\\B, DCM-102",
        "SeriesNumber, 99999999999, DCM-103",
        "SeriesNumber, 1.5, DCM-103",
        "SeriesInstanceUID, 1.02, DCM-103",
        "PatientName, A^B^C^D^E^F, DCM-103",
        "PatientAge, 12, DCM-103",
        "PixelSpacing, 1, DCM-102",
        "PixelSpacing, 1\\x, DCM-103",
        "SpecificCharacterSet, LATIN1, DCM-106"
    })
    void valuesAgainstTheirVr(String keyword, String value, String code) {
        int tag = Dictionary.tag(keyword).orElseThrow();
        assertEquals(code + Tag.toString(tag), problems(image().string(tag, value.split("\\\\"))));
    }

    @Test
    void attributesThatModulesRequire() {
        assertEquals("DCM-107(0020,000E)", problems(image().string(Tag.SeriesInstanceUID)));
        assertEquals("DCM-107(0020,000E)", problems(image().remove(Tag.SeriesInstanceUID)));
        assertEquals("DCM-108(0010,0020)", problems(image().remove(Tag.PatientID)));
        assertEquals("DCM-107(0028,0103)", problems(image().remove(Tag.PixelRepresentation)));
    }

    @Test
    void elementsAgainstTheDictionary() {
        assertEquals(
                "DCM-101(0028,0010)",
                problems(image().bytes(Tag.Rows, VR.UL, new byte[] {2, 0, 0, 0})));
        assertEquals("DCM-109(0008,7777)", problems(image().string(0x00087777, VR.LO, "x")));
        assertEquals("DCM-110(0009,1001)", problems(image().string(0x00091001, VR.LO, "x")));
        assertEquals("DCM-111(0008,0041)", problems(image().string(0x00080041, VR.LO, "x")));
        assertEquals(
                "DCM-103(0028,0106)",
                problems(image().bytes(0x00280106, VR.US, new byte[] {1, 2, 3, 4, 5, 6}))
                        .replace("DCM-102", "DCM-103"));
    }

    @Test
    void textsInNoCharacterSet() {
        assertEquals(
                "DCM-105(0010,0020)",
                problems(image().bytes(Tag.PatientID, VR.LO, new byte[] {65, (byte) 0xC4})));
        assertEquals(
                "DCM-105(0010,0020)",
                problems(
                        image().string(Tag.SpecificCharacterSet, "ISO_IR 192")
                                .bytes(Tag.PatientID, VR.LO, new byte[] {65, (byte) 0xC4})));
    }

    @Test
    void pixelsAgainstTheirDescription() {
        assertEquals("DCM-112(0028,0102)", problems(image().integer(Tag.HighBit, 15)));
        assertEquals(
                "DCM-112(0028,0101) DCM-112(0028,0102)",
                problems(image().integer(Tag.BitsStored, 17)));
        assertEquals("DCM-113(7FE0,0010)", problems(image().integer(Tag.Rows, 3)));
        assertEquals(
                "DCM-112(0028,0002)",
                problems(image().string(Tag.PhotometricInterpretation, "RGB")));
        assertEquals(
                "DCM-107(0028,1101) DCM-107(0028,1102) DCM-107(0028,1103)",
                problems(image().string(Tag.PhotometricInterpretation, "PALETTE COLOR")));
    }

    @Test
    void damageIsAnErrorWithItsPlace() {
        byte[] whole = written(image());
        List<Problem> problems = validate(Arrays.copyOf(whole, whole.length - 2));
        assertEquals("DCM-002", problems.get(0).code().code());
        assertEquals(Problem.Severity.ERROR, problems.get(0).severity());
        assertEquals(whole.length - 20, problems.get(0).position());
    }

    @ParameterizedTest
    @EnumSource(ValidationError.class)
    void everyErrorHasASentenceInBothLanguages(ValidationError error) {
        String english = error.text(Locale.ENGLISH, "a", "b", "c", "d");
        String chinese = error.text(Locale.SIMPLIFIED_CHINESE, "a", "b", "c", "d");
        assertFalse(english.contains("{") || chinese.contains("{"));
        assertNotEquals(english, chinese);
    }

    @Test
    void everyFileCanBeValidated() throws IOException {
        try (Stream<Path> walk = Files.walk(TestData.path("dicom"))) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                try (ByteSource source = ByteSources.open(path)) {
                    DicomFile file = DicomReader.read(source);
                    for (Problem problem : Validator.validate(file)) {
                        String text = problem.text(Locale.ENGLISH);
                        assertFalse(text.contains("{") || text.isEmpty(), path + " " + text);
                    }
                } catch (MeridianException e) {
                    assertTrue(path.endsWith("no_meta.dcm"), path + " " + e);
                }
            }
        }
    }
}

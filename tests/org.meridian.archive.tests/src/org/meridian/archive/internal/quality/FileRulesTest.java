package org.meridian.archive.internal.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Dictionary;
import org.meridian.testkit.archive.Part10;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class FileRulesTest {
    private static final String CR = "1.2.840.10008.5.1.4.1.1.1";
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    /** A CT image against which nothing is to be said. */
    private static Part10 sound() {
        return new Part10(1, 1, 1)
                .text(0x00180050, "DS", "2.5")
                .text(0x00280030, "DS", "0.7\\0.7")
                .bytes(0x00080005, "CS", "ISO_IR 192".getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Remark> remarks(Part10 file) {
        return remarks(file, Map.of());
    }

    private static List<Remark> remarks(Part10 file, Map<String, String> mended) {
        var read = DicomReader.read(ByteSources.of(file.bytes()));
        return new Examiner(TODAY)
                .examine(read, mended).remarks().stream()
                        // the small files of the tests have no whole meta information
                        .filter(r -> r.rule() != Rule.NOT_AS_THE_STANDARD)
                        .toList();
    }

    private static Part10 with(Part10 file, String keyword, String value) {
        int tag = Dictionary.tag(keyword).orElseThrow();
        String vr = Dictionary.entry(tag).orElseThrow().vr();
        return file.text(tag, vr, value);
    }

    @Test
    void againstASoundImageNothingIsSaid() {
        assertEquals(List.of(), remarks(sound()));
    }

    @ParameterizedTest
    @CsvSource({
        "PatientID, NO_PATIENT_ID",
        "PatientName, NO_NAME",
        "PatientBirthDate, NO_BIRTH_DATE",
        "PatientSex, NO_SEX",
        "StudyDate, NO_STUDY_DATE",
        "Modality, NO_MODALITY",
        "PixelSpacing, NO_PIXEL_SPACING",
        "SliceThickness, NO_SLICE_THICKNESS"
    })
    void aMissingValueIsSaidOnce(String keyword, Rule rule) {
        List<Remark> expected = List.of(new Remark(rule, keyword, "", ""));
        int tag = Dictionary.tag(keyword).orElseThrow();
        assertEquals(expected, remarks(sound().without(tag)));
        assertEquals(expected, remarks(with(sound(), keyword, "")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PatientBirthDate, 20240601, BORN_AFTER_STUDY, 2024-06-01, -",
                "PatientBirthDate, 18900101, TOO_OLD, 1890-01-01, -",
                "PatientBirthDate, 19601302, BIRTH_DATE_UNREADABLE, 19601302, -",
                "PatientAge, 046Y, AGE_DIFFERS, 046Y, 064Y",
                "PatientAge, 003M, AGE_DIFFERS, 003M, 772M",
                "StudyDate, 20260601, STUDY_IN_THE_FUTURE, 2026-06-01, -",
                "StudyDate, 19691231, STUDY_TOO_EARLY, 1969-12-31, -",
                "StudyDate, 2024May1, STUDY_DATE_UNREADABLE, 2024May1, -",
                "PatientWeight, -3, WEIGHT_IMPOSSIBLE, -3, -",
                "PatientWeight, 72500, WEIGHT_IMPOSSIBLE, 72500, 72.5",
                "PatientSize, 172, HEIGHT_IMPOSSIBLE, 172, 1.72",
                "PatientSex, 男, SEX_UNKNOWN_CODE, 男, M",
                "PatientSex, f, SEX_UNKNOWN_CODE, f, F",
                "PatientSex, X, SEX_UNKNOWN_CODE, X, -",
                "PixelSpacing, 0\\0, SPACING_IMPOSSIBLE, 0\\0, -",
                "PixelSpacing, 700\\700, SPACING_IMPOSSIBLE, 700\\700, -",
                "SliceThickness, -2, SPACING_IMPOSSIBLE, -2, -",
                "BodyPartExamined, UTERUS, BODY_PART_AGAINST_SEX, UTERUS, -",
                "AcquisitionDate, 20240101, ACQUIRED_BEFORE_STUDY, 2024-01-01, -",
                "BodyPartExamined, CHSET, BODY_PART_UNKNOWN, CHSET, CHEST",
                "BodyPartExamined, Abdomen, BODY_PART_UNKNOWN, Abdomen, ABDOMEN",
                "BodyPartExamined, 胸部, BODY_PART_UNKNOWN, 胸部, CHEST",
                "BodyPartExamined, 膝关节, BODY_PART_UNKNOWN, 膝关节, KNEE",
                "BodyPartExamined, THORAX, BODY_PART_UNKNOWN, THORAX, CHEST",
                "BodyPartExamined, C_SPINE, BODY_PART_UNKNOWN, C_SPINE, CSPINE",
                "BodyPartExamined, QWERTZUI, BODY_PART_UNKNOWN, QWERTZUI, -",
                "Modality, MRI, MODALITY_UNKNOWN, MRI, MR",
                "Modality, ct, MODALITY_UNKNOWN, ct, CT",
                "SeriesInstanceUID, 2.25.1.01, UID_NOT_VALID, 2.25.1.01, -",
            })
    void aValueThatCannotBeIsSaidWithWhatIsMeant(
            String keyword, String value, Rule rule, String found, String suggestion) {
        String meant = suggestion == null ? "" : suggestion;
        assertEquals(
                List.of(new Remark(rule, keyword, found, meant)),
                remarks(with(sound(), keyword, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "PatientAge, 064Y",
        "PatientAge, 065Y",
        "PatientAge, 063Y",
        "PatientWeight, 0",
        "PatientWeight, 0.6",
        "PatientSize, 0",
        "PatientSize, 1.72",
        "PatientBirthDate, 1960.01.02",
        "StudyDate, 20260102",
        "SliceThickness, 0",
        "BodyPartExamined, BREAST",
        "BodyPartExamined, PROSTATE",
        "PatientSex, O"
    })
    void aValueThatCanBeIsLeftAlone(String keyword, String value) {
        assertEquals(List.of(), remarks(with(sound(), keyword, value)));
    }

    @Test
    void petWantsAWeightAndItsUnits() {
        Part10 pet = with(with(sound(), "Modality", "PT"), "PatientWeight", "0");
        assertEquals(
                List.of(
                        new Remark(Rule.NO_WEIGHT_FOR_SUV, "PatientWeight", "0", ""),
                        new Remark(Rule.UNIT_UNKNOWN, "Units", "BQ/ML", "BQML")),
                remarks(with(pet, "Units", "BQ/ML")));
        assertEquals(List.of(), remarks(with(with(pet, "PatientWeight", "70"), "Units", "BQML")));
    }

    @Test
    void aProjectionOfAPairedPartWantsItsSide() {
        Part10 knee =
                with(
                        with(sound().text(0x00080016, "UI", CR), "Modality", "CR"),
                        "BodyPartExamined",
                        "KNEE");
        assertEquals(List.of(new Remark(Rule.NO_LATERALITY, "Laterality", "", "")), remarks(knee));
        assertEquals(List.of(), remarks(with(knee, "ImageLaterality", "L")));
        assertEquals(List.of(), remarks(with(sound(), "BodyPartExamined", "KNEE")), "a slice");
        Part10 bare = with(knee, "ImageLaterality", "L").without(0x00280030);
        assertEquals(
                List.of(new Remark(Rule.NO_PIXEL_SPACING, "ImagerPixelSpacing", "", "")),
                remarks(bare));
    }

    /** The number is the example of GB 11643-1999; its holder was born on 1949-12-31. */
    @Test
    void aResidentIdentityNumberIsHeldToItselfAndTheRecord() {
        Part10 file = with(sound(), "PatientID", "11010519491231002X");
        assertEquals(
                List.of(
                        new Remark(
                                Rule.RESIDENT_ID_BIRTH_DATE,
                                "PatientBirthDate",
                                "1960-01-02",
                                "1949-12-31"),
                        new Remark(Rule.RESIDENT_ID_SEX, "PatientSex", "M", "F")),
                remarks(file));
        Part10 right = with(with(file, "PatientBirthDate", "19491231"), "PatientSex", "F");
        assertEquals(List.of(), remarks(right));
        assertEquals(
                List.of(
                        new Remark(
                                Rule.RESIDENT_ID_CHECK_DIGIT,
                                "PatientID",
                                "110105194912310021",
                                "")),
                remarks(with(right, "PatientID", "110105194912310021")));
        Part10 other =
                with(with(right, "PatientID", "P1"), "OtherPatientIDs", "A\\11010519491231002X");
        assertEquals(Rule.RESIDENT_ID_SEX, remarks(with(other, "PatientSex", "M")).get(0).rule());
    }

    @Test
    void aGarbledNameIsSuggestedAsItIsMeant() {
        byte[] name = "王^小明".getBytes(Charset.forName("GBK"));
        Part10 file = sound().text(0x00080005, "CS", "ISO_IR 100").bytes(0x00100010, "PN", name);
        List<Remark> remarks = remarks(file);
        assertEquals(1, remarks.size());
        assertEquals(Rule.PATIENT_TEXT_GARBLED, remarks.get(0).rule());
        assertEquals("王^小明", remarks.get(0).suggestion());
        assertEquals(new String(name, StandardCharsets.ISO_8859_1), remarks.get(0).found());
    }

    @Test
    void whatAPersonMendedIsWhatTheRulesLookAt() {
        Part10 file = with(sound(), "PatientBirthDate", "20240601");
        assertEquals(List.of(), remarks(file, Map.of("PatientBirthDate", "1960-01-02")));
        assertEquals(List.of(), remarks(sound().without(0x00100020), Map.of("PatientID", "P9")));
    }

    @Test
    void whatIsOutOfTheStandardIsSaidOnceASeries() {
        Part10 file = with(sound(), "StudyTime", "noon");
        Examiner examiner = new Examiner(TODAY);
        var read = DicomReader.read(ByteSources.of(file.bytes()));
        List<Remark> first = examiner.examine(read, Map.of()).remarks();
        assertTrue(
                first.stream()
                        .anyMatch(
                                r ->
                                        r.rule() == Rule.NOT_AS_THE_STANDARD
                                                && r.found().contains("DCM-103 StudyTime")),
                first.toString());
        assertEquals(List.of(), examiner.examine(read, Map.of()).remarks());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasItsSentence(Rule rule) {
        String english = rule.text(Locale.ENGLISH);
        String chinese = rule.text(Locale.SIMPLIFIED_CHINESE);
        assertTrue(english.endsWith(".") || english.endsWith("?"), english);
        assertTrue(chinese.codePoints().anyMatch(c -> c > 0x4E00), chinese);
    }

    @Test
    void codesAreNeverUsedTwice() {
        List<String> codes = Arrays.stream(Rule.values()).map(Rule::code).toList();
        assertEquals(codes.stream().distinct().toList(), codes);
    }
}

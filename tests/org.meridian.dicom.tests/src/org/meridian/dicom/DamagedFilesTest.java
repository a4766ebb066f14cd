package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.testkit.TestData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Of damaged data the sound part is read, and where it ends is told. */
class DamagedFilesTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String FILES = "dicom/pydicom/src/pydicom/data/test_files/";
    private static final int START = Bytes.file(EXPLICIT).array().length;

    private static DicomFile.Note damage(DicomFile file) {
        return file.damage().orElseThrow();
    }

    private static List<DicomError> codes(DicomFile file) {
        return file.notes().stream().map(DicomFile.Note::code).toList();
    }

    private static Bytes explicit() {
        return Bytes.file(EXPLICIT);
    }

    @Test
    void cutValueEndsTheDataSetBeforeIt() {
        DicomFile file =
                explicit()
                        .element(Tag.Modality, "CS", "CT")
                        .hex("1000 2000 4C4F 0800 414243")
                        .read();
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertEquals(1, file.dataset().size());
        assertEquals(
                new DicomFile.Note(DicomError.CUT_SHORT, Tag.PatientID, START + 10), damage(file));
    }

    @Test
    void everyCutGivesTheElementsBeforeIt() {
        byte[] whole =
                explicit()
                        .element(Tag.SpecificCharacterSet, "CS", "ISO_IR 100")
                        .hex("0800 4011 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF")
                        .element(Tag.Modality, "CS", "CT")
                        .hex("FEFF0DE0 00000000 FEFF00E0 0A000000")
                        .element(Tag.Modality, "CS", "MR")
                        .hex("FEFFDDE0 00000000")
                        .element(Tag.PatientID, "LO", "B ")
                        .hex("E07F 1000 4F57 0000 06000000 010203040506")
                        .array();
        Dataset all = DicomReader.read(ByteSources.of(whole)).requireWhole().dataset();
        int before = 0;
        for (int length = START; length < whole.length; length++) {
            DicomFile file = DicomReader.read(ByteSources.of(Arrays.copyOf(whole, length)));
            assertTrue(file.dataset().size() >= before, "at " + length);
            before = file.dataset().size();
            for (Element element : file.dataset()) {
                assertTrue(all.contains(element.tag()));
                if (element.vr().isText()) {
                    assertEquals(all.text(element.tag()), file.dataset().text(element.tag()));
                }
                for (Dataset item : element.items()) {
                    assertTrue(item.text(Tag.Modality).matches("CT|MR"));
                }
            }
        }
        assertEquals(all.size(), before);
    }

    @Test
    void cutPixelsAreKeptAsFarAsTheyGo() {
        DicomFile file =
                explicit()
                        .element(Tag.Modality, "CS", "CT")
                        .hex("E07F 1000 4F57 0000 08000000 010203")
                        .read();
        assertEquals(DicomError.CUT_SHORT, damage(file).code());
        assertArrayEquals(
                new byte[] {1, 2}, file.dataset().element(Tag.PixelData).orElseThrow().bytes());
    }

    @Test
    void cutFragmentsLeaveTheWholeOnes() {
        DicomFile file =
                Bytes.file("1.2.840.10008.1.2.5")
                        .hex("E07F 1000 4F42 0000 FFFFFFFF FEFF00E0 00000000")
                        .hex("FEFF00E0 02000000 ABCD FEFF00E0 08000000 ABCD")
                        .read();
        Fragments fragments =
                file.dataset().element(Tag.PixelData).orElseThrow().fragments().orElseThrow();
        assertEquals(1, fragments.fragments().size());
        assertFalse(fragments.complete());
        assertEquals(Tag.PixelData, damage(file).tag());
    }

    @Test
    void damageInsideASequenceOfKnownLengthEndsWithIt() {
        DicomFile file =
                explicit()
                        .hex("0800 4011 5351 0000 1C000000 FEFF00E0 14000000")
                        .element(Tag.Modality, "CS", "CT")
                        .hex("0800 7000 0000 FFFFFFFF")
                        .element(Tag.PatientID, "LO", "B ")
                        .read();
        assertEquals("B", file.dataset().text(Tag.PatientID));
        assertEquals("CT", file.dataset().items(0x00081140).get(0).text(Tag.Modality));
        assertEquals(
                new DicomFile.Note(DicomError.STRUCTURE, 0x00080070, START + 30), damage(file));
    }

    @Test
    void damageInsideAnItemOfKnownLengthLeavesTheNextItem() {
        DicomFile file =
                explicit()
                        .hex("0800 4011 5351 0000 FFFFFFFF FEFF00E0 0A000000")
                        .hex("0800 6000 4353 0C00 0000")
                        .hex("FEFF00E0 0A000000")
                        .element(Tag.Modality, "CS", "MR")
                        .hex("FEFFDDE0 00000000")
                        .read();
        List<Dataset> items = file.dataset().items(0x00081140);
        assertEquals("MR", items.get(items.size() - 1).text(Tag.Modality));
        assertEquals(DicomError.LENGTH, damage(file).code());
    }

    @Test
    void itemOfALyingLengthTakesNothingOfWhatFollows() {
        DicomFile file =
                explicit()
                        .hex("0800 4011 5351 0000 FFFFFFFF FEFF00E0 00F00000")
                        .element(Tag.Modality, "CS", "MR")
                        .hex("FEFFDDE0 00000000")
                        .element(Tag.PatientID, "LO", "B ")
                        .read();
        Dataset item = file.dataset().items(0x00081140).get(0);
        assertEquals(1, item.size());
        assertEquals("MR", item.text(Tag.Modality));
        assertEquals(DicomError.CUT_SHORT, damage(file).code());
    }

    @Test
    void garbageBehindThePixelsIsLeftOut() {
        DicomFile file =
                explicit()
                        .element(Tag.Modality, "CS", "CT")
                        .hex("E07F 1000 4F57 0000 02000000 0102")
                        .text("garbage at the end, no element")
                        .read();
        assertEquals(List.of(DicomError.TRAILING), codes(file));
        assertEquals(START + 24, file.notes().get(0).position());
        assertEquals(2, file.requireWhole().dataset().size());
    }

    @Test
    void privateElementsBehindThePixelsAreRead() {
        Dataset dataset =
                explicit()
                        .hex("E07F 1000 4F57 0000 02000000 0102")
                        .hex("E17F 1000 4C4F 0200 4745")
                        .read()
                        .requireWhole()
                        .dataset();
        assertEquals("GE", dataset.text(0x7FE10010));
    }

    @Test
    void oddLengthsAreReadAndTold() {
        DicomFile file =
                explicit()
                        .element(Tag.Modality, "CS", "CT1")
                        .element(Tag.PatientID, "LO", "B ")
                        .read();
        assertEquals("CT1", file.dataset().text(Tag.Modality));
        assertEquals("B", file.dataset().text(Tag.PatientID));
        assertEquals(List.of(DicomError.ODD_LENGTH), codes(file));
    }

    @Test
    void elementsWithoutVrAmongExplicitOnes() {
        DicomFile file =
                explicit()
                        .element(Tag.SOPClassUID, "UI", "1.2\0")
                        .hex("0800 6000 02000000 4354")
                        .hex("1000 2000 3F3F 0200 4220")
                        .element(Tag.StudyInstanceUID, "UI", "1.2.3\0")
                        .read();
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertEquals("B", file.dataset().text(Tag.PatientID));
        assertEquals(List.of(DicomError.WRONG_VR, DicomError.WRONG_VR), codes(file));
    }

    @Test
    void longVrInTheShortForm() {
        DicomFile file =
                explicit()
                        .hex("0900 1010 4F42 0200 0102")
                        .element(Tag.PatientID, "LO", "B ")
                        .read();
        assertArrayEquals(
                new byte[] {1, 2}, file.dataset().element(0x00091010).orElseThrow().bytes());
        assertEquals(List.of(DicomError.WRONG_VR), codes(file));
    }

    @Test
    void wrongVrOfPixelRepresentationDoesNotEndTheHeader() {
        Dataset dataset =
                explicit()
                        .element(Tag.PixelRepresentation, "CS", "AB")
                        .element(Tag.WindowCenter, "DS", "40")
                        .read()
                        .requireWhole()
                        .dataset();
        assertEquals(40, dataset.number(Tag.WindowCenter).orElseThrow());
    }

    @Test
    void missingAndWrongTransferSyntaxes() throws IOException {
        byte[] plain = new Bytes().element(Tag.Modality, "CS", "CT").array();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, true))) {
            out.write(plain);
        }
        Bytes without = new Bytes().zeros(128).text("DICM");
        without.element(Tag.MediaStorageSOPClassUID, "UI", "1.2 ");
        DicomFile guessed = joined(without, plain);
        assertEquals("CT", guessed.dataset().text(Tag.Modality));
        assertEquals(List.of(DicomError.NO_META), codes(guessed));
        DicomFile notDeflated = joined(Bytes.file("1.2.840.10008.1.2.1.99"), plain);
        assertEquals("CT", notDeflated.dataset().text(Tag.Modality));
        assertEquals(List.of(DicomError.OTHER_ENCODING), codes(notDeflated));
        DicomFile deflated = joined(Bytes.file(EXPLICIT), packed.toByteArray());
        assertEquals("CT", deflated.dataset().text(Tag.Modality));
        assertEquals(List.of(DicomError.OTHER_ENCODING), codes(deflated));
    }

    private static DicomFile joined(Bytes head, byte[] data) {
        byte[] start = head.array();
        byte[] whole = Arrays.copyOf(start, start.length + data.length);
        System.arraycopy(data, 0, whole, start.length, data.length);
        return DicomReader.read(ByteSources.of(whole));
    }

    @Test
    void cutDeflatedDataGiveWhatCanBeInflated() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Bytes plain = new Bytes().element(Tag.Modality, "CS", "CT");
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            plain.element(0x00100020 + i, "LO", Long.toHexString(random.nextLong() | 1L << 62));
        }
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, true))) {
            out.write(plain.array());
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        DicomFile file = joined(Bytes.file("1.2.840.10008.1.2.1.99"), half);
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertTrue(file.dataset().size() > 80, "" + file.dataset().size());
        assertEquals(DicomError.DEFLATE, damage(file).code());
    }

    @Test
    void damagedMetaInformationIsLeftByItsGroupLength() {
        DicomFile file =
                new Bytes()
                        .zeros(128)
                        .text("DICM")
                        .hex("0200 0000 554C 0400 08000000")
                        .hex("0200 1000 0000 00FF")
                        .element(Tag.Modality, "CS", "CT")
                        .read();
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertEquals(DicomError.STRUCTURE, damage(file).code());
    }

    @Test
    void unknownOfUndefinedLengthInTheEncodingAround() {
        DicomFile file =
                explicit()
                        .hex("0800 4011 554E 0000 FFFFFFFF FEFF00E0 FFFFFFFF")
                        .element(Tag.Modality, "CS", "PT")
                        .hex("FEFF0DE0 00000000 FEFFDDE0 00000000")
                        .read();
        assertEquals("PT", file.dataset().items(0x00081140).get(0).text(Tag.Modality));
    }

    @Test
    void privateElementsInImplicitVrTakeTheirVrFromTheirMaker() {
        Dataset dataset =
                Bytes.file(IMPLICIT)
                        .hex("1900 1100 08000000")
                        .text("SIEMENS MR HEADER".substring(0, 8))
                        .hex("1900 1200 12000000")
                        .text("SIEMENS MR HEADER ")
                        .hex("1900 0C12 04000000")
                        .text("1000")
                        .hex("1900 0C11 04000000")
                        .text("1000")
                        .read()
                        .dataset();
        assertEquals(VR.IS, dataset.element(0x0019120C).orElseThrow().vr());
        assertEquals(1000, dataset.requireInteger(0x0019120C));
        assertEquals(VR.UN, dataset.element(0x0019110C).orElseThrow().vr());
    }

    @Test
    void randomBytesAreNoDicom() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            if (i % 2 == 0 && bytes.length > 2) {
                bytes[0] = (byte) (i % 4 + 2);
                bytes[1] = 0;
            }
            assertTrue(isRefused(ByteSources.of(bytes)), "round " + i);
        }
    }

    private static boolean isRefused(ByteSource source) {
        try {
            DicomReader.read(source);
            return false;
        } catch (MeridianException e) {
            return e.errorCode() == DicomError.NOT_DICOM;
        }
    }

    @Test
    void aTextThatShowsAFileIsNoDicom() throws IOException {
        try (ByteSource source = ByteSources.open(TestData.path(FILES + "no_meta.dcm"))) {
            assertTrue(isRefused(source));
        }
    }

    @Test
    void cutFilesOfOthersKeepTheirHeaders() throws IOException {
        assertEquals(
                new DicomFile.Note(DicomError.CUT_SHORT, 0x300A00B0, 1410),
                damaged("rtplan_truncated.dcm", 0x300A00B0));
        assertEquals(
                new DicomFile.Note(DicomError.CUT_SHORT, Tag.PixelData, 1488),
                damaged("MR_truncated.dcm", Tag.PixelData));
        assertEquals(
                Tag.PixelData,
                damaged(
                                "../../../../../pydicom-data/data_store/data/"
                                        + "emri_small_jpeg_2k_lossless_too_short.dcm",
                                Tag.PixelData)
                        .tag());
    }

    private static DicomFile.Note damaged(String name, int lastTag) throws IOException {
        try (ByteSource source = ByteSources.open(TestData.path(FILES + name).normalize())) {
            DicomFile file = DicomReader.read(source);
            int last = 0;
            for (Element element : file.dataset()) {
                last = element.tag();
            }
            assertEquals(Tag.toString(lastTag), Tag.toString(last));
            return damage(file);
        }
    }
}

package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

class DicomReaderTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";

    @Test
    void explicitElementsOfShortAndLongForm() {
        DicomFile file =
                Bytes.file(EXPLICIT)
                        .element(Tag.Modality, "CS", "CT")
                        .hex("0900 1010 4F42 0000 04000000 01020304")
                        .element(Tag.PatientID, "LO", "A-1 ")
                        .read();
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertEquals("A-1", file.dataset().text(Tag.PatientID));
        assertArrayEquals(
                new byte[] {1, 2, 3, 4}, file.dataset().element(0x00091010).orElseThrow().bytes());
        assertEquals(List.of(), file.notes());
    }

    @Test
    void implicitElementsTakeTheirVrFromTheDictionary() {
        DicomFile file =
                Bytes.file(IMPLICIT)
                        .hex("0800 6000 02000000")
                        .text("MR")
                        .hex("2800 0301 02000000 0100")
                        .hex("2800 2001 02000000 FEFF")
                        .read();
        assertEquals(VR.CS, file.dataset().element(Tag.Modality).orElseThrow().vr());
        assertEquals(-2, file.dataset().requireInteger(Tag.PixelPaddingValue));
    }

    @Test
    void sequencesOfBothLengthsAndNestedCharacterSets() {
        Dataset dataset =
                Bytes.file(EXPLICIT)
                        .element(Tag.SpecificCharacterSet, "CS", "ISO_IR 100")
                        .hex("0800 4011 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF")
                        .element(Tag.PatientName, "PN", "J\u00E9")
                        .hex("FEFF0DE0 00000000 FEFF00E0 1A000000")
                        .element(Tag.SpecificCharacterSet, "CS", "ISO_IR 192")
                        .element(Tag.PatientName, "PN", "")
                        .hex("FEFFDDE0 00000000")
                        .element(Tag.PatientID, "LO", "B ")
                        .read()
                        .dataset();
        List<Dataset> items = dataset.items(Tag.ReferencedImageSequence);
        assertEquals(2, items.size());
        assertEquals("J\u00E9", items.get(0).text(Tag.PatientName));
        assertEquals(List.of("ISO_IR 192"), items.get(1).characterSet().terms());
        assertEquals("B", dataset.text(Tag.PatientID));
    }

    @Test
    void unknownVrHoldsImplicitSequence() {
        Dataset dataset =
                Bytes.file(EXPLICIT)
                        .hex("0800 4011 554E 0000 FFFFFFFF FEFF00E0 FFFFFFFF")
                        .hex("0800 6000 02000000")
                        .text("PT")
                        .hex("FEFF0DE0 00000000 FEFFDDE0 00000000")
                        .read()
                        .dataset();
        assertEquals("PT", dataset.items(Tag.ReferencedImageSequence).get(0).text(Tag.Modality));
    }

    @Test
    void bigEndianWithoutMetaInformation() {
        DicomFile file =
                new Bytes()
                        .hex("0008 0060 4353 0002")
                        .text("US")
                        .hex("0028 0010 5553 0002 0102")
                        .read();
        assertEquals(258, file.dataset().requireInteger(Tag.Rows));
        assertEquals(TransferSyntax.EXPLICIT_BIG_ENDIAN, file.transferSyntax());
        assertEquals(DicomError.NO_META, file.notes().get(0).code());
    }

    @Test
    void deflatedDataSet() throws Exception {
        byte[] plain = new Bytes().element(Tag.Modality, "CS", "OT").array();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(
                        packed, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(plain);
        }
        byte[] head = Bytes.file("1.2.840.10008.1.2.1.99").array();
        byte[] whole = java.util.Arrays.copyOf(head, head.length + packed.size());
        System.arraycopy(packed.toByteArray(), 0, whole, head.length, packed.size());
        assertEquals("OT", DicomReader.read(ByteSources.of(whole)).dataset().text(Tag.Modality));
        whole[head.length] ^= 0x7;
        DicomFile broken = DicomReader.read(ByteSources.of(whole));
        assertEquals(DicomError.DEFLATE, broken.damage().orElseThrow().code());
        assertEquals(Dataset.EMPTY.size(), broken.dataset().size());
    }

    @Test
    void inflatingStopsAtItsLimit() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(
                        packed, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(new byte[1_000_000]);
        }
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> Inflation.all(packed.toByteArray(), 999_999));
        assertEquals(DicomError.INFLATES_TOO_FAR, e.errorCode());
        assertEquals(1_000_000, Inflation.all(packed.toByteArray(), 1_000_000).length);
    }

    @Test
    void headerStopsBeforePixels() {
        byte[] cut =
                Bytes.file(EXPLICIT)
                        .element(Tag.Modality, "CS", "CT")
                        .hex("E07F 1000 4F57 0000 00100000 0000")
                        .array();
        Dataset header = DicomReader.readHeader(ByteSources.of(cut)).dataset();
        assertEquals("CT", header.text(Tag.Modality));
        assertFalse(header.contains(Tag.PixelData));
    }

    @Test
    void fragmentsStayInTheSource() {
        DicomFile file =
                Bytes.file("1.2.840.10008.1.2.5")
                        .hex("E07F 1000 4F42 0000 FFFFFFFF FEFF00E0 04000000 00000000")
                        .hex("FEFF00E0 02000000 ABCD FEFFDDE0 00000000")
                        .read();
        Fragments fragments =
                file.dataset().element(Tag.PixelData).orElseThrow().fragments().orElseThrow();
        assertEquals(4, fragments.offsetTable().length());
        assertArrayEquals(
                new byte[] {(byte) 0xAB, (byte) 0xCD}, fragments.fragments().get(0).read());
    }

    @Test
    void outOfOrderAndRepeatedElementsAreNoted() {
        DicomFile file =
                Bytes.file(EXPLICIT)
                        .element(Tag.PatientID, "LO", "1 ")
                        .element(Tag.Modality, "CS", "CT")
                        .element(Tag.PatientID, "LO", "2 ")
                        .read();
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertEquals("1", file.dataset().text(Tag.PatientID));
        assertEquals(DicomError.ORDER, file.notes().get(0).code());
    }

    @Test
    void whatIsNoDicomIsToldSo() {
        assertTrue(
                new Bytes().text("Just a text, and no image.").failure().startsWith("NOT_DICOM"));
        assertTrue(new Bytes().failure().startsWith("NOT_DICOM"));
        assertTrue(new Bytes().zeros(500).failure().startsWith("NOT_DICOM"));
    }

    @Test
    void failuresNameElementAndByte() {
        int start = Bytes.file(EXPLICIT).array().length;
        assertEquals(
                "CUT_SHORT: The data end inside element (0008,0060) at byte "
                        + start
                        + ": the file was cut short. Get it again from its source.",
                Bytes.file(EXPLICIT).hex("0800 6000 4353 0400 4354").failure());
        assertEquals(
                "LENGTH: Element (0008,0060) at byte "
                        + (start + 20)
                        + " claims more bytes than there are.",
                Bytes.file(EXPLICIT)
                        .hex("0800 4011 5351 0000 12000000 FEFF00E0 0A000000")
                        .hex("0800 6000 4353 F000 4354")
                        .element(Tag.PatientID, "LO", "x".repeat(500))
                        .failure());
        assertEquals(
                "STRUCTURE: Element (0010,0020) at byte "
                        + (start + 12)
                        + " cannot stand there: the data set is broken.",
                Bytes.file(EXPLICIT)
                        .hex("0800 4011 5351 0000 FFFFFFFF")
                        .element(Tag.PatientID, "LO", "1 ")
                        .failure());
    }

    @Test
    void itemLongerThanItsSequenceEndsWithIt() {
        DicomFile file =
                Bytes.file(EXPLICIT)
                        .hex("0800 4011 5351 0000 12000000 FEFF00E0 F0000000")
                        .element(Tag.Modality, "CS", "CT")
                        .element(Tag.PatientID, "LO", "x".repeat(500))
                        .read();
        Dataset item = file.dataset().items(Tag.ReferencedImageSequence).get(0);
        assertEquals("CT", item.text(Tag.Modality));
        assertEquals(1, item.size());
        assertEquals(500, file.dataset().text(Tag.PatientID).length());
        assertEquals(DicomError.ITEM_LENGTH, file.notes().get(0).code());
        assertTrue(file.damage().isEmpty());
    }

    @Test
    void depthHasALimit() {
        Bytes deep = Bytes.file(EXPLICIT);
        for (int i = 0; i < 10_000; i++) {
            deep.hex("0800 4011 5351 0000 FFFFFFFF FEFF00E0 FFFFFFFF");
        }
        assertTrue(deep.failure().startsWith("TOO_DEEP"), deep.failure());
    }

    @Test
    void lyingLengthsAllocateNothing() {
        assertTrue(
                Bytes.file(EXPLICIT)
                        .hex("E07F 1000 4F57 0000 FEFFFFFF 0000")
                        .failure()
                        .startsWith("CUT_SHORT"));
        assertTrue(
                Bytes.file(IMPLICIT)
                        .hex("0800 6000 FEFFFF7F 0000")
                        .failure()
                        .startsWith("CUT_SHORT"));
    }

    @Test
    void zerosAreAnEndOnlyWhenNothingFollows() {
        Bytes padded = Bytes.file(EXPLICIT).element(Tag.Modality, "CS", "CT").zeros(4_000_000);
        DicomFile file = padded.read();
        assertEquals("CT", file.dataset().text(Tag.Modality));
        assertEquals(DicomError.TRAILING, file.notes().get(0).code());
        assertTrue(padded.text("x").failure().startsWith("STRUCTURE"));
    }

    @Test
    void badNumbersAreNoZeros() {
        Dataset dataset =
                Bytes.file(EXPLICIT)
                        .element(Tag.NumberOfFrames, "IS", "1A")
                        .element(Tag.PixelSpacing, "DS", "0.5\\x ")
                        .element(Tag.WindowCenter, "DS", "")
                        .read()
                        .dataset();
        assertThrows(MeridianException.class, () -> dataset.integer(Tag.NumberOfFrames));
        assertThrows(MeridianException.class, () -> dataset.numbers(Tag.PixelSpacing));
        assertTrue(dataset.number(Tag.WindowCenter).isEmpty());
    }
}

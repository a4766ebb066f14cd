package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.testkit.TestData;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class CharacterSetRepairTest {
    private static final OffsetDateTime WHEN = OffsetDateTime.parse("2026-03-04T05:06:07+08:00");
    private static final TextReading GB18030 =
            TextReading.in(SpecificCharacterSet.parse("GB18030").orElseThrow());

    /** Names in GBK under a declared set, in an item with a declaration of its own too. */
    private static Dataset garbled(String declared) {
        byte[] name = "王^小东".getBytes(Charset.forName("GBK"));
        SpecificCharacterSet set = SpecificCharacterSet.parse(declared).orElseThrow();
        Dataset item =
                Dataset.builder().characterSet(set).bytes(Tag.PatientName, VR.PN, name).build();
        Dataset plain = Dataset.builder().bytes(Tag.CodeMeaning, VR.LO, name).build();
        return Dataset.builder()
                .characterSet(set)
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                .string(Tag.SOPInstanceUID, "1.2.3")
                .bytes(Tag.PatientName, VR.PN, name)
                .string(Tag.PatientID, "1")
                .items(Tag.ReferencedImageSequence, List.of(item, plain))
                .words(Tag.PixelData, new short[] {1, 2, 3})
                .build();
    }

    private static byte[] file(Dataset dataset, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, syntax, SequenceLengths.DEFINED, out);
        return out.toByteArray();
    }

    private static byte[] repaired(
            byte[] file, TextReading reading, CharacterSetRepair.Texts texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CharacterSetRepair.repair(ByteSources.of(file), reading, texts, WHEN, out);
        return out.toByteArray();
    }

    private static byte[] undone(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CharacterSetRepair.undo(ByteSources.of(file), out);
        return out.toByteArray();
    }

    private static Dataset read(byte[] file) {
        DicomFile read = DicomReader.read(ByteSources.of(file)).requireWhole();
        assertEquals(List.of(), read.notes());
        return read.dataset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
    void repairIsReadableRecordedAndTakenBackByteForByte(String syntax) {
        byte[] original = file(garbled("ISO_IR 100"), TransferSyntax.of(syntax));
        for (CharacterSetRepair.Texts texts : CharacterSetRepair.Texts.values()) {
            byte[] repaired = repaired(original, GB18030, texts);
            Dataset dataset = read(repaired);
            assertEquals("王^小东", dataset.text(Tag.PatientName));
            List<Dataset> items = dataset.items(Tag.ReferencedImageSequence);
            assertEquals("王^小东", items.get(0).text(Tag.PatientName));
            assertEquals("王^小东", items.get(1).text(Tag.CodeMeaning));
            Dataset record = dataset.item(Tag.OriginalAttributesSequence).orElseThrow();
            assertEquals("CORRECT", record.text(Tag.ReasonForTheAttributeModification));
            assertEquals(
                    "20260304050607.000000+0800", record.text(Tag.AttributeModificationDateTime));
            Dataset before = record.item(Tag.ModifiedAttributesSequence).orElseThrow();
            assertEquals("ISO_IR 100", before.text(Tag.SpecificCharacterSet));
            assertArrayEquals(original, undone(repaired));
        }
    }

    @Test
    void keptTextsKeepTheirBytes() {
        byte[] original = file(garbled("ISO_IR 100"), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        Dataset kept = read(repaired(original, GB18030, CharacterSetRepair.Texts.KEPT));
        assertEquals("GB18030", kept.text(Tag.SpecificCharacterSet));
        assertArrayEquals(
                "王^小东 ".getBytes(Charset.forName("GBK")),
                withSpace(kept.element(Tag.PatientName).orElseThrow().bytes()));
        Dataset anew = read(repaired(original, GB18030, CharacterSetRepair.Texts.IN_UTF_8));
        assertEquals("ISO_IR 192", anew.text(Tag.SpecificCharacterSet));
        assertArrayEquals(
                "王^小东".getBytes(StandardCharsets.UTF_8),
                anew.element(Tag.PatientName).orElseThrow().bytes());
    }

    private static byte[] withSpace(byte[] padded) {
        byte[] bytes = padded.clone();
        bytes[bytes.length - 1] = ' ';
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(CharacterSetRepair.Texts.class)
    void declarationThatWasMissingIsMissingAgain(CharacterSetRepair.Texts texts) {
        Dataset without =
                garbled("ISO_IR 100").toBuilder().remove(Tag.SpecificCharacterSet).build();
        byte[] original = file(without, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        byte[] repaired = repaired(original, GB18030, texts);
        assertEquals("王^小东", read(repaired).text(Tag.PatientName));
        assertArrayEquals(original, undone(repaired));
    }

    @Test
    void repairsAreTakenBackOneByOne() {
        byte[] original = file(garbled("ISO_IR 100"), TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        byte[] once = repaired(original, GB18030, CharacterSetRepair.Texts.KEPT);
        byte[] twice =
                repaired(
                        once,
                        TextReading.in(SpecificCharacterSet.parse("GBK").orElseThrow()),
                        CharacterSetRepair.Texts.KEPT);
        assertEquals(2, read(twice).items(Tag.OriginalAttributesSequence).size());
        assertArrayEquals(once, undone(twice));
        assertArrayEquals(original, undone(undone(twice)));
    }

    @ParameterizedTest
    @EnumSource(SequenceLengths.class)
    void otherOriginalsAndGroupLengthsStay(SequenceLengths lengths) {
        Dataset other =
                Dataset.builder()
                        .string(Tag.ModifyingSystem, "OTHER")
                        .items(
                                Tag.ModifiedAttributesSequence,
                                List.of(Dataset.builder().string(Tag.PatientID, "2").build()))
                        .build();
        Dataset dataset =
                garbled("ISO_IR 100").toBuilder()
                        .items(Tag.OriginalAttributesSequence, List.of(other))
                        .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, lengths, out);
        byte[] plain = out.toByteArray();
        byte[] original = withGroupLength(plain);
        byte[] repaired = repaired(original, GB18030, CharacterSetRepair.Texts.IN_UTF_8);
        Dataset read = read(repaired);
        assertEquals(2, read.items(Tag.OriginalAttributesSequence).size());
        assertEquals("王^小东", read.text(Tag.PatientName));
        // all that grows before the patient ID but for the name, which grows by its text
        int grown = position(repaired) - position(original) - 2;
        assertEquals(1000 + grown, read.integer(0x00080000).orElseThrow());
        assertArrayEquals(original, undone(repaired));
        assertThrows(MeridianException.class, () -> undone(original));
    }

    private static int position(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf("\020\000 \000LO");
    }

    /** Puts a length of group 0008 before its first element. */
    private static byte[] withGroupLength(byte[] file) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("\b\000\005\000CS");
        byte[] length = {8, 0, 0, 0, 'U', 'L', 4, 0, (byte) 0xE8, 3, 0, 0};
        byte[] longer = Arrays.copyOf(file, file.length + length.length);
        System.arraycopy(file, at, longer, at + length.length, file.length - at);
        System.arraycopy(length, 0, longer, at, length.length);
        return longer;
    }

    @Test
    void textsEncodedTwiceAreWrittenOnce() {
        byte[] once = "王^小东".getBytes(StandardCharsets.UTF_8);
        byte[] twice =
                new String(once, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
        Dataset dataset =
                garbled("ISO_IR 192").toBuilder()
                        .remove(Tag.ReferencedImageSequence)
                        .bytes(Tag.PatientName, VR.PN, twice)
                        .bytes(Tag.StudyDescription, VR.LO, "胸部".getBytes(StandardCharsets.UTF_8))
                        .build();
        byte[] original = file(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        byte[] repaired =
                repaired(
                        original,
                        new TextReading(SpecificCharacterSet.UTF_8, true),
                        CharacterSetRepair.Texts.KEPT);
        assertEquals("王^小东", read(repaired).text(Tag.PatientName));
        assertEquals("胸部", read(repaired).text(Tag.StudyDescription));
        assertArrayEquals(original, undone(repaired));
    }

    @Test
    void textsThatCannotBeReadAreNotWritten() {
        byte[] file = file(garbled("ISO_IR 100"), TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        MeridianException refused =
                assertThrows(
                        MeridianException.class,
                        () ->
                                repaired(
                                        file,
                                        TextReading.in(SpecificCharacterSet.UTF_8),
                                        CharacterSetRepair.Texts.IN_UTF_8));
        assertEquals(DicomError.CHARACTERS, refused.errorCode());
    }

    @Test
    void deflatedFilesAreRefused() {
        byte[] file = file(garbled("ISO_IR 100"), TransferSyntax.DEFLATED);
        MeridianException refused =
                assertThrows(
                        MeridianException.class,
                        () -> repaired(file, GB18030, CharacterSetRepair.Texts.KEPT));
        assertEquals(DicomError.NOT_IN_PLACE, refused.errorCode());
    }

    @Test
    void everyFileComesBackByteForByte() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(TestData.path("dicom/pydicom/src/pydicom/data"))) {
            files =
                    walk.filter(Files::isRegularFile)
                            .filter(file -> file.toFile().length() < 200_000)
                            .sorted()
                            .toList();
        }
        int repaired = 0;
        for (Path file : files) {
            byte[] original = Files.readAllBytes(file);
            try {
                byte[] changed = repaired(original, GB18030, CharacterSetRepair.Texts.KEPT);
                assertArrayEquals(original, undone(changed), file.toString());
                repaired++;
            } catch (MeridianException e) {
                // damaged or deflated ones, and those that are no DICOM
                continue;
            }
        }
        if (repaired < 80) {
            throw new AssertionError("only " + repaired + " of " + files.size());
        }
    }
}

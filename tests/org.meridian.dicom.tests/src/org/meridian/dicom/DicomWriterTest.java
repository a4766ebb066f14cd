package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.PersonName;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;

class DicomWriterTest {
    private static DatasetBuilder minimal() {
        return Dataset.builder()
                .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .string(Tag.SOPInstanceUID, Uids.random());
    }

    static byte[] write(Dataset dataset, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, syntax, out);
        return out.toByteArray();
    }

    @Test
    void whatIsBuiltIsReadAgain() {
        PersonName name = new PersonName("Wang^XiaoDong", "王^小东", "");
        Dataset item = Dataset.builder().string(Tag.CodeMeaning, "肺").build();
        Dataset dataset =
                minimal()
                        .personName(Tag.PatientName, name)
                        .string(Tag.StudyDate, "20240229")
                        .string(Tag.StudyTime, "235959.5")
                        .integer(Tag.Rows, 65535)
                        .integer(Tag.InstanceNumber, -7)
                        .number(Tag.PixelSpacing, 0.1, 1.0 / 3)
                        .items(Tag.ConceptNameCodeSequence, List.of(item))
                        .words(Tag.PixelData, new short[] {1, -2})
                        .build();
        DicomFile file =
                DicomReader.read(
                        ByteSources.of(write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)));
        Dataset read = file.dataset();
        assertEquals(List.of(), file.notes());
        assertEquals(name, read.personName(Tag.PatientName));
        assertEquals(LocalDate.of(2024, 2, 29), read.date(Tag.StudyDate).orElseThrow());
        assertEquals(LocalTime.of(23, 59, 59, 500_000_000), read.time(Tag.StudyTime).orElseThrow());
        assertEquals(65535, read.requireInteger(Tag.Rows));
        assertEquals(-7, read.requireInteger(Tag.InstanceNumber));
        double[] spacing = read.numbers(Tag.PixelSpacing);
        assertEquals(0.1, spacing[0]);
        assertEquals(1.0 / 3, spacing[1], 1e-14);
        assertEquals("肺", read.items(Tag.ConceptNameCodeSequence).get(0).text(Tag.CodeMeaning));
        assertArrayEquals(
                new byte[] {1, 0, -2, -1}, read.element(Tag.PixelData).orElseThrow().bytes());
        assertEquals(
                read.text(Tag.SOPInstanceUID),
                file.fileMeta().text(Tag.MediaStorageSOPInstanceUID));
    }

    @Test
    void decimalsHaveAtMostSixteenCharacters() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            String text = DatasetBuilder.decimal(value);
            assertTrue(text.length() <= 16, text);
            assertEquals(value, Double.parseDouble(text), Math.abs(value) * 1e-8, text);
        }
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        DatasetBuilder builder = minimal();
        assertThrows(MeridianException.class, () -> builder.integer(Tag.Rows, 65536));
        assertThrows(MeridianException.class, () -> builder.string(Tag.Modality, "胸"));
        assertThrows(MeridianException.class, () -> builder.string(Tag.Rows, "5"));
    }

    @Test
    void fileWithoutUidIsRefused() {
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () ->
                                write(
                                        Dataset.builder().build(),
                                        TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
        assertEquals(DicomError.MISSING, e.errorCode());
    }

    @Test
    void dcmtkAcceptsWhatIsWritten(@TempDir Path folder) throws IOException {
        Dataset dataset = minimal().string(Tag.PatientID, "A").integer(Tag.Rows, 2).build();
        Path file = folder.resolve("written.dcm");
        Files.write(file, write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
        new DicomPeers(folder).run("dcmdump", "+E", file.toString());
        assertTrue(Files.size(file) > 132);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExplVR_BigEnd.dcm",
                "MR_small_implicit.dcm",
                "MR_small_bigendian.dcm",
                "rtplan.dcm",
                "waveform_ecg.dcm",
                "MR_small_jpeg_ls_lossless.dcm"
            })
    void filesKeepTheirValuesWhenWrittenAgain(String name) throws IOException {
        Path path = TestData.path("dicom/pydicom/src/pydicom/data/test_files/" + name);
        try (ByteSource source = ByteSources.open(path)) {
            DicomFile file = DicomReader.read(source);
            TransferSyntax syntax =
                    file.transferSyntax().encapsulated()
                            ? file.transferSyntax()
                            : TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
            Dataset again =
                    DicomReader.read(ByteSources.of(write(file.dataset(), syntax))).dataset();
            assertEquals(texts(file.dataset()), texts(again));
        }
    }

    private static String texts(Dataset dataset) {
        StringBuilder text = new StringBuilder();
        for (Element element : dataset) {
            if ((element.tag() & 0xFFFF) == 0 || element.tag() == Tag.PixelData) {
                continue;
            }
            text.append(Tag.toString(element.tag())).append(dataset.strings(element.tag()));
            element.items().forEach(item -> text.append('<').append(texts(item)).append('>'));
        }
        return text.toString();
    }
}

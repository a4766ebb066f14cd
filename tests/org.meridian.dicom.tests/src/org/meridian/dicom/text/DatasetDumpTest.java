package org.meridian.dicom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.VR;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

class DatasetDumpTest {
    private static byte[] file() {
        Dataset item = Dataset.builder().string(Tag.CodeMeaning, "Lung").build();
        Dataset dataset =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2")
                        .string(Tag.SOPInstanceUID, "1.2.3")
                        .string(Tag.PatientID, "A\u001b[31m", "B")
                        .string(Tag.StudyDescription, "x".repeat(64) + "y")
                        .string(0x00190010, VR.LO, "SIEMENS MR HEADER")
                        .string(0x0019100C, VR.IS, "1000")
                        .items(Tag.ConceptNameCodeSequence, List.of(item))
                        .bytes(Tag.PixelData, VR.OB, new byte[20])
                        .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
        return out.toByteArray();
    }

    private static List<String> lines(byte[] bytes, Locale locale) {
        DicomFile file = DicomReader.read(ByteSources.of(bytes));
        return DatasetDump.lines(file, locale);
    }

    private static String line(List<String> lines, String tag) {
        return lines.stream()
                .filter(line -> line.contains(tag))
                .map(line -> line.replaceAll(" +", " ").strip())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyElementHasItsLine() {
        List<String> lines = lines(file(), Locale.ENGLISH);
        assertEquals(
                "132 (0002,0000) UL 4 [136] FileMetaInformationGroupLength",
                lines.get(0).replaceAll(" +", " ").strip());
        assertTrue(line(lines, "(0010,0020)").endsWith("LO 8 [A.[31m\\B] PatientID"));
        assertTrue(line(lines, "(0008,1030)").contains("[" + "x".repeat(64) + "\u2026]"));
        assertTrue(line(lines, "(0019,100C)").endsWith("[1000] SIEMENS MR HEADER: B_value"));
        assertTrue(line(lines, "(0040,A043)").endsWith("SQ 1 item ConceptNameCodeSequence"));
        assertTrue(line(lines, "(0008,0104)").contains("LO 4 [Lung] CodeMeaning"));
        assertTrue(line(lines, "(7FE0,0010)").contains("00 00 \u2026 PixelData"));
    }

    @Test
    void damageIsToldInTheReadersLanguage() {
        byte[] cut = Arrays.copyOf(file(), file().length - 4);
        List<String> lines = lines(cut, Locale.SIMPLIFIED_CHINESE);
        String last = lines.get(lines.size() - 1);
        assertTrue(last.startsWith("# DCM-002: \u6570\u636e\u5728\u5143\u7d20 (7FE0,0010)"), last);
        assertTrue(line(lines, "(0040,A043)").contains("1 \u9879"));
    }

    @Test
    void dcmdumpShowsTheSameElements(@TempDir Path folder) throws IOException {
        for (String name : List.of("rtplan.dcm", "CT_small.dcm", "reportsi.dcm", "rtstruct.dcm")) {
            Path path = TestData.path("dicom/pydicom/src/pydicom/data/test_files/" + name);
            List<String> expected =
                    new DicomPeers(folder)
                            .output("dcmdump", "-q", path.toString())
                            .lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith("(") && !line.startsWith("(fffe"))
                            .map(line -> line.substring(0, 14).toUpperCase(Locale.ROOT))
                            .toList();
            try (ByteSource source = ByteSources.open(path)) {
                List<String> ours =
                        DatasetDump.lines(DicomReader.read(source), Locale.ENGLISH).stream()
                                .filter(line -> line.matches(" *\\d+ +\\(.*"))
                                .map(line -> line.substring(line.indexOf('(')).substring(0, 14))
                                .toList();
                assertEquals(expected, ours, name);
            }
        }
    }
}

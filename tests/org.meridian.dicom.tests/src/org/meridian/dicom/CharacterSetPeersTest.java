package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written under each defined term is read alike by pydicom and dcmtk. */
class CharacterSetPeersTest {
    private static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("ISO_IR 100", "Müller^José");
        names.put("ISO_IR 101", "Łódź^Žofie");
        names.put("ISO_IR 109", "Ħal^Ġorġ");
        names.put("ISO_IR 110", "Šķēle^Ģirts");
        names.put("ISO_IR 144", "Люкceмбypг^Иван");
        names.put("ISO_IR 127", "قباني^لنزار");
        names.put("ISO_IR 126", "Διονυσιος^Αννα");
        names.put("ISO_IR 138", "שרון^דבורה");
        names.put("ISO_IR 148", "Çavuşoğlu^İnci");
        names.put("ISO_IR 166", "นามสกุล^ชื่อ");
        names.put("ISO_IR 13", "ﾔﾏﾀﾞ^ﾀﾛｳ");
        names.put("ISO_IR 192", "Wang^XiaoDong=王^小东");
        names.put("GB18030", "Wang^XiaoDong=王^小东");
        names.put("GBK", "Zhu^RongJi=朱^镕基");
        names.put("\\ISO 2022 IR 58", "Zhang^XiaoDong=张^小东");
        names.put("\\ISO 2022 IR 149", "Hong^Gildong=洪^吉洞=홍^길동");
        names.put("\\ISO 2022 IR 87", "Yamada^Tarou=山田^太郎=やまだ^たろう");
        names.put("\\ISO 2022 IR 87\\ISO 2022 IR 159", "Yamada^A=山丂^侄田");
        names.put("ISO 2022 IR 13\\ISO 2022 IR 87", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
        names.put("ISO 2022 IR 100\\ISO 2022 IR 144", "Müller^Иван=Иван^Müller");
        names.put("ISO 2022 IR 100\\ISO 2022 IR 126\\ISO 2022 IR 101", "Müller^Διο=Łódź^é");
        return names;
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            Dataset dataset =
                    Dataset.builder()
                            .characterSet(SpecificCharacterSet.parse(name.getKey()).orElseThrow())
                            .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                            .string(Tag.SOPInstanceUID, "1.2.3." + files.size())
                            .string(Tag.PatientName, name.getValue())
                            .build();
            Path file = folder.resolve(files.size() + ".dcm");
            try (OutputStream out = Files.newOutputStream(file)) {
                DicomWriter.write(dataset, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
            }
            files.put(name.getKey(), file);
        }
        return files;
    }

    @Test
    void pydicomReadsWhatIsWritten(@TempDir Path scratch) throws IOException {
        List<String> theirs = new ArrayList<>();
        for (String[] line : new DicomPeers(scratch).texts(List.copyOf(files(scratch).values()))) {
            theirs.add(new String(HexFormat.of().parseHex(line[2]), StandardCharsets.UTF_8));
        }
        // pydicom leaves the escape sequence of GB 2312 in the text
        assertEquals(
                String.join("\n", NAMES.values()),
                String.join("\n", theirs).replace("\u001B$)A", ""));
    }

    @Test
    void dcmtkReadsWhatIsWritten(@TempDir Path scratch) throws IOException {
        DicomPeers peers = new DicomPeers(scratch);
        for (Map.Entry<String, Path> file : files(scratch).entrySet()) {
            if (file.getKey().matches(".*(87|159).*")) {
                // dcmtk on the GNU C library has no conversion for these
                continue;
            }
            String line =
                    peers.output("dcmdump", "+U8", "+P", "0010,0010", file.getValue().toString());
            String theirs = line.substring(line.indexOf('[') + 1, line.lastIndexOf(']'));
            assertEquals(NAMES.get(file.getKey()), theirs.strip(), file.getKey());
        }
    }
}

package org.meridian.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.PersonName;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

class CharacterSetTest {
    @Test
    void japaneseExampleOfTheStandard() {
        String coded = "Yamada^Tarou=|$B;3ED|(B^|$BB@O:|(B=|$B$d$^$@|(B^|$B$?$m$&|(B";
        byte[] encoded = coded.replace('|', (char) 27).getBytes(StandardCharsets.ISO_8859_1);
        String text = SpecificCharacterSet.of(List.of("", "ISO 2022 IR 87")).decode(encoded, VR.PN);
        assertEquals("Yamada^Tarou=山田^太郎=やまだ^たろう", text);
    }

    @Test
    void koreanExampleOfTheStandard() {
        byte[] encoded =
                bytes(
                        "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d1b242943c8ab5e1b242943b1e6b5bf");
        String text =
                SpecificCharacterSet.of(List.of("", "ISO 2022 IR 149")).decode(encoded, VR.PN);
        assertEquals("Hong^Gildong=洪^吉洞=홍^길동", text);
    }

    @Test
    void chineseExampleOfTheStandard() {
        byte[] encoded = bytes("5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d");
        String text = SpecificCharacterSet.of(List.of("", "ISO 2022 IR 58")).decode(encoded, VR.PN);
        assertEquals("Zhang^XiaoDong=张^小东=", text);
        assertEquals(new PersonName("Zhang^XiaoDong", "张^小东", ""), PersonName.parse(text));
    }

    @Test
    void katakanaExampleOfTheStandard() {
        byte[] encoded =
                bytes(
                        "d4cfc0de5ec0dbb33d1b2442"
                                + "3b3345441b284a5e1b244242404f3a1b284a3d1b2442246424"
                                + "5e24401b284a5e1b2442243f246d24261b284a");
        SpecificCharacterSet set =
                SpecificCharacterSet.of(List.of("ISO 2022 IR 13", "ISO 2022 IR 87"));
        assertEquals("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう", set.decode(encoded, VR.PN));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, ISO-8859-1",
        "ISO_IR 101, ISO-8859-2",
        "ISO_IR 109, ISO-8859-3",
        "ISO_IR 110, ISO-8859-4",
        "ISO_IR 144, ISO-8859-5",
        "ISO_IR 127, ISO-8859-6",
        "ISO_IR 126, ISO-8859-7",
        "ISO_IR 138, ISO-8859-8",
        "ISO_IR 148, ISO-8859-9",
        "ISO_IR 203, ISO-8859-15",
        "ISO_IR 166, TIS-620",
        "ISO 2022 IR 100, ISO-8859-1",
        "ISO 2022 IR 166, TIS-620"
    })
    void singleByteSetsDecodeEveryCode(String term, String charset) {
        byte[] upper = new byte[96];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = (byte) (0xA0 + i);
        }
        SpecificCharacterSet set = SpecificCharacterSet.of(List.of(term));
        assertEquals(new String(upper, Charset.forName(charset)), set.decode(upper, VR.LO));
    }

    @ParameterizedTest
    @CsvSource({"ISO_IR 192, UTF-8", "GB18030, GB18030", "GBK, GBK"})
    void wholeSetsDecodeAsTheyAre(String term, String charset) {
        String text = "王^小东 €";
        SpecificCharacterSet set = SpecificCharacterSet.of(List.of(term));
        assertEquals(text, set.decode(text.getBytes(Charset.forName(charset)), VR.PN));
    }

    @Test
    void bytesOutsideOfTheDefaultRepertoireAreNotGuessed() {
        assertEquals(
                "M\uFFFDller",
                SpecificCharacterSet.DEFAULT.decode(
                        new byte[] {'M', (byte) 0xFC, 'l', 'l', 'e', 'r'}, VR.PN));
    }

    @Test
    void escapesMeanNothingWithoutCodeExtensions() {
        byte[] encoded = {27, '$', 'B', ';', '3'};
        assertEquals(
                "\u001B$B;3",
                SpecificCharacterSet.of(List.of("ISO_IR 100")).decode(encoded, VR.LO));
    }

    @Test
    void standardExamplesAreWrittenAsTheStandardHasThem() {
        assertEquals(
                "59616d6164615e5461726f753d1b24423b3345441b28425e1b244242404f3a1b28423d"
                        + "1b24422464245e24401b28425e1b2442243f246d24261b2842",
                written("Yamada^Tarou=山田^太郎=やまだ^たろう", "\\ISO 2022 IR 87"));
        assertEquals(
                "d4cfc0de5ec0dbb33d1b24423b3345441b284a5e1b244242404f3a1b284a3d"
                        + "1b24422464245e24401b284a5e1b2442243f246d24261b284a",
                written("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう", "ISO 2022 IR 13\\ISO 2022 IR 87"));
        assertEquals(
                "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d1b242943c8ab5e1b242943b1e6b5bf",
                written("Hong^Gildong=洪^吉洞=홍^길동", "\\ISO 2022 IR 149"));
        assertEquals(
                "5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d",
                written("Zhang^XiaoDong=张^小东=", "\\ISO 2022 IR 58"));
        assertEquals(
                "57616e675e5869616f446f6e673dcdf55ed0a1b6ab",
                written("Wang^XiaoDong=王^小东", "GB18030"));
    }

    private static String written(String text, String terms) {
        return HexFormat.of()
                .formatHex(
                        SpecificCharacterSet.parse(terms)
                                .orElseThrow()
                                .encode(text, VR.PN)
                                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, Müller^José, Иванов",
        "ISO_IR 101, Łódź^Žofie, Müller€",
        "ISO_IR 109, Ħal^Ġorġ, Иванов",
        "ISO_IR 110, Šķēle^Ģirts, Иванов",
        "ISO_IR 144, Люкceмбypг, Müller",
        "ISO_IR 127, قباني^لنزار, Müller",
        "ISO_IR 126, Διονυσιος, Müller",
        "ISO_IR 138, שרון^דבורה, Müller",
        "ISO_IR 148, Çavuşoğlu^İnci, Łódź",
        "ISO_IR 203, Œuvre^Žaneta€, Łódź",
        "ISO_IR 166, นามสกุล^ชื่อ, Müller",
        "ISO_IR 13, ﾔﾏﾀﾞ^ﾀﾛｳ, 山田",
        "ISO_IR 192, 王^小东😀, ''",
        "GB18030, 王^小东😀, ''",
        "GBK, 誠^镕基, 😀",
        "'', Plain^Name, Müller",
        "'\\ISO 2022 IR 58', Wang=王^小东, 김",
        "'\\ISO 2022 IR 149', Kim=김^희중=金^喜中, ไทย",
        "'\\ISO 2022 IR 87', あ山, 김",
        "'\\ISO 2022 IR 159', 丂侄, あ",
        "'\\ISO 2022 IR 87\\ISO 2022 IR 159', 山丂田~, 김",
        "'ISO 2022 IR 100\\ISO 2022 IR 144\\ISO 2022 IR 126', Müller=Иван^Müller=Διο, 王",
        "'ISO 2022 IR 13\\ISO 2022 IR 6', ﾔ~, 王",
        "ISO_IR 13, ‾, ~"
    })
    void everyTermIsWrittenAndReadAgainOrRefuses(String terms, String fits, String not) {
        SpecificCharacterSet set = SpecificCharacterSet.parse(terms).orElseThrow();
        for (VR vr : new VR[] {VR.PN, VR.LO, VR.UT}) {
            byte[] bytes = set.encode(fits, vr).orElseThrow();
            assertEquals(fits, set.decode(bytes, vr));
            if (!not.isEmpty()) {
                assertTrue(set.encode(not, vr).isEmpty(), not);
            }
        }
    }

    @Test
    void backslashesInsideOfCharactersSeparateNothing() {
        // the second byte of the first character in GBK, of the second in JIS X 0208, is 5C
        Dataset gbk = text("GBK", "815c5cb0a1");
        assertEquals(List.of("乗", "啊"), List.of(gbk.strings(Tag.OtherPatientNames).toArray()));
        Dataset kanji = text("\\ISO 2022 IR 87", "1b2442245c1b28425c41");
        assertEquals(List.of("ぼ", "A"), kanji.strings(Tag.OtherPatientNames));
    }

    private static Dataset text(String terms, String hex) {
        return Dataset.builder()
                .characterSet(SpecificCharacterSet.parse(terms).orElseThrow())
                .bytes(Tag.OtherPatientNames, VR.PN, bytes(hex))
                .build();
    }

    @Test
    void halfOfAPairIsNoCharacter() {
        SpecificCharacterSet korean = SpecificCharacterSet.parse("\\ISO 2022 IR 149").orElseThrow();
        assertEquals("\uFFFDA", korean.decode(bytes("1b242943b141"), VR.LO));
        assertEquals("\uFFFD", korean.decode(bytes("1b242943b1"), VR.LO));
        assertEquals("\uFFFD^b", korean.decode(bytes("1b242943b15e62"), VR.PN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "58",
                "ISO_IR 999",
                "GB18030\\ISO 2022 IR 87",
                "ISO_IR 100\\",
                "\\ISO_IR 192"
            })
    void termsThatAreNotDefinedAreNotTaken(String terms) {
        assertTrue(SpecificCharacterSet.parse(terms).isEmpty());
    }

    @Test
    void builderWritesInTheDeclaredSetOrRefuses() {
        SpecificCharacterSet latin = SpecificCharacterSet.parse("ISO_IR 100").orElseThrow();
        DatasetBuilder builder =
                Dataset.builder().characterSet(latin).string(Tag.PatientName, "Müller^José");
        assertEquals(11, builder.build().element(Tag.PatientName).orElseThrow().bytes().length - 1);
        MeridianException refused =
                assertThrows(
                        MeridianException.class, () -> builder.string(Tag.StudyDescription, "胸部"));
        assertEquals(DicomError.CHARACTERS, refused.errorCode());
        Dataset plain =
                Dataset.builder()
                        .characterSet(latin)
                        .string(Tag.PatientName, "Miller")
                        .string(Tag.StudyDescription, "胸部")
                        .build();
        assertEquals(SpecificCharacterSet.UTF_8, plain.characterSet());
        assertEquals("胸部", plain.text(Tag.StudyDescription));
    }

    @Test
    void textsOfTheCharacterSetFilesAreThoseOfPydicom(@TempDir Path scratch) throws IOException {
        Path folder = TestData.path("dicom/pydicom/src/pydicom/data/charset_files");
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
        }
        List<String> theirs = new ArrayList<>();
        for (String[] line : new DicomPeers(scratch).texts(files)) {
            String hex = line.length > 2 ? line[2] : "";
            theirs.add(
                    line[0]
                            + "\t"
                            + line[1]
                            + "\t"
                            + new String(bytes(hex), StandardCharsets.UTF_8));
        }
        List<String> ours = new ArrayList<>();
        for (Path file : files) {
            try (ByteSource source = ByteSources.open(file)) {
                texts(file.toString(), "", DicomReader.readHeader(source).dataset(), ours);
            }
        }
        assertTrue(ours.size() > 150, "texts " + ours.size());
        List<String> differing = new ArrayList<>(theirs);
        differing.removeAll(ours);
        List<String> instead = new ArrayList<>(ours);
        instead.removeAll(theirs);
        assertEquals(String.join("\n", differing), String.join("\n", instead));
        assertEquals(theirs.size(), ours.size());
    }

    private static void texts(String path, String place, Dataset dataset, List<String> lines) {
        for (Element element : dataset) {
            String here = place + String.format("%08X", element.tag());
            int number = 0;
            for (Dataset item : element.items()) {
                texts(path, here + "[" + number++ + "].", item, lines);
            }
            if (element.vr().isInCharacterSet() && !Tag.isPrivate(element.tag())) {
                String text = String.join("\\", dataset.strings(element.tag())).strip();
                if (element.vr() == VR.PN) {
                    // pydicom drops empty groups at the end
                    text = text.replaceAll("=+(?=\\\\|$)", "");
                }
                lines.add(path + "\t" + here + "\t" + text);
            }
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

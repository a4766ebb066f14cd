package org.meridian.dicom.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

class DicomJsonTest {
    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void valuesOfEveryKind() {
        Dataset dataset =
                Dataset.builder()
                        .string(Tag.PatientName, "Wang^XiaoDong=\u738b^\u5c0f\u4e1c")
                        .string(Tag.PatientID, "A", "", "B")
                        .string(Tag.StudyDate)
                        .number(Tag.PixelSpacing, 0.5, 1)
                        .integer(Tag.InstanceNumber, -7)
                        .integer(Tag.Rows, 65535)
                        .integer(0x00280009, 0x00181063)
                        .bytes(0x00189087, VR.FD, new byte[] {0, 0, 0, 0, 0, 0, -8, 127})
                        .bytes(0x00091001, VR.UN, new byte[] {1, 2})
                        .bytes(0x00720083, VR.UV, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1})
                        .items(
                                Tag.ConceptNameCodeSequence,
                                List.of(Dataset.builder().string(Tag.CodeMeaning, "Lung").build()))
                        .build();
        JsonObject json = DicomJsonWriter.inline(dataset);
        assertEquals(
                parse(
                        """
                        {"00080005":{"vr":"CS","Value":["ISO_IR 192"]},
                         "00080020":{"vr":"DA"},
                         "00091001":{"vr":"UN","InlineBinary":"AQI="},
                         "00100010":{"vr":"PN","Value":
                           [{"Alphabetic":"Wang^XiaoDong","Ideographic":"\u738b^\u5c0f\u4e1c"}]},
                         "00100020":{"vr":"LO","Value":["A",null,"B"]},
                         "00189087":{"vr":"FD","Value":["NaN"]},
                         "00200013":{"vr":"IS","Value":[-7]},
                         "00280009":{"vr":"AT","Value":["00181063"]},
                         "00280010":{"vr":"US","Value":[65535]},
                         "00280030":{"vr":"DS","Value":[0.5,1]},
                         "0040A043":{"vr":"SQ","Value":
                           [{"00080104":{"vr":"LO","Value":["Lung"]}}]},
                         "00720083":{"vr":"UV","Value":["18446744073709551615"]}}
                        """),
                json);
        assertEquals(json, DicomJsonWriter.inline(DicomJsonReader.inline(json)));
    }

    @Test
    void valuesThatDoNotFitTheirVrAreGivenAsBytes() {
        Dataset dataset = Dataset.builder().bytes(Tag.Rows, VR.UL, new byte[] {1, 2}).build();
        assertEquals(
                parse("{\"00280010\":{\"vr\":\"UN\",\"InlineBinary\":\"AQI=\"}}"),
                DicomJsonWriter.inline(dataset));
        Dataset text = Dataset.builder().string(Tag.PixelSpacing, VR.DS, "1,5").build();
        assertEquals(
                parse("{\"00280030\":{\"vr\":\"DS\",\"Value\":[\"1,5\"]}}"),
                DicomJsonWriter.inline(text));
    }

    @Test
    void bulkDataElsewhere() {
        Dataset dataset = Dataset.builder().words(Tag.PixelData, new short[] {1, 2}).build();
        JsonObject json = new DicomJsonWriter(element -> Optional.of("b/1")).write(dataset);
        assertEquals(parse("{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"b/1\"}}"), json);
        MeridianException e =
                assertThrows(MeridianException.class, () -> DicomJsonReader.inline(json));
        assertEquals(DicomError.BULK_ELSEWHERE, e.errorCode());
        BulkData bytes = dataset.element(Tag.PixelData).orElseThrow().bulk();
        Dataset read = new DicomJsonReader(uri -> Optional.of(bytes)).read(json);
        assertArrayEquals(
                new byte[] {1, 0, 2, 0}, read.element(Tag.PixelData).orElseThrow().bytes());
    }

    @Test
    void whatIsNotOfTheModelIsRefused() {
        for (String text :
                List.of(
                        "{\"PatientName\":{\"vr\":\"PN\"}}",
                        "{\"00100010\":7}",
                        "{\"00100010\":{\"Value\":[]}}",
                        "{\"00100010\":{\"vr\":\"XX\"}}",
                        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"a\\\\b\"]}}",
                        "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}",
                        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1.5]}}",
                        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1e2147483647]}}",
                        "{\"00280010\":{\"vr\":\"OB\",\"InlineBinary\":\"A\"}}",
                        "{\"0040A043\":{\"vr\":\"SQ\",\"Value\":[1]}}",
                        "{\"00100020\":{\"vr\":\"LO\",\"Value\":[true]}}")) {
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () -> DicomJsonReader.inline(parse(text)),
                            text);
            assertEquals(DicomError.JSON, e.errorCode(), text);
        }
    }

    @Test
    void everyFileIsTheSameToThePeers(@TempDir Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(TestData.path("dicom"))) {
            files =
                    walk.filter(Files::isRegularFile)
                            .filter(
                                    f ->
                                            !f.toString()
                                                    .matches(
                                                            ".*(TINY_ALPHA|chest-ct).*/.*[1-9]\\d.*"))
                            .sorted()
                            .toList();
        }
        DicomPeers peers = new DicomPeers(folder);
        Path documents = Files.createDirectory(folder.resolve("documents"));
        List<String> differences = new ArrayList<>();
        // the peers take long: a share is enough every day
        int share = System.getenv("MERIDIAN_LONG") == null ? 8 : 1;
        int compared = 0;
        for (int i = 0; i < files.size(); i += share) {
            Optional<JsonObject> ours = json(files.get(i));
            if (ours.isEmpty()) {
                continue;
            }
            Files.writeString(documents.resolve(i + ".json"), ours.get().toString());
            Path theirs = folder.resolve("theirs.json");
            Files.deleteIfExists(theirs);
            if (DicomPeers.succeeds("dcm2json", "-q", files.get(i).toString(), theirs.toString())) {
                compared++;
                compare(
                        parse(new String(Files.readAllBytes(theirs), StandardCharsets.UTF_8)),
                        ours.get(),
                        files.get(i) + " ",
                        differences);
            }
        }
        List<String[]> answers = peers.models(files, documents);
        List<String[]> refused = answers.stream().filter(answer -> answer[1].equals("-1")).toList();
        answers.stream()
                .filter(answer -> answer.length > 2 && !refused.contains(answer))
                .forEach(answer -> differences.add("pydicom " + String.join(" ", answer)));
        assertEquals("", String.join("\n", differences));
        assertTrue(compared > 120 / share, "compared with dcm2json: " + compared);
        assertTrue(answers.size() - refused.size() > 200 / share, "compared with pydicom");
        assertTrue(refused.size() < 8, "pydicom reads too few");
    }

    private static Optional<JsonObject> json(Path file) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            DicomFile header = DicomReader.readHeader(source).requireWhole();
            if (header.notes().stream().anyMatch(note -> note.code() == DicomError.ODD_LENGTH)) {
                // the document has the padding that the file lacks
                return Optional.empty();
            }
            Dataset dataset = header.dataset();
            JsonObject json = DicomJsonWriter.inline(dataset);
            JsonObject again = DicomJsonWriter.inline(DicomJsonReader.inline(json));
            for (String tag : json.keySet()) {
                assertEquals(json.get(tag), again.get(tag), file + " " + tag);
            }
            return Optional.of(json);
        } catch (MeridianException e) {
            return Optional.empty();
        }
    }

    /** Whether a peer says the same; it may leave out the zeros of a number. */
    private static void compare(
            JsonObject theirs, JsonObject ours, String place, List<String> differences) {
        for (Map.Entry<String, JsonValue> entry : theirs.entrySet()) {
            String tag = entry.getKey();
            boolean pixels = tag.compareTo("7FE00008") >= 0;
            if (pixels || tag.equals("00080005")) {
                continue;
            }
            JsonObject their = entry.getValue().asJsonObject();
            JsonObject our =
                    ours.containsKey(tag) ? ours.getJsonObject(tag) : JsonValue.EMPTY_JSON_OBJECT;
            if (their.getString("vr").equals("UN")) {
                // this program knows more private elements
                continue;
            }
            boolean same =
                    their.get("vr").equals(our.get("vr"))
                            && same(their.get("Value"), our.get("Value"), place + tag, differences)
                            && Objects.equals(their.get("InlineBinary"), our.get("InlineBinary"));
            if (!same && !withoutCarets(their).equals(withoutCarets(our))) {
                differences.add(place + tag + their + our);
            }
        }
    }

    /** A name without the delimiters at its end, which dcmtk leaves out. */
    private static String withoutCarets(JsonObject element) {
        return element.toString()
                .replaceAll("\\^+\"", "\"")
                .replace(",\"Value\":[{\"Alphabetic\":\"\"}]", "");
    }

    private static boolean same(
            @Nullable JsonValue their,
            @Nullable JsonValue our,
            String place,
            List<String> differences) {
        if (their instanceof JsonArray a && our instanceof JsonArray b && a.size() == b.size()) {
            boolean same = true;
            for (int i = 0; i < a.size(); i++) {
                same &= same(a.get(i), b.get(i), place + "[" + i + "]", differences);
            }
            return same;
        }
        if (their instanceof JsonNumber a && our instanceof JsonNumber b) {
            return (float) a.doubleValue() == (float) b.doubleValue();
        }
        if (their instanceof JsonString a && our instanceof JsonString b) {
            return a.getString().strip().equals(b.getString().strip());
        }
        if (their instanceof JsonObject a
                && our instanceof JsonObject b
                && !a.containsKey("Alphabetic")) {
            compare(a, b, place + ".", differences);
            return true;
        }
        return Objects.equals(their, our);
    }
}

package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.TestData;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/** The main job from a terminal on the real chest CT, from the file to the proven ledger. */
@TestMethodOrder(OrderAnnotation.class)
class MainJobTest {
    @TempDir private static Path folder;

    private static Product product;
    private static String study = "";
    private static String patientID = "";
    private static String finding = "";

    @BeforeAll
    static void start() {
        product = new Product(folder.resolve("张三 home"));
    }

    @Test
    @Order(1)
    void importsTheChestCtAndRefusesWhatIsNotDicom() throws IOException {
        Path chest = TestData.path("dicom/chest-ct-nlst/CT_89952642");
        Path bad = folder.resolve("bad");
        Files.createDirectories(bad);
        Files.writeString(bad.resolve("letter.txt"), "no image at all");
        byte[] whole = Files.readAllBytes(chest.resolve("0001_70728.dcm"));
        Files.write(bad.resolve("cut.dcm"), java.util.Arrays.copyOf(whole, whole.length / 2));
        JsonObject report =
                product.json("--user", "王医生", "import", chest.toString(), bad.toString());
        assertEquals(143, report.getInt("imported"));
        assertEquals(0, report.getInt("duplicate"));
        assertEquals(2, report.getInt("refused"));
        for (JsonObject refusal : report.getJsonArray("refusals").getValuesAs(JsonObject.class)) {
            assertTrue(refusal.getString("code").matches("[A-Z]{3}-\\d{3}"), refusal.toString());
            assertTrue(refusal.getString("path").contains("bad"));
            assertTrue(refusal.getString("reason").length() > 10);
        }
        JsonObject again = product.json("import", chest.toString());
        assertEquals(0, again.getInt("imported"));
        assertEquals(143, again.getInt("duplicate"));
    }

    @Test
    @Order(2)
    void findsTheStudy() {
        JsonArray studies = product.json("studies").getJsonArray("studies");
        assertEquals(1, studies.size());
        JsonObject only = studies.getJsonObject(0);
        assertEquals(143, only.getInt("numberOfStudyRelatedInstances"));
        study = only.getString("studyInstanceUID");
        patientID = only.getString("patientID");
        JsonArray hits = product.json("search", patientID).getJsonArray("hits");
        assertEquals(study, hits.getJsonObject(0).getString("studyInstanceUID"));
        assertEquals(0, product.json("search", "nobody-of-this-name").getJsonArray("hits").size());
        assertEquals(1, product.json("search", "CT", "--limit", "1").getJsonArray("hits").size());
    }

    @Test
    @Order(3)
    void rendersASliceWithAndWithoutAWindow() throws IOException {
        Path soft = folder.resolve("soft.png");
        Path lung = folder.resolve("lung.png");
        JsonObject first =
                product.json(
                        "render",
                        study,
                        "--out",
                        soft.toString(),
                        "--window",
                        "40/400",
                        "--frame",
                        "70");
        JsonObject second =
                product.json(
                        "render",
                        study,
                        "--out",
                        lung.toString(),
                        "--window",
                        "-600/1500",
                        "--frame",
                        "70");
        assertEquals(first.getString("sopInstanceUID"), second.getString("sopInstanceUID"));
        assertEquals(512, first.getInt("columns"));
        BufferedImage a = ImageIO.read(soft.toFile());
        BufferedImage b = ImageIO.read(lung.toFile());
        assertEquals(512, a.getWidth());
        assertEquals(512, a.getHeight());
        assertTrue(mean(b) > mean(a), "the lung window is brighter");
        assertTrue(mean(a) > 5);
        String instance = first.getString("sopInstanceUID");
        assertTrue(product.json("keyimages", "mark", instance).getBoolean("keyImage"));
        JsonObject key =
                product.json("keyimages", "list", study).getJsonArray("keyImages").getJsonObject(0);
        assertEquals(instance, key.getString("sopInstanceUID"));
        assertEquals("here", key.getString("origin"));
        Path object = folder.resolve("ko.dcm");
        assertEquals(
                1,
                product.json("keyimages", "export", study, "--out", object.toString())
                        .getInt("exported"));
        assertTrue(Files.size(object) > 0);
    }

    private static double mean(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += image.getRaster().getSample(x, y, 0);
            }
        }
        return sum / image.getWidth() / image.getHeight();
    }

    @Test
    @Order(4)
    void detectsAndDecides() {
        JsonArray findings = product.json("detect", study).getJsonArray("findings");
        assertTrue(findings.size() > 0, "marks on a chest CT");
        double before = 1;
        for (int i = 0; i < findings.size(); i++) {
            JsonObject mark = findings.getJsonObject(i);
            assertEquals(i + 1, mark.getInt("rank"));
            assertEquals(3, mark.getJsonArray("position").size());
            assertTrue(mark.getJsonNumber("diameter").doubleValue() > 0);
            double confidence = mark.getJsonNumber("confidence").doubleValue();
            assertTrue(confidence >= 0 && confidence <= before, mark.toString());
            before = confidence;
            double score = mark.getJsonNumber("score").doubleValue();
            assertTrue(score >= 0 && score <= 1);
        }
        finding = findings.getJsonObject(0).getString("id");
        JsonObject decided = product.json("decide", finding, "reject", "--reason", "血管断面");
        assertEquals("rejected", decided.getJsonObject("decision").getString("state"));
        JsonObject stored =
                product.json("findings", study).getJsonArray("findings").getJsonObject(0);
        assertEquals("血管断面", stored.getJsonObject("decision").getString("reason"));
        assertEquals("王医生", stored.getJsonObject("decision").getString("by"));
    }

    @Test
    @Order(5)
    void withdrawnConsentForAiRefusesDetection() {
        product.json("consent", "revoke", patientID, "--purpose", "ai");
        Product.Result refused = product.run("--json", "detect", study);
        assertEquals(1, refused.exit());
        String code = refused.json().getJsonObject("error").getString("code");
        assertTrue(code.startsWith("ACC-"), code);
        assertTrue(refused.err().contains(code));
        assertTrue(types().containsKey("refusal"), types().toString());
        JsonArray purposes =
                product.json("consent", "grant", patientID, "--purpose", "ai")
                        .getJsonArray("consents");
        assertTrue(
                purposes.getValuesAs(JsonObject.class).stream()
                        .allMatch(p -> p.getBoolean("permitted")));
    }

    private static Map<String, List<JsonObject>> types() {
        return product
                .json("ledger", "list")
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class)
                .stream()
                .collect(Collectors.groupingBy(e -> e.getString("type")));
    }

    @Test
    @Order(6)
    void everyStepStandsInALedgerThatVerifies() {
        Map<String, List<JsonObject>> types = types();
        for (String wanted :
                List.of(
                        "import",
                        "search",
                        "open",
                        "detect",
                        "decide",
                        "consent_revoke",
                        "consent_grant")) {
            assertTrue(types.containsKey(wanted), wanted + " in " + types.keySet());
            types.get(wanted).forEach(e -> assertEquals("王医生", e.getString("actor")));
        }
        JsonObject state = product.json("ledger", "verify");
        assertTrue(state.getBoolean("valid"));
        assertTrue(state.getString("root").matches("[0-9a-f]{64}"));
        assertTrue(state.getInt("size") >= 8);
    }

    @Test
    @Order(7)
    void wrongUsageEndsWithTwo() {
        Product.Result unknown = product.run("--json", "frobnicate");
        assertEquals(2, unknown.exit());
        JsonObject error = unknown.json().getJsonObject("error");
        assertEquals("CLI-000", error.getString("code"));
        assertTrue(error.getString("message").contains("frobnicate"), error.toString());
        assertEquals(2, product.run("--json").exit());
        assertEquals(
                "CLI-000", product.run("--json").json().getJsonObject("error").getString("code"));
        assertEquals(2, product.run("decide", finding, "accept").exit());
        assertEquals(2, product.run("search").exit());
        assertEquals(2, product.run("render", study).exit());
        assertEquals(1, product.run("findings", "1.2.3.4").exit());
    }

    @Test
    @Order(8)
    void aCopyOfTheFolderShowsNoName() throws IOException {
        Path archive = folder.resolve("张三 home/archive");
        assertTrue(Files.isDirectory(archive));
        assertNotEquals("", patientID);
        try (var files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertTrue(!bytes.contains(patientID), "the patient ID stands in " + file);
            }
        }
    }
}

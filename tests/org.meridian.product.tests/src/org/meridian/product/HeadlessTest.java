package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.TestData;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the headless application says without an archive, and how the installation is made. */
class HeadlessTest {
    @TempDir private Path folder;

    @Test
    void versionSaysThatItIsNoMedicalDevice() {
        Product.Result version = new Product(folder).run("version");
        assertEquals(0, version.exit());
        assertTrue(version.out().contains("Meridian Clinical Workstation 0.1.0"));
        assertTrue(version.out().contains("Not a certified medical device"));
        assertEquals("", version.err());
    }

    @Test
    void everyModuleIsUsable() {
        List<JsonObject> modules =
                new Product(folder)
                        .json("modules")
                        .getJsonArray("modules")
                        .getValuesAs(JsonObject.class);
        assertTrue(modules.stream().allMatch(m -> m.getBoolean("usable")), modules.toString());
        List<String> points =
                modules.stream().map(m -> m.getString("point")).distinct().sorted().toList();
        assertEquals(
                List.of(
                        "org.meridian.analysis.lesionDetectors",
                        "org.meridian.ledger.ledgerBackends",
                        "org.meridian.monitor.deviceDrivers"),
                points);
    }

    @Test
    void helpSpeaksChinese() throws IOException {
        Files.writeString(folder.resolve("language"), "zh_CN\n");
        Product.Result help = new Product(folder).run("help");
        assertTrue(help.out().contains("用法"));
        assertTrue(help.out().contains("第二阅片者"));
    }

    @Test
    void filesAreShownAndValidatedWithoutAnArchive() throws IOException {
        Path file = new Part10(1, 2, 3).write(folder.resolve("image.dcm"));
        Product product = new Product(folder.resolve("home"));
        JsonObject model = product.json("dump", file.toString());
        assertEquals("CT", model.getJsonObject("00080060").getJsonArray("Value").getString(0));
        assertTrue(product.run("dump", file.toString()).out().contains("PatientName"));
        Product.Result validated = product.run("--json", "validate", file.toString());
        assertEquals(file.toString(), validated.json().getString("file"));
        assertFalse(Files.exists(folder.resolve("home/archive")));
    }

    @Test
    void detectionWithoutWekaNamesWhatIsMissing() throws IOException {
        Path bare = folder.resolve("bare");
        copy(Product.installation(), bare);
        Path list =
                bare.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        Files.write(
                list, Files.readAllLines(list).stream().filter(l -> !l.contains("weka")).toList());
        Path slab = TestData.path("ai/lidc-slabs/LIDC-IDRI-0002");
        Product product = new Product(bare, folder.resolve("home"));
        JsonObject report = product.json("import", slab.toString());
        String study = report.getJsonArray("studies").getString(0);
        Product.Result refused = product.run("--json", "detect", study);
        assertEquals(1, refused.exit());
        String message = refused.json().getJsonObject("error").getString("message");
        assertTrue(message.contains("org.meridian.weka.feature"), message);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.collect(Collectors.toList())) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void aMistypedUserIsRefusedAndAnAddedOneWorks() {
        Product product = new Product(folder);
        product.json("--user", "王医生", "studies");
        Product.Result refused = product.run("--json", "--user", "李四", "studies");
        assertEquals(1, refused.exit());
        assertEquals("ACC-003", refused.json().getJsonObject("error").getString("code"));
        List<JsonObject> users =
                product.json("users", "add", "李四")
                        .getJsonArray("users")
                        .getValuesAs(JsonObject.class);
        assertEquals(List.of("王医生", "李四"), users.stream().map(u -> u.getString("name")).toList());
        assertEquals("doctor", users.get(1).getString("role"));
        product.json("--user", "李四", "studies");
    }

    @Test
    void aSecondProcessGetsOneClearSentence() throws IOException {
        Product product = new Product(folder);
        product.json("studies");
        Path lock = folder.resolve("archive/archive.lock");
        assertTrue(Files.exists(lock));
        try (var channel =
                        java.nio.channels.FileChannel.open(
                                lock, java.nio.file.StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertFalse(held.isShared());
            Product.Result refused = product.run("studies");
            assertEquals(1, refused.exit());
            assertTrue(refused.err().strip().startsWith("STO-001: "), refused.err());
            assertEquals(1, refused.err().strip().lines().count(), refused.err());
        }
    }
}

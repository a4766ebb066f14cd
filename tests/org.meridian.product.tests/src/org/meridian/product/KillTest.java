package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.TestData;
import org.meridian.testkit.store.Trees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Kills the import of a real series: it is there whole afterwards or not at all. */
class KillTest {
    private static final int KILLS = System.getenv("MERIDIAN_LONG") == null ? 2 : 20;
    private static final int SLICES = 143;

    /** Milliseconds in which the rows of a series follow its last file. */
    private static final int END = 400;

    @TempDir private Path folder;

    @Test
    void aKilledImportLeavesNothingHalf() throws Exception {
        Path chest = TestData.path("dicom/chest-ct-nlst/CT_89952642");
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            Path home = folder.resolve("home" + kill);
            Product product = new Product(home);
            // every other time in the last moments, when rows are written too
            boolean late = kill % 2 == 1;
            long all = Trees.bytes(chest);
            killed(
                    product.start("import", chest.toString()),
                    home,
                    late ? all : random.nextLong(1, all),
                    late ? random.nextInt(END) : 0);
            boolean listed = check(product);
            JsonObject again = product.json("import", chest.toString());
            assertEquals(listed ? 0 : SLICES, again.getInt("imported"));
            assertEquals(listed ? SLICES : 0, again.getInt("duplicate"));
            assertTrue(listed || check(product), "the study is there");
            JsonObject ledger = product.json("ledger", "verify");
            assertTrue(ledger.getBoolean("valid"), ledger.toString());
        }
    }

    private static void killed(Process process, Path home, long bytes, int millis)
            throws InterruptedException, IOException {
        Path blobs = home.resolve("archive/blobs");
        while (process.isAlive() && Trees.bytes(blobs) < bytes) {
            Thread.sleep(2);
        }
        Thread.sleep(millis);
        Product.kill(process);
        Product.end(process);
        assertTrue(Trees.bytes(blobs) >= bytes, "killed too early");
    }

    /** Whether the study is listed; then it is whole and its last picture can be read. */
    private boolean check(Product product) {
        JsonArray studies = product.json("studies").getJsonArray("studies");
        if (studies.isEmpty()) {
            return false;
        }
        JsonObject study = studies.getJsonObject(0);
        assertEquals(SLICES, study.getInt("numberOfStudyRelatedInstances"));
        Path picture = folder.resolve("last.png");
        product.json(
                "render",
                study.getString("studyInstanceUID"),
                "--frame",
                String.valueOf(SLICES),
                "--out",
                picture.toString());
        assertTrue(Files.isRegularFile(picture));
        return true;
    }
}

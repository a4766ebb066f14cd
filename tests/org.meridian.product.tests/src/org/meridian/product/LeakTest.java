package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.store.PlaintextScan;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Who has all that the product wrote, but not the key, reads no name and sees no picture. */
class LeakTest {
    private static final int SIDE = 64;
    private static final int IMAGES = 6;

    @TempDir private Path folder;

    /** Four rows out of each picture, and everything that tells who it is. */
    private PlaintextScan writeInput(Path in) throws IOException {
        PlaintextScan scan = new PlaintextScan();
        Random random = new Random(3);
        for (int image = 1; image <= IMAGES; image++) {
            byte[] pixels = new byte[2 * SIDE * SIDE];
            random.nextBytes(pixels);
            for (int row = 0; row < SIDE; row += SIDE / 4) {
                scan.row(Arrays.copyOfRange(pixels, 2 * SIDE * row, 2 * SIDE * (row + 1)));
            }
            new Part10(1, 1, image)
                    .text(0x00100010, "PN", "Ouyang^Nana=欧阳^娜娜")
                    .text(0x00100020, "LO", "PAT-0815-4711")
                    .text(0x00080050, "SH", "ACC-2024-7788")
                    .text(0x00200032, "DS", "0\\0\\" + 2 * image)
                    .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                    .text(0x00280030, "DS", "1\\1")
                    .number(0x00280010, SIDE)
                    .number(0x00280011, SIDE)
                    .bytes(0x7FE00010, "OW", pixels)
                    .write(in.resolve(image + ".dcm"));
        }
        List.of(
                        "Ouyang",
                        "ouyang",
                        "OUYANG",
                        "欧阳",
                        "娜娜",
                        "ouyangnana",
                        "PAT-0815-4711",
                        "pat-0815-4711",
                        "ACC-2024-7788",
                        "acc-2024-7788")
                .forEach(scan::text);
        return scan;
    }

    @Test
    void noFileHoldsANameOrAPieceOfAPicture() throws Exception {
        Path in = folder.resolve("in");
        PlaintextScan scan = writeInput(in);
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Product product = new Product(home);
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        run(product, environment, "import", in.toString());
        run(product, environment, "search", "ouyangnana");
        run(product, environment, "search", "欧阳娜娜");
        run(
                product,
                environment,
                "render",
                "2.25.1",
                "--out",
                folder.resolve("given.png").toString());
        run(
                product,
                environment,
                "monitor",
                "record",
                "PAT-0815-4711",
                "--port",
                "simulator:nonin-df2:7",
                "--seconds",
                "2");
        product.run(List.of(), environment, "detect", "2.25.1");
        crash(product, environment, work);
        Files.delete(home.resolve("archive/archive.key"));
        assertEquals(List.of(), scan.leaks(home, temporary, work));
        planted(scan, in, work);
    }

    private static void run(Product product, Map<String, String> environment, String... words) {
        Product.Result result = product.run(List.of(), environment, words);
        assertEquals(0, result.exit(), result.err());
    }

    /** The virtual machine is made to abort while its command line names the person. */
    private static void crash(Product product, Map<String, String> environment, Path work)
            throws Exception {
        Process process =
                product.start(
                        List.of("env", "-C", work.toString()),
                        environment,
                        "monitor",
                        "record",
                        "PAT-0815-4711",
                        "--port",
                        "simulator:nonin-df2:7",
                        "--seconds",
                        "600");
        Thread.sleep(TimeUnit.SECONDS.toMillis(6));
        for (ProcessHandle each : process.toHandle().descendants().toArray(ProcessHandle[]::new)) {
            new ProcessBuilder("kill", "-SEGV", Long.toString(each.pid())).start().waitFor();
        }
        new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid())).start().waitFor();
        assertFalse(Product.end(process).exit() == 0);
    }

    /** The scan itself finds each of them where it is put. */
    private static void planted(PlaintextScan scan, Path in, Path work) throws IOException {
        byte[] file = Files.readAllBytes(in.resolve("1.dcm"));
        int pixels = file.length - 2 * SIDE * SIDE;
        Path leak = work.resolve("leak");
        Files.write(leak, Arrays.copyOfRange(file, pixels + 7, pixels + 7 + 32));
        assertEquals(1, scan.leaks(work).size());
        for (String charset : List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE")) {
            Files.write(leak, ("x娜娜y").getBytes(Charset.forName(charset)));
            assertEquals(1, scan.leaks(work).size(), charset);
        }
        Files.write(leak, "a path".getBytes(StandardCharsets.US_ASCII));
        assertEquals(0, scan.leaks(work).size());
    }
}

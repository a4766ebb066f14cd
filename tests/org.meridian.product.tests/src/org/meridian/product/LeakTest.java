package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.store.PlaintextScan;
import org.meridian.testkit.store.Trees;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Who has all that the product wrote, but not the key, reads no name and sees no picture. */
class LeakTest {
    private static final int SIDE = 64;
    private static final int IMAGES = 6;

    /** Of the zip: enough that an import is killed before its end. */
    private static final int SERIES = 40;

    private static final int KILLED_AFTER = 10 * IMAGES * 2 * SIDE * SIDE;

    private final Random random = new Random(3);
    private final PlaintextScan scan = new PlaintextScan();
    private final Path folder;
    private final Path home;
    private final Path temporary;
    private final Path work;
    private final Map<String, String> environment;

    LeakTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        home = Files.createDirectory(folder.resolve("home"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        work = Files.createDirectory(folder.resolve("work"));
        environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        everythingThatTellsWhoItIs();
    }

    /** Four of its rows are looked for. */
    private Part10 image(int series, int number) {
        byte[] pixels = new byte[2 * SIDE * SIDE];
        random.nextBytes(pixels);
        for (int row = 0; row < SIDE; row += SIDE / 4) {
            scan.row(Arrays.copyOfRange(pixels, 2 * SIDE * row, 2 * SIDE * (row + 1)));
        }
        return new Part10(1, series, number)
                .text(0x00100010, "PN", "Ouyang^Nana=欧阳^娜娜")
                .text(0x00100020, "LO", "PAT-0815-4711")
                .text(0x00080050, "SH", "ACC-2024-7788")
                .text(0x00200032, "DS", "0\\0\\" + 2 * number)
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .text(0x00280030, "DS", "1\\1")
                .number(0x00280010, SIDE)
                .number(0x00280011, SIDE)
                .bytes(0x7FE00010, "OW", pixels);
    }

    /** Files that are named after the person, one of which is refused. */
    private Path writeFiles() throws IOException {
        Path in = folder.resolve("in");
        for (int image = 1; image <= IMAGES; image++) {
            image(1, image).write(in.resolve("欧阳娜娜").resolve(image + ".dcm"));
        }
        Files.writeString(in.resolve("欧阳娜娜/PAT-0815-4711.txt"), "no image");
        return in;
    }

    private Path writeZip() throws IOException {
        Path file = folder.resolve("欧阳娜娜.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int series = 1; series <= SERIES; series++) {
                for (int number = 1; number <= IMAGES; number++) {
                    zip.putNextEntry(new ZipEntry("欧阳娜娜/" + series + "-" + number + ".dcm"));
                    zip.write(image(series, number).bytes());
                }
            }
        }
        return file;
    }

    private void everythingThatTellsWhoItIs() {
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
    }

    @Test
    void noFileHoldsANameOrAPieceOfAPicture() throws Exception {
        Path in = writeFiles();
        Path backups = folder.resolve("backups");
        Product product = new Product(home);
        Product.Result imported =
                product.run(List.of(), environment, "--json", "import", in.toString());
        assertEquals(1, imported.json().getInt("refused"), imported.toString());
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
        run(product, environment, "backup", backups.toString(), "--without-key");
        crash(product, environment, work);
        Files.delete(home.resolve("archive/archive.key"));
        assertEquals(List.of(), scan.leaks(home, temporary, work, backups));
        planted(in.resolve("欧阳娜娜/1.dcm"));
    }

    @Test
    void norDoesASealedArchiveAnInterruptedImportOfAZipOrTheTrash() throws Exception {
        Path zip = writeZip();
        Path backups = folder.resolve("backups");
        Product product = new Product(home);
        Map<String, String> sealed = new HashMap<>(environment);
        sealed.put("MERIDIAN_PASSPHRASE", "quartz meadow lantern");
        killed(product.start(List.of(), sealed, "import", zip.toString()));
        assertFalse(Files.exists(home.resolve("archive/archive.key")));
        assertEquals(List.of(), scan.leaks(home, temporary));
        Product.Result resumed = product.run(List.of(), sealed, "--json", "import", "--resume");
        assertEquals(0, resumed.exit(), resumed.toString());
        int left = resumed.json().getInt("imported");
        assertTrue(left > 0 && left < SERIES * IMAGES, "not interrupted: " + resumed);
        run(product, sealed, "trash", "put", "2.25.1", "--reason", "欧阳娜娜 asked for it");
        run(product, sealed, "backup", backups.toString());
        assertEquals(List.of(), scan.leaks(home, temporary, backups));
    }

    private void killed(Process process) throws InterruptedException, IOException {
        Path blobs = home.resolve("archive/blobs");
        while (process.isAlive() && Trees.bytes(blobs) < KILLED_AFTER) {
            Thread.sleep(2);
        }
        Product.kill(process);
        Product.end(process);
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
    private void planted(Path image) throws IOException {
        byte[] file = Files.readAllBytes(image);
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

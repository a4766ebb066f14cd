package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tars as GNU tar and Python write them, packed and not. */
class TarImportTest {
    private static final int IMAGES = 3;
    private static final int BLOCK = 512;

    private final Path temp;
    private final Path disc;
    private final Rooms rooms;

    TarImportTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        this.disc = Files.createDirectories(temp.resolve("disc"));
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    /** Images in folders whose names are longer than a header has room for. */
    private void images() throws IOException {
        for (int i = 1; i <= IMAGES; i++) {
            Path folder = disc.resolve("胸部检查".repeat(i * 5)).resolve("x".repeat(90));
            image(i).write(Files.createDirectories(folder).resolve("图像" + i));
        }
    }

    private static Part10 image(int number) {
        return new Part10(1, 1, number);
    }

    private Path tar(String name, String... options) throws IOException {
        Path tar = temp.resolve(name);
        List<String> command = new ArrayList<>(List.of("tar"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cf", tar.toString(), "-C", disc.toString(), "."));
        Assumptions.assumeTrue(DicomPeers.succeeds("tar", "--version"), "tar");
        assertTrue(DicomPeers.succeeds(command.toArray(String[]::new)));
        return tar;
    }

    private static List<String> refused(ImportResult result) {
        return result.refused().stream().map(r -> r.code() + " " + r.path()).toList();
    }

    private void assertWhole() throws IOException {
        List<Instance> stored = rooms.archive.instances(TestGrant.all(), "2.25.1.1");
        assertEquals(IMAGES, stored.size());
        for (int i = 0; i < IMAGES; i++) {
            try (ByteSource source = rooms.archive.open(TestGrant.all(), stored.get(i))) {
                assertTrue(
                        Arrays.equals(image(i + 1).bytes(), source.slice(0, (int) source.size())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "pax"})
    void aTarIsEnteredLikeAFolderByteForByte(String format) throws IOException {
        images();
        ImportResult result = rooms.add(tar("disc.tar", "--format=" + format));
        assertEquals(List.of(), refused(result));
        assertEquals(IMAGES, result.imported());
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disc.tar.gz", "disc.TGZ", "download"})
    void aPackedTarToo(String name) throws IOException {
        images();
        ImportResult result = rooms.add(tar(name, "-z"));
        assertEquals(List.of(), refused(result));
        assertWhole();
    }

    @Test
    void tarsAreFoundInAFolder() throws IOException {
        images();
        Files.move(
                tar("a.tar.gz", "-z"), Files.createDirectory(temp.resolve("in")).resolve("a.tgz"));
        new Part10(2, 1, 1).write(temp.resolve("in/b"));
        assertEquals(IMAGES + 1, rooms.add(temp.resolve("in")).imported());
    }

    @Test
    void theRefusedAreNamedByTheirPlaceInTheTar() throws IOException {
        images();
        Files.writeString(disc.resolve("说明.txt"), "no image");
        Files.writeString(disc.resolve("more.zip"), "not opened");
        Path tar = tar("disc.tar");
        ImportResult result = rooms.add(tar);
        assertEquals(IMAGES, result.imported());
        assertEquals(
                List.of("ARC-044 " + tar + "!./more.zip", "DCM-001 " + tar + "!./说明.txt"),
                refused(result).stream().sorted().toList());
    }

    /** As programs in China wrote them on Windows. */
    @Test
    void namesInGbkOfAnotherProgramAreRead() throws IOException {
        Assumptions.assumeTrue(DicomPeers.succeeds("python3", "--version"), "python3");
        Path tar = temp.resolve("python.tar");
        Path script =
                Files.writeString(
                        temp.resolve("tar.py"),
                        """
                        import sys, tarfile
                        with tarfile.open(sys.argv[1], 'w', format=tarfile.USTAR_FORMAT, encoding='gbk') as t:
                            t.add(sys.argv[2], '检查/图像')
                            t.add(sys.argv[0], '检查/说明')
                        """);
        Path image = image(1).write(temp.resolve("image"));
        assertTrue(
                DicomPeers.succeeds(
                        "python3", script.toString(), tar.toString(), image.toString()));
        ImportResult result = rooms.add(tar);
        assertEquals(1, result.imported());
        assertEquals(tar + "!检查/说明", result.refused().getFirst().path());
    }

    @Test
    void ofATarThatIsCutShortTheFilesBeforeAreTaken() throws IOException {
        images();
        for (boolean packed : new boolean[] {false, true}) {
            Path tar = packed ? tar("cut.tar.gz", "-z") : tar("cut.tar");
            byte[] bytes = Files.readAllBytes(tar);
            Files.write(tar, Arrays.copyOf(bytes, bytes.length * 2 / 3));
            ImportResult result = rooms.add(tar);
            assertTrue(refused(result).contains("ARC-110 " + tar), refused(result)::toString);
        }
        assertTrue(rooms.archive.instances(TestGrant.all(), "2.25.1.1").size() < IMAGES);
    }

    @Test
    void whatIsNoHeaderEndsTheTar() throws IOException {
        image(1).write(disc.resolve("a"));
        Path tar = temp.resolve("damaged.tar");
        assertTrue(DicomPeers.succeeds("tar", "-cf", tar.toString(), "-C", disc.toString(), "a"));
        byte[] bytes = Files.readAllBytes(tar);
        int second = BLOCK + (image(1).bytes().length + BLOCK - 1) / BLOCK * BLOCK;
        bytes[second] = 'x';
        Files.write(tar, bytes);
        ImportResult result = rooms.add(tar);
        assertEquals(1, result.imported());
        assertEquals(List.of("ARC-110 " + tar), refused(result));
    }
}

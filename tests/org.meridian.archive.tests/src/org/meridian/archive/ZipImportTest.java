package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ZipImportTest {
    private static final byte[] CENTRAL = {'P', 'K', 1, 2};
    private static final byte[] END = {'P', 'K', 5, 6};

    private final Path temp;
    private final Path in;
    private final Rooms rooms;

    ZipImportTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        this.in = Files.createDirectories(temp.resolve("in"));
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private static byte[] zip(Charset names, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> images(int study, String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, new Part10(study, 1, files.size() + 1).bytes());
        }
        return files;
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(in.resolve(name), content);
    }

    private static List<String> refused(ImportResult result) {
        return result.refused().stream().map(r -> r.code() + " " + r.path()).toList();
    }

    @Test
    void aZipIsEnteredLikeAFolderByteForByte() throws IOException {
        Map<String, byte[]> images = images(1, "DICOM/A/IM0", "DICOM/B/IM1", "IM2");
        Path zip = write("disc.zip", zip(StandardCharsets.UTF_8, images));
        ImportResult result = rooms.add(zip);
        assertEquals(3, result.imported());
        assertEquals(List.of(), result.refused());
        List<byte[]> wanted = List.copyOf(images.values());
        List<Instance> stored = rooms.archive.instances(TestGrant.all(), "2.25.1.1");
        for (int i = 0; i < wanted.size(); i++) {
            try (ByteSource source = rooms.archive.open(TestGrant.all(), stored.get(i))) {
                assertTrue(Arrays.equals(wanted.get(i), source.slice(0, (int) source.size())));
            }
        }
    }

    @Test
    void zipsAreFoundInAFolderAndAnyFileThatIsGivenMayBeOne() throws IOException {
        write("IMAGES.ZIP", zip(StandardCharsets.UTF_8, images(1, "a")));
        new Part10(2, 1, 1).write(in.resolve("b"));
        Path unnamed =
                Files.write(temp.resolve("download"), zip(StandardCharsets.UTF_8, images(3, "c")));
        assertEquals(3, rooms.add(in, unnamed).imported());
    }

    @Test
    void namesInGbkAreReadWhereTheyAreNotUtf8() throws IOException {
        Map<String, byte[]> files = images(1, "胸部/图像1");
        files.put("胸部/说明.txt", "no image".getBytes(StandardCharsets.UTF_8));
        Path zip = write("disc.zip", zip(Charset.forName("GBK"), files));
        ImportResult result = rooms.add(zip);
        assertEquals(1, result.imported());
        assertEquals(zip + "!胸部/说明.txt", result.refused().getFirst().path());
    }

    @Test
    void namesInGbkOfAnotherProgramAreReadToo() throws IOException {
        Assumptions.assumeTrue(DicomPeers.succeeds("python3", "--version"), "python3");
        Path image = new Part10(1, 1, 1).write(temp.resolve("image"));
        Path zip = in.resolve("python.zip");
        Path script =
                Files.writeString(
                        temp.resolve("zip.py"),
                        """
                        import sys, zipfile
                        class Info(zipfile.ZipInfo):
                            def _encodeFilenameFlags(self):
                                return self.filename.encode('gbk'), self.flag_bits
                        with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
                            z.writestr(Info('检查/图像'), open(sys.argv[2], 'rb').read())
                            z.writestr(Info('检查/说明'), b'no image')
                        """);
        assertTrue(
                DicomPeers.succeeds(
                        "python3", script.toString(), zip.toString(), image.toString()));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(zip + "!检查/说明", result.refused().getFirst().path());
    }

    @Test
    void aZipUnderAPasswordIsRefusedAndTheOthersGoOn() throws IOException {
        byte[] zip = zip(StandardCharsets.UTF_8, images(1, "a"));
        zip[6] |= 1;
        zip[find(zip, CENTRAL) + 8] |= 1;
        Path locked = write("a.zip", zip);
        write("b.zip", zip(StandardCharsets.UTF_8, images(2, "b")));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(List.of("ARC-041 " + locked), refused(result));
    }

    @Test
    void aDamagedZipIsRefused() throws IOException {
        byte[] zip = zip(StandardCharsets.UTF_8, images(1, "a", "b"));
        Path cut = write("cut.zip", Arrays.copyOf(zip, zip.length / 2));
        assertEquals(List.of("ARC-040 " + cut), refused(rooms.add(in)));
    }

    @Test
    void aZipInAZipIsRefusedAndItsNeighboursAreTaken() throws IOException {
        Map<String, byte[]> files = images(1, "a");
        files.put("more.zip", zip(StandardCharsets.UTF_8, images(2, "b")));
        Path zip = write("disc.zip", zip(StandardCharsets.UTF_8, files));
        ImportResult result = rooms.add(in);
        assertEquals(1, result.imported());
        assertEquals(List.of("ARC-044 " + zip + "!more.zip"), refused(result));
    }

    @Test
    void filesThatShareTheirBytesAreABomb() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Path bomb =
                write("bomb.zip", manyTimes(zip(StandardCharsets.UTF_8, Map.of("a", noise)), 20));
        assertEquals(List.of("ARC-042 " + bomb), refused(rooms.add(in)));
    }

    @Test
    void aFileLargerThanTheZipSaysIsNotUnpacked() throws IOException {
        byte[] zip = zip(StandardCharsets.UTF_8, Map.of("a", new byte[5_000_000]));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(find(zip, CENTRAL) + 24, 1000);
        Path liar = write("liar.zip", zip);
        assertEquals(List.of("ARC-043 " + liar + "!a"), refused(rooms.add(in)));
    }

    /** Lists the one file of a zip so many times. */
    private static byte[] manyTimes(byte[] zip, int times) {
        int central = find(zip, CENTRAL);
        int end = find(zip, END);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(zip, 0, central);
        for (int i = 0; i < times; i++) {
            byte[] entry = Arrays.copyOfRange(zip, central, end);
            entry[46] = (byte) ('a' + i);
            out.writeBytes(entry);
        }
        byte[] last = Arrays.copyOfRange(zip, end, zip.length);
        ByteBuffer.wrap(last)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) times)
                .putShort(10, (short) times)
                .putInt(12, times * (end - central));
        out.writeBytes(last);
        return out.toByteArray();
    }

    private static int find(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException();
    }
}

package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.store.LedgerEntry;
import org.meridian.testkit.TestData;
import org.meridian.testkit.archive.TestGrant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Damaged copies of real files, beside the intact ones and in their way. */
class DamagedPixelsTest {
    private static final TestGrant ALL = TestGrant.all();

    private final Path temp;
    private final Rooms rooms;

    DamagedPixelsTest(@TempDir Path temp) {
        this.temp = temp;
        this.rooms = new Rooms(temp.resolve("archive"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private static byte[] slice() throws IOException {
        return Files.readAllBytes(TestData.path("dicom/chest-ct-nlst/CT_89952642/0001_70728.dcm"));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(temp.resolve(name), content);
    }

    /** Where the value of an unsigned short of group 0028 stands. */
    private static int value(byte[] file, int element) {
        for (int at = 132; at < file.length - 10; at++) {
            if (file[at] == 0x28
                    && file[at + 1] == 0
                    && file[at + 2] == element
                    && file[at + 3] == 0
                    && file[at + 4] == 'U'
                    && file[at + 5] == 'S') {
                return at + 8;
            }
        }
        throw new AssertionError("no element 0028,00" + Integer.toHexString(element));
    }

    private static byte[] with(byte[] file, int element, int number) {
        byte[] copy = file.clone();
        ByteBuffer.wrap(copy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(value(copy, element), (short) number);
        return copy;
    }

    /** Another thousand bytes in the middle of the codestream. */
    private static byte[] overwritten(byte[] file) {
        byte[] copy = file.clone();
        Arrays.fill(copy, copy.length / 2, copy.length / 2 + 1000, (byte) 0xFF);
        return copy;
    }

    private List<String> codes(ImportResult result) {
        return result.refused().stream().map(ImportResult.Refused::code).toList();
    }

    private byte[] stored() throws IOException {
        String study = rooms.archive.studies(ALL).getFirst().studyInstanceUID();
        String series = rooms.archive.series(ALL, study).getFirst().seriesInstanceUID();
        Instance only = rooms.archive.instances(ALL, series).getFirst();
        try (ByteSource source = rooms.archive.open(ALL, only)) {
            return source.slice(0, (int) source.size());
        }
    }

    @Test
    void attributesThatLieAboutACompressedImageAreRefused() throws IOException {
        byte[] whole = slice();
        int rows = 0x10;
        int columns = 0x11;
        int samplesPerPixel = 0x02;
        assertEquals(List.of("DCM-027"), codes(rooms.add(file("rows", with(whole, rows, 65535)))));
        assertEquals(List.of("DCM-022"), codes(rooms.add(file("none", with(whole, rows, 0)))));
        assertEquals(
                List.of("DCM-027"), codes(rooms.add(file("columns", with(whole, columns, 511)))));
        String latin = new String(with(whole, samplesPerPixel, 3), ISO_8859_1);
        byte[] colour = latin.replace("MONOCHROME2 ", "RGB         ").getBytes(ISO_8859_1);
        assertEquals(List.of("DCM-027"), codes(rooms.add(file("colour", colour))));
        assertEquals(1, rooms.add(file("whole", whole)).imported());
        assertArrayEquals(whole, stored());
    }

    @Test
    void anIntactCopyTakesThePlaceOfAStoredOneThatCannotBeDecoded() throws IOException {
        byte[] whole = slice();
        byte[] damaged = overwritten(whole);
        Path bad = file("bad", damaged);
        Path good = file("good", whole);
        assertEquals(1, rooms.add(bad).imported());
        byte[] other = damaged.clone();
        other[other.length / 2 + 10] = 0;
        assertEquals(List.of("ARC-004"), codes(rooms.add(file("worse", other))));
        assertArrayEquals(damaged, stored());

        ImportResult result = rooms.add(good);
        assertEquals(1, result.imported());
        assertEquals(1, result.replaced());
        assertEquals(List.of(), result.refused());
        assertArrayEquals(whole, stored());
        assertEquals(1, rooms.archive.studies(ALL).getFirst().numberOfInstances());
        LedgerEntry entry = rooms.log.entries().getLast();
        assertEquals(LedgerEntry.Type.IMPORT, entry.type());
        assertEquals("1", entry.content().get("replaced"));
        assertEquals(
                rooms.log.entries().getFirst().content().get("hash"),
                entry.content().get("replacedHash"));

        assertEquals(List.of("ARC-004"), codes(rooms.add(bad)));
        assertEquals(1, rooms.add(good).duplicate());
        assertArrayEquals(whole, stored());
        assertFalse(rooms.log.entries().getFirst().content().containsKey("replaced"));
    }

    @Test
    void ofADamagedAndAnIntactFileInOneImportTheIntactOneIsTaken() throws IOException {
        byte[] whole = slice();
        Path folder = Files.createDirectories(temp.resolve("both"));
        Path bad = Files.write(folder.resolve("1"), overwritten(whole));
        Files.write(folder.resolve("2"), whole);
        ImportResult result = rooms.add(folder);
        assertEquals(1, result.imported());
        assertEquals(0, result.replaced());
        assertEquals(List.of("ARC-011"), codes(result));
        assertEquals(bad.toString(), result.refused().getFirst().path());
        assertArrayEquals(whole, stored());
    }
}

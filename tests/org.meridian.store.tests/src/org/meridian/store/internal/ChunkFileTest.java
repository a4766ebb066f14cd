package org.meridian.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.store.EncryptedFiles;
import org.meridian.store.ChangedBit;
import org.meridian.store.StoreError;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ChunkFileTest {
    private static final int MUTANTS = System.getenv("MERIDIAN_LONG") == null ? 300 : 20_000;

    private final Path folder;
    private final MendedBits mended;
    private final EncryptedFiles files;
    private final Random random = new Random(7);

    ChunkFileTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        mended = new MendedBits(folder);
        files = EncryptedFolder.open(folder, new byte[32], mended);
    }

    private byte[] create(String name, int size) throws IOException {
        byte[] content = new byte[size];
        random.nextBytes(content);
        try (EncryptedFiles.Output out = files.create(name)) {
            for (int done = 0; done < size; ) {
                int n = Math.min(size - done, 1 + random.nextInt(100_000));
                out.write(content, done, n);
                done += n;
            }
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 300_000})
    void comesBackAtAnyPosition(int size) throws IOException {
        byte[] content = create("a", size);
        assertEquals(size, files.size("a"));
        try (ByteSource source = files.open("a")) {
            assertEquals(size, source.size());
            assertArrayEquals(content, source.slice(0, size));
            for (int at = 0; at < size; at += ChunkFormat.CHUNK) {
                int length = Math.min(ChunkFormat.CHUNK, size - at);
                assertArrayEquals(
                        Arrays.copyOfRange(content, at, at + length), source.slice(at, length));
            }
            assertEquals(-1, source.read(size, new byte[1], 0, 1));
            for (int i = 0; i < 200 && size > 0; i++) {
                int from = random.nextInt(size);
                int length = random.nextInt(size - from + 1);
                assertArrayEquals(
                        Arrays.copyOfRange(content, from, from + length),
                        source.slice(from, length));
            }
        }
    }

    private void assertDamaged(byte[] changed) throws IOException {
        Files.write(folder.resolve("mutant"), changed);
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> {
                            try (ByteSource source = files.open("mutant")) {
                                source.slice(0, (int) source.size());
                            }
                        });
        assertEquals(StoreError.DAMAGED, e.errorCode());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_536, 150_000})
    void everyTurnedBitIsNamedAndPutRight(int size) throws IOException {
        byte[] content = create("a", size);
        Path file = folder.resolve("a");
        byte[] whole = Files.readAllBytes(file);
        int few = Math.min(MUTANTS, 8 * whole.length);
        for (int i = 0; i < few; i++) {
            byte[] changed = whole.clone();
            // the header's every byte first, then the last tag's
            int at =
                    i < ChunkFormat.HEADER
                            ? i
                            : i < ChunkFormat.HEADER + Sealed.TAG
                                    ? whole.length - Sealed.TAG + i - ChunkFormat.HEADER
                                    : random.nextInt(changed.length);
            int bit = random.nextInt(8);
            changed[at] ^= (byte) (1 << bit);
            Files.write(file, changed);
            MendedBits named = new MendedBits(folder);
            EncryptedFiles again = EncryptedFolder.open(folder, new byte[32], named);
            try (ByteSource source = again.open("a")) {
                assertArrayEquals(content, source.slice(0, size));
            }
            assertEquals(List.of(new ChangedBit("a", at, bit)), named.all());
            assertArrayEquals(whole, Files.readAllBytes(file), "put right on the disk");
        }
    }

    @Test
    void twoTurnedBitsAreFound() throws IOException {
        create("a", 150_000);
        byte[] whole = Files.readAllBytes(folder.resolve("a"));
        for (int i = 0; i < MUTANTS; i++) {
            byte[] changed = whole.clone();
            // the header's every byte first
            int at = i < ChunkFormat.HEADER ? i : random.nextInt(changed.length);
            changed[at] ^= (byte) (3 << random.nextInt(7));
            assertDamaged(changed);
            assertArrayEquals(changed, Files.readAllBytes(folder.resolve("mutant")));
        }
    }

    @Test
    void everyCutIsFound() throws IOException {
        create("a", 200_000);
        byte[] whole = Files.readAllBytes(folder.resolve("a"));
        for (int chunks = 0; chunks < 3; chunks++) {
            assertDamaged(
                    Arrays.copyOf(whole, ChunkFormat.HEADER + chunks * ChunkFormat.SEALED_CHUNK));
        }
        for (int i = 0; i < 100; i++) {
            assertDamaged(Arrays.copyOf(whole, random.nextInt(whole.length)));
        }
        assertDamaged(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void swappedChunksAreFound() throws IOException {
        create("a", 200_000);
        byte[] whole = Files.readAllBytes(folder.resolve("a"));
        byte[] swapped = whole.clone();
        int first = ChunkFormat.HEADER;
        int second = first + ChunkFormat.SEALED_CHUNK;
        System.arraycopy(whole, first, swapped, second, ChunkFormat.SEALED_CHUNK);
        System.arraycopy(whole, second, swapped, first, ChunkFormat.SEALED_CHUNK);
        assertDamaged(swapped);
    }

    @Test
    void anotherKeyDoesNotOpen() throws IOException {
        create("a", 10);
        byte[] key = new byte[32];
        key[31] = 1;
        EncryptedFiles others = EncryptedFolder.open(folder, key, mended);
        MeridianException e = assertThrows(MeridianException.class, () -> others.open("a"));
        assertEquals(StoreError.DAMAGED, e.errorCode());
    }

    @Test
    void theFolderIsFlatAndItsFilesAreWrittenOnce() throws IOException {
        create("b", 1);
        create("a", 1);
        assertEquals(List.of("a", "b"), files.list());
        assertThrows(FileAlreadyExistsException.class, () -> files.create("a"));
        for (String name : List.of("", "..", "../x", "x/y", "/etc/passwd")) {
            assertThrows(NoSuchFileException.class, () -> files.open(name), name);
        }
        files.rename("a", "c");
        files.sync(List.of("b", "c"));
        files.syncFolder();
        files.delete("b");
        assertEquals(List.of("c"), files.list());
    }
}

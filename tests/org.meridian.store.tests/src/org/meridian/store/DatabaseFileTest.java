package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.SchemaPart;
import org.meridian.testkit.store.RecordedLog;
import org.meridian.testkit.store.Trees;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What becomes of the database's file in a fall and on a failing disk. */
class DatabaseFileTest {
    private static final int BLOCK = 4096;
    private static final SchemaPart NOTES =
            new SchemaPart(
                    "note",
                    List.of(
                            List.of(
                                    "create table note_text (id bigint primary key, words"
                                            + " varchar(1000))")));

    private final Random random = new Random(1);
    private final List<String> written = new ArrayList<>();
    private final Path folder;
    private final Path archive;
    private final Path database;
    private final Path length;

    DatabaseFileTest(@TempDir Path folder) {
        this.folder = folder;
        archive = folder.resolve("archive");
        database = archive.resolve("meridian.mv.db");
        length = archive.resolve("meridian.length");
    }

    private static Store open(Path archive) {
        return Store.open(
                Vault.open(archive, KeySource.besideArchive()),
                List.of(NOTES),
                new RecordedLog(),
                new Events(),
                Clock.systemUTC());
    }

    /** Writes rows of 1000 bytes that nothing makes shorter. */
    private void write(Store store, int rows) {
        store.write(
                unit -> {
                    for (int i = 0; i < rows; i++) {
                        String words = words();
                        unit.update(
                                "insert into note_text (id, words) values (?, ?)",
                                written.size(),
                                words);
                        written.add(words);
                    }
                    return rows;
                });
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        random.ints(1000, ' ', '~').forEach(c -> words.append((char) c));
        return words.toString();
    }

    private static List<String> read(Store store) {
        return store.read(
                r -> r.query("select words from note_text order by id", row -> row.text("words")));
    }

    /** The archive as a fall leaves it now. */
    private Path fallen() throws IOException {
        Path fallen = folder.resolve("fallen");
        Trees.copy(archive, fallen);
        return fallen;
    }

    private static void change(Path file, long position, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), position);
        }
    }

    private static ChangedBit flip(Path file, long position, int bit) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
            channel.write(one, position);
        }
        return new ChangedBit("meridian.mv.db", position, bit);
    }

    /** An archive that fell while the second of two groups was being written, torn inside. */
    private Path tornInTheSecondGroup() throws IOException {
        try (Store store = open(archive)) {
            write(store, 20);
            byte[] mark = Files.readAllBytes(length);
            long synced = Files.size(database);
            write(store, 20);
            written.subList(20, 40).clear();
            Path fallen = fallen();
            Path torn = fallen.resolve("meridian.mv.db");
            assertTrue(Files.size(torn) >= synced + 4 * BLOCK);
            change(torn, synced + BLOCK, new byte[2 * BLOCK]);
            Files.write(fallen.resolve("meridian.length"), mark);
            return fallen;
        }
    }

    @Test
    void whatWasNotSyncedIsCutOff() throws IOException {
        try (Store store = open(tornInTheSecondGroup())) {
            assertEquals(written, read(store));
            write(store, 1);
            assertEquals(written, read(store));
        }
    }

    @Test
    void aBitOfTheKeptLengthChangesNothing() throws IOException {
        Path fallen = tornInTheSecondGroup();
        flip(fallen.resolve("meridian.length"), 3, 5);
        flip(fallen.resolve("meridian.length"), 512 + 40, 0);
        try (Store store = open(fallen)) {
            assertEquals(written, read(store));
        }
    }

    @Test
    void anotherKeyDoesNotTakeTheKeptLengthAway() throws IOException {
        Path fallen = tornInTheSecondGroup();
        Path key = fallen.resolve("archive.key");
        byte[] right = Files.readAllBytes(key);
        Path other = folder.resolve("other");
        open(other).close();
        Files.write(key, Files.readAllBytes(other.resolve("archive.key")));
        MeridianException told = assertThrows(MeridianException.class, () -> open(fallen).close());
        assertEquals(StoreError.WRONG_KEY, told.errorCode());
        Files.write(key, right);
        try (Store store = open(fallen)) {
            assertEquals(written, read(store));
        }
    }

    @Test
    void withoutAKeptLengthNothingIsCut() throws IOException {
        try (Store store = open(archive)) {
            write(store, 20);
            byte[] mark = Files.readAllBytes(length);
            write(store, 20);
            Path fallen = fallen();
            change(fallen.resolve("meridian.length"), 0, mark);
            change(fallen.resolve("meridian.length"), 512, new byte[40]);
            try (Store again = open(fallen)) {
                assertEquals(written, read(again));
            }
        }
    }

    @Test
    void aDatabaseThatWasMadeSmallerIsWhole() throws IOException {
        try (Store store = open(archive)) {
            write(store, 300);
        }
        long before = Files.size(database);
        try (Store store = open(archive)) {
            store.write(unit -> unit.update("delete from note_text where id >= 10"));
            written.subList(10, 300).clear();
            store.compactWhenClosed();
        }
        assertTrue(Files.size(database) < before / 2, "made smaller");
        try (Store store = open(archive)) {
            assertEquals(written, read(store));
            assertEquals(List.of(), store.mended());
            write(store, 20);
        }
        try (Store store = open(archive)) {
            assertEquals(written, read(store));
        }
    }

    @Test
    void aFileShorterThanItWasSyncedIsDamaged() throws IOException {
        try (Store store = open(archive)) {
            write(store, 20);
            Path fallen = fallen();
            try (FileChannel cut =
                    FileChannel.open(fallen.resolve("meridian.mv.db"), StandardOpenOption.WRITE)) {
                cut.truncate(cut.size() - BLOCK);
            }
            MeridianException told =
                    assertThrows(MeridianException.class, () -> open(fallen).close());
            assertEquals(StoreError.DATABASE_CHANGED, told.errorCode());
        }
    }

    @Test
    void noLengthIsKeptOfAClosedDatabase() throws IOException {
        try (Store store = open(archive)) {
            write(store, 20);
            assertTrue(Files.exists(length));
        }
        assertTrue(Files.notExists(length));
        try (Store store = open(archive)) {
            store.compactWhenClosed();
            write(store, 20);
        }
        try (Store store = open(archive)) {
            assertEquals(written, read(store));
        }
    }

    @Test
    void aBitThatTurnsWhileItIsOpenIsNamedAndPutRight() throws IOException {
        try (Store store = open(archive)) {
            write(store, 3000);
        }
        Set<ChangedBit> flipped = new HashSet<>();
        Set<ChangedBit> mended = new HashSet<>();
        try (Store store = open(archive)) {
            for (int i = 1; i < 8; i++) {
                flipped.add(flip(database, Files.size(database) * i / 8 + i, i));
            }
            assertEquals(written, read(store));
            mended.addAll(store.mended());
            assertTrue(mended.size() > 3, mended.toString());
        }
        try (Store store = open(archive)) {
            mended.addAll(store.mended());
            assertEquals(flipped, mended);
            assertEquals(written, read(store));
        }
        try (Store store = open(archive)) {
            assertEquals(List.of(), store.mended());
        }
    }

    @Test
    void aBackupHasTheBitAsItWas() throws IOException {
        try (Store store = open(archive)) {
            write(store, 200);
        }
        try (Store store = open(archive)) {
            Path copy = Files.createDirectory(folder.resolve("copy"));
            byte[] before = Files.readAllBytes(database);
            ChangedBit bit = flip(database, before.length / 2, 6);
            store.copyDatabase(copy);
            assertArrayEquals(before, Files.readAllBytes(copy.resolve("meridian.mv.db")));
            assertEquals(List.of(bit), store.mended());
        }
    }

    @Test
    void noWrongValueIsReadWhereMoreThanABitTurns() throws IOException {
        try (Store store = open(archive)) {
            write(store, 3000);
        }
        try (Store store = open(archive)) {
            for (long at = Files.size(database) / 2; at < Files.size(database); at += BLOCK) {
                flip(database, at, 1);
                flip(database, at + 20, 1);
            }
            MeridianException told = assertThrows(MeridianException.class, () -> read(store));
            assertEquals(StoreError.DATABASE_CHANGED, told.errorCode());
        }
    }

    @Test
    void aBitThatTurnsInAFallIsNamedAndPutRight() throws IOException {
        try (Store store = open(archive)) {
            write(store, 200);
        }
        long closed = Files.size(database);
        try (Store store = open(archive)) {
            write(store, 20);
            Path fallen = fallen();
            ChangedBit bit = flip(fallen.resolve("meridian.mv.db"), closed / 2, 3);
            try (Store again = open(fallen)) {
                assertEquals(List.of(bit), again.mended());
                assertEquals(written, read(again));
            }
        }
    }
}

package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.SchemaPart;
import org.meridian.testkit.store.RecordedLog;
import org.meridian.testkit.store.SmallDisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A disk that runs full: a small file system in memory, in a namespace of the test's own. */
class FullDiskTest {
    private static final PatientKey PATIENT = PatientKey.random();

    private final Path folder;

    FullDiskTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Fills the disk with blobs or with rows, makes room, and looks what is there. */
    static final class Filling {
        private Filling() {}

        public static void main(String[] args) throws IOException {
            Path disk = Path.of(args[0]);
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[1 << 19]);
            List<Long> acknowledged = new ArrayList<>();
            try (Store store = Importer.open(disk.resolve("archive"))) {
                fill(store, Boolean.parseBoolean(args[1]), acknowledged);
            } catch (MeridianException e) {
                System.out.println(e.errorCode());
            }
            Files.delete(ballast);
            try (Store store = Importer.open(disk.resolve("archive"))) {
                List<Long> there =
                        store.read(
                                r ->
                                        r.query(
                                                "select number from item_head order by number",
                                                row -> row.number("number")));
                System.out.println(!there.isEmpty() && there.equals(acknowledged));
                System.out.println(store.write(u -> u.update("delete from item_head")) > 0);
            }
        }

        private static void fill(Store store, boolean blobs, List<Long> acknowledged)
                throws IOException {
            Random random = new Random(3);
            for (long n = 0; true; n++) {
                byte[] content = new byte[blobs ? 300_000 : 10];
                random.nextBytes(content);
                BlobId id = store.blobs().write(PATIENT, ByteSources.of(content));
                store.blobs().sync();
                long number = n;
                store.write(
                        u -> {
                            for (int i = 0; i < (blobs ? 0 : 5000); i++) {
                                u.update(
                                        "insert into item_part values (?, ?)",
                                        number,
                                        random.nextInt());
                            }
                            return u.update(
                                    "insert into item_head values (?, ?, ?)",
                                    number,
                                    PATIENT.value(),
                                    id.value());
                        });
                acknowledged.add(n);
            }
        }
    }

    @Test
    void saysSoWhenThereIsNoRoomForABlob() throws Exception {
        assertEquals(List.of("NO_SPACE", "true", "true"), fill(true));
    }

    @Test
    void saysSoWhenThereIsNoRoomForRows() throws Exception {
        assertEquals(List.of("NO_SPACE", "true", "true"), fill(false));
    }

    private List<String> fill(boolean blobs) throws Exception {
        return SmallDisk.run(folder, "4m", Filling.class, blobs);
    }

    /** Opens an archive of an earlier version where there is no room, and again with ever more. */
    static final class Migrating {
        private static final List<String> FIRST =
                List.of("create table note_text (id bigint primary key, words varchar(1000))");
        private static final List<String> SECOND =
                List.of(
                        "alter table note_text add column mood varchar(10)",
                        "update note_text set mood = 'calm'");
        private static final int ROWS = 500;

        private Migrating() {}

        private static Store open(Path disk, List<List<String>> versions) {
            return Store.open(
                    Vault.open(disk.resolve("archive"), KeySource.besideArchive()),
                    List.of(new SchemaPart("note", versions)),
                    new RecordedLog(),
                    new Events(),
                    Clock.systemUTC());
        }

        public static void main(String[] args) throws IOException {
            Path disk = Path.of(args[0]);
            try (Store store = open(disk, List.of(FIRST))) {
                store.write(
                        unit -> {
                            for (long id = 0; id < ROWS; id++) {
                                unit.update(
                                        "insert into note_text (id, words) values (?, ?)",
                                        id,
                                        "w".repeat(900));
                            }
                            return true;
                        });
            }
            long room = Files.getFileStore(disk).getUsableSpace();
            for (long left = 0; left < room && !migrated(disk, left); left += 200_000) {
                Files.deleteIfExists(disk.resolve("ballast"));
            }
        }

        private static boolean migrated(Path disk, long left) throws IOException {
            Path ballast = SmallDisk.fill(disk, left);
            try (Store store = open(disk, List.of(FIRST, SECOND))) {
                System.out.println(
                        store.read(
                                r ->
                                        r.query(
                                                        "select count(*) as n from note_text"
                                                                + " where mood = 'calm'",
                                                        row -> row.number("n"))
                                                .getFirst()));
                return true;
            } catch (MeridianException e) {
                System.out.println(e.errorCode());
                return false;
            } finally {
                Files.delete(ballast);
            }
        }
    }

    @Test
    void aMigrationWithoutRoomSaysSoAndGoesOnWhereThereIsSome() throws Exception {
        List<String> lines = SmallDisk.run(folder, "16m", Migrating.class);
        assertTrue(lines.size() > 2, lines.toString());
        assertEquals(Set.of("NO_SPACE"), Set.copyOf(lines.subList(0, lines.size() - 1)));
        assertEquals("500", lines.getLast());
    }
}

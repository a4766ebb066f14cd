package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.BlobStore;
import org.meridian.core.store.SchemaPart;
import org.meridian.testkit.store.RecordedLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Many blobs in one file: found, checked, deleted, swept, backed up and restored one by one. */
class PackTest {
    private static final SchemaPart ROOM =
            new SchemaPart(
                    "room",
                    List.of(
                            List.of(
                                    "create table room_blob (blob_name varchar(64), patient uuid,"
                                            + " record varchar(10))")));
    private static final List<BlobReferences> REFERENCES =
            List.of(new BlobReferences("select blob_name, patient, record from room_blob"));

    private final PatientKey patient = PatientKey.random();
    private final Path folder;

    PackTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Store open() {
        return open(folder.resolve("archive"));
    }

    private Store open(Path archive) {
        return Store.open(
                Vault.open(archive, source()),
                List.of(ROOM),
                new RecordedLog(),
                new Events(),
                Clock.systemUTC());
    }

    private KeySource source() {
        return KeySource.file(folder.resolve("archive/archive.key"));
    }

    private static byte[] content(int number, int size) {
        byte[] content = new byte[size];
        new Random(number).nextBytes(content);
        return content;
    }

    private static byte[] content(int number) {
        return content(number, 70_000 + number);
    }

    private List<BlobId> write(Store store, int blobs) throws Exception {
        return write(store, 0, blobs);
    }

    private List<BlobId> write(Store store, int first, int blobs) throws Exception {
        try (BlobStore.Batch batch = store.blobs().batch(patient, blobs);
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<BlobId>> writing = new ArrayList<>();
            for (int i = first; i < first + blobs; i++) {
                ByteSource source = ByteSources.of(content(i));
                writing.add(threads.submit(() -> batch.write(source)));
            }
            List<BlobId> ids = new ArrayList<>();
            for (Future<BlobId> one : writing) {
                ids.add(one.get());
            }
            batch.sync();
            return ids;
        }
    }

    private void name(Store store, List<BlobId> blobs) {
        store.write(
                unit -> {
                    blobs.forEach(
                            blob ->
                                    unit.update(
                                            "insert into room_blob values (?, ?, ?)",
                                            blob.value(),
                                            patient.value(),
                                            Integer.toString(blobs.indexOf(blob))));
                    return blobs;
                });
    }

    private static void unname(Store store, BlobId blob) {
        store.write(unit -> unit.update("delete from room_blob where blob_name = ?", blob.value()));
    }

    private void assertContent(Store store, List<BlobId> blobs, int... gone) throws IOException {
        for (int i = 0; i < blobs.size(); i++) {
            BlobId blob = blobs.get(i);
            if (List.of(boxed(gone)).contains(i)) {
                assertCode(StoreError.NO_BLOB, () -> store.blobs().open(patient, blob));
            } else {
                try (ByteSource source = store.blobs().open(patient, blob)) {
                    byte[] content = content(i);
                    assertEquals(content.length, source.size());
                    assertArrayEquals(content, source.slice(0, content.length));
                }
            }
        }
    }

    private static Integer[] boxed(int... numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }

    private static void assertCode(ErrorCode code, org.junit.jupiter.api.function.Executable call) {
        assertEquals(code, assertThrows(MeridianException.class, call).errorCode());
    }

    private List<Path> packs() throws IOException {
        try (Stream<Path> packs = Files.list(folder.resolve("archive/blobs/packs"))) {
            return packs.toList();
        }
    }

    private static long files(Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive.resolve("blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64).count();
        }
    }

    @Test
    void manyBlobsAreOneFileAndComeBackWhole() throws Exception {
        List<BlobId> blobs;
        try (Store store = open()) {
            blobs = write(store, 9);
            name(store, blobs);
            assertContent(store, blobs);
            List<BlobId> few = write(store, 2);
            assertEquals(blobs.subList(0, 2), few);
        }
        assertEquals(1, packs().size());
        assertEquals(2, files(folder.resolve("archive")), "too few for a pack");
        try (Store store = open()) {
            assertContent(store, blobs);
            PatientKey other = PatientKey.random();
            BlobId another = store.blobs().write(other, ByteSources.of(content(5)));
            assertNotEquals(blobs.get(5), another, "the name is of the patient's key");
            assertCode(StoreError.NO_BLOB, () -> store.blobs().open(other, blobs.get(5)));
        }
    }

    @Test
    void aPackIsBoundedAndALargeBlobIsAFileOfItsOwn() throws Exception {
        try (Store store = open()) {
            List<BlobId> blobs = new ArrayList<>();
            try (BlobStore.Batch batch = store.blobs().batch(patient, 7)) {
                for (int i = 0; i < 6; i++) {
                    blobs.add(batch.write(ByteSources.of(content(i, 7 << 20))));
                }
                blobs.add(batch.write(ByteSources.of(content(6, 9 << 20))));
                batch.sync();
            }
            name(store, blobs);
            assertEquals(2, packs().size());
            assertEquals(1, files(folder.resolve("archive")));
            assertEquals(List.of(), new Integrity(store, REFERENCES).check(Progress.NONE).faults());
        }
    }

    @Test
    void aDeletedBlobIsGoneFromItsPackAndTheOthersStay() throws Exception {
        try (Store store = open()) {
            List<BlobId> blobs = write(store, 5);
            name(store, blobs);
            unname(store, blobs.get(3));
            BlobStore.Hold hold = store.blobs().hold();
            assertEquals(0, store.delete(Set.copyOf(blobs), REFERENCES));
            hold.close();
            assertEquals(1, store.delete(Set.copyOf(blobs), REFERENCES));
            assertContent(store, blobs, 3);
            assertEquals(List.of(), packs());
            assertEquals(4, files(folder.resolve("archive")));
        }
    }

    @Test
    void aPackAllOfWhoseBlobsAreDeletedIsGone() throws Exception {
        List<BlobId> blobs;
        try (Store store = open()) {
            blobs = write(store, 4);
            name(store, blobs);
            blobs.forEach(blob -> unname(store, blob));
            assertEquals(4, store.delete(Set.copyOf(blobs), REFERENCES));
            assertContent(store, blobs, 0, 1, 2, 3);
        }
        assertEquals(List.of(), packs());
        assertEquals(0, files(folder.resolve("archive")));
    }

    @Test
    void whatADeadProcessLeftIsSwept() throws Exception {
        List<BlobId> kept;
        try (Store store = open()) {
            write(store, 4);
        }
        assertEquals(1, packs().size(), "no unit of work came after it");
        try (Store store = open()) {
            kept = write(store, 5);
            name(store, kept);
            write(store, 100, 6);
            store.write(unit -> unit.update("update room_blob set record = ''"));
            assertEquals(3, packs().size());
        }
        Thread.sleep(20);
        try (Store store = open()) {
            name(store, write(store, 4));
            Integrity.Report report = new Integrity(store, REFERENCES).check(Progress.NONE);
            assertEquals(List.of(), report.faults());
            assertEquals(2, report.orphans().size(), "no row, or a row that nobody names");
            assertEquals(2, store.sweep(REFERENCES));
            assertEquals(2, packs().size());
            assertContent(store, kept);
            assertEquals(0, store.sweep(REFERENCES));
        }
    }

    @Test
    void aChangedBitIsNamedByItsBlobAndRepairedFromABackup() throws Exception {
        Path target = folder.resolve("backup");
        try (Store store = open()) {
            List<BlobId> blobs = write(store, 5);
            name(store, blobs);
            Backup backup = new Backup(store, REFERENCES, Clock.systemUTC());
            assertEquals(5, backup.run(target, 7, true, Progress.NONE).copied());
            assertEquals(0, backup.run(target, 7, true, Progress.NONE).copied());
            Path pack = packs().getFirst();
            byte[] bytes = Files.readAllBytes(pack);
            bytes[bytes.length / 2] ^= 24;
            Files.write(pack, bytes);
            Integrity check = new Integrity(store, REFERENCES);
            Integrity.Report report = check.check(Progress.NONE);
            assertEquals(1, report.faults().size());
            assertEquals(StoreError.DAMAGED, report.faults().getFirst().code());
            assertEquals("blobs/packs/" + pack.getFileName(), report.faults().getFirst().file());
            assertEquals(report.damaged(), backup.repair(target, report.damaged(), Progress.NONE));
            assertEquals(List.of(), check.check(Progress.NONE).faults());
            assertContent(store, blobs);
        }
    }

    @Test
    void aRestoredArchiveHasFilesOfTheirOwnAndNoRowsOfPacks() throws Exception {
        List<BlobId> blobs;
        Path target = folder.resolve("backup");
        Path place = folder.resolve("restored");
        try (Store store = open()) {
            blobs = write(store, 5);
            name(store, blobs);
            new Backup(store, REFERENCES, Clock.systemUTC()).run(target, 7, true, Progress.NONE);
        }
        try (Restoration restoration = new Restoration(target, place)) {
            restoration.copy(
                    Optional.empty(), source(), List.of(), false, REFERENCES, Progress.NONE);
            restoration.finish();
        }
        try (Store store = open(place)) {
            assertContent(store, blobs);
            assertEquals(1, rows(store));
            assertEquals(0, store.sweep(REFERENCES));
            assertEquals(0, rows(store));
            assertContent(store, blobs);
        }
    }

    private static int rows(Store store) {
        return store.read(reads -> reads.query("select pack from store_pack", row -> true).size());
    }
}

package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.SchemaPart;
import org.meridian.core.store.UnitOfWork;
import org.meridian.testkit.store.RecordedLog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class StoreTest {
    private static final SchemaPart NOTES =
            new SchemaPart(
                    "note",
                    List.of(
                            List.of(
                                    "create sequence note_number",
                                    "create table note_text (id bigint primary key, words"
                                        + " varchar(1000), on_day date, at_time timestamp with time"
                                        + " zone, score double precision, who uuid, raw"
                                        + " varbinary(100), n integer)")));

    private final Path folder;

    private final RecordedLog log = new RecordedLog();
    private final Events events = new Events();

    StoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Store open(SchemaPart... parts) {
        return Store.open(
                Vault.open(folder.resolve("archive"), KeySource.besideArchive()),
                List.of(parts),
                log,
                events,
                Clock.systemUTC());
    }

    private static long add(UnitOfWork unit, String words) {
        long id = unit.next("note_number");
        unit.update("insert into note_text (id, words) values (?, ?)", id, words);
        return id;
    }

    private static List<String> words(Store store) {
        return store.read(
                r -> r.query("select words from note_text order by id", row -> row.text("words")));
    }

    private static void assertCode(ErrorCode code, Executable call) {
        MeridianException e = assertThrows(MeridianException.class, call);
        assertEquals(code, e.errorCode());
        assertFalse(e.text(Locale.SIMPLIFIED_CHINESE).isEmpty());
    }

    @Test
    void keepsWhatWasWrittenAndNothingOfAFailedUnit() {
        try (Store store = open(NOTES)) {
            store.write(u -> add(u, "张三"));
            IllegalStateException failed =
                    assertThrows(
                            IllegalStateException.class,
                            () ->
                                    store.write(
                                            u -> {
                                                add(u, "half");
                                                u.append(
                                                        LedgerEntry.of("a", LedgerEntry.Type.OPEN));
                                                u.index("note", "1");
                                                throw new IllegalStateException("no");
                                            }));
            assertEquals("no", failed.getMessage());
            assertEquals(List.of("张三"), words(store));
            assertEquals(List.of(), store.queued(0, 10));
        }
        try (Store store = open(NOTES)) {
            assertEquals(List.of("张三"), words(store));
        }
        assertEquals(List.of(0), log.seals());
        assertEquals(List.of(), log.entries());
    }

    @Test
    void aFailedUnitLeavesTheOthersOfItsGroup() {
        try (Store store = open(NOTES)) {
            List<CompletableFuture<Long>> futures =
                    IntStream.range(0, 200)
                            .mapToObj(
                                    i ->
                                            store.submit(
                                                    u -> {
                                                        long id = add(u, "n" + i);
                                                        u.index("note", "k" + i);
                                                        if (i % 7 == 3) {
                                                            throw new IllegalArgumentException();
                                                        }
                                                        return id;
                                                    }))
                            .toList();
            futures.forEach(f -> f.exceptionally(e -> 0L).join());
            for (int i = 0; i < 200; i++) {
                assertEquals(i % 7 == 3, futures.get(i).isCompletedExceptionally());
            }
            List<String> wanted =
                    IntStream.range(0, 200).filter(i -> i % 7 != 3).mapToObj(i -> "n" + i).toList();
            assertEquals(wanted, words(store));
            List<QueuedRecord> queued = store.queued(0, 1000);
            assertEquals(wanted.size(), queued.size());
            for (int i = 0; i < queued.size(); i++) {
                assertEquals(i + 1, queued.get(i).position());
            }
            assertEquals(queued.subList(5, 8), store.queued(5, 3));
        }
    }

    @Test
    void everyTypeComesBackAsItWas() {
        try (Store store = open(NOTES)) {
            UUID who = UUID.randomUUID();
            Instant at = Instant.parse("2026-02-03T04:05:06.123456Z");
            store.write(
                    u ->
                            u.update(
                                    "insert into note_text values (?, ?, ?, ?, ?, ?, ?, ?)",
                                    1L,
                                    "䶮𠮷",
                                    LocalDate.of(1899, 12, 31),
                                    at,
                                    0.1,
                                    who,
                                    new byte[] {1, -2},
                                    7));
            store.write(u -> u.update("insert into note_text (id) values (2)"));
            store.read(
                    r ->
                            r.query(
                                    "select * from note_text where id = 1",
                                    row -> {
                                        assertEquals(1, row.number("id"));
                                        assertEquals("䶮𠮷", row.text("words"));
                                        assertEquals(
                                                Optional.of(LocalDate.of(1899, 12, 31)),
                                                row.date("on_day"));
                                        assertEquals(at, row.instant("at_time"));
                                        assertEquals(0.1, row.real("score"));
                                        assertEquals(who, row.uuid("who"));
                                        assertArrayEquals(new byte[] {1, -2}, row.bytes("raw"));
                                        assertEquals(7, row.integer("n"));
                                        return row;
                                    }));
            store.read(
                    r ->
                            r.query(
                                    "select * from note_text where id = 2",
                                    row -> {
                                        assertEquals("", row.text("words"));
                                        assertTrue(row.isNull("at_time"));
                                        assertEquals(Optional.empty(), row.date("on_day"));
                                        assertThrows(
                                                IllegalStateException.class,
                                                () -> row.integer("n"));
                                        return row;
                                    }));
        }
    }

    @Test
    void aReadSeesOneStateThroughout() {
        try (Store store = open(NOTES)) {
            store.write(u -> add(u, "a"));
            List<Long> counts =
                    store.read(
                            r -> {
                                List<Long> seen = new ArrayList<>();
                                String count = "select count(*) as c from note_text";
                                seen.addAll(r.query(count, row -> row.number("c")));
                                store.write(u -> add(u, "b"));
                                seen.addAll(r.query(count, row -> row.number("c")));
                                return seen;
                            });
            assertEquals(List.of(1L, 1L), counts);
            assertEquals(List.of("a", "b"), words(store));
        }
    }

    @Test
    void aFactIsPublishedOnceItIsThere() {
        List<Object> facts = new ArrayList<>();
        try (Store store = open(NOTES);
                var registration =
                        events.subscribe(String.class, f -> facts.add(f + words(store).size()))) {
            store.write(
                    u -> {
                        u.afterCommit("written");
                        return add(u, "a");
                    });
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            store.write(
                                    u -> {
                                        u.afterCommit("never");
                                        throw new IllegalStateException();
                                    }));
            assertEquals(List.of("written1"), facts);
        }
    }

    @Test
    void aUnitIsUselessOutsideItsWorkAndNeverWaitsForAnother() {
        try (Store store = open(NOTES)) {
            UnitOfWork kept = store.write(u -> u);
            assertThrows(IllegalStateException.class, () -> add(kept, "late"));
            assertThrows(
                    IllegalStateException.class,
                    () -> store.write(u -> store.write(inner -> add(inner, "nested"))));
            assertEquals(List.of(), words(store));
        }
    }

    @Test
    void aListenerDoesNotWaitForAUnit() {
        List<Throwable> failures = new ArrayList<>();
        try (Store store = open(NOTES);
                var registration =
                        events.subscribe(
                                String.class,
                                f ->
                                        failures.add(
                                                assertThrows(
                                                        IllegalStateException.class,
                                                        () -> store.write(u -> add(u, f)))))) {
            store.write(
                    u -> {
                        u.afterCommit("written");
                        return 0;
                    });
            assertEquals(1, failures.size());
            assertEquals(List.of(), words(store));
        }
    }

    @Test
    void aFailureOfTheDatabaseQuotesNoValue() {
        try (Store store = open(NOTES)) {
            store.write(u -> u.update("insert into note_text (id, words) values (1, 'x')"));
            MeridianException e =
                    assertThrows(
                            MeridianException.class,
                            () ->
                                    store.write(
                                            u ->
                                                    u.update(
                                                            "insert into note_text (id, words)"
                                                                    + " values (?, ?)",
                                                            1,
                                                            "Zhang San")));
            assertEquals(StoreError.DATABASE, e.errorCode());
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertFalse(String.valueOf(t).contains("Zhang"));
            }
        }
    }

    @Test
    void migratesStepByStepAndRefusesANewerSchema() {
        SchemaPart newer =
                new SchemaPart(
                        "note",
                        List.of(
                                NOTES.versions().get(0),
                                List.of("alter table note_text add column more varchar(10)")));
        open(NOTES).close();
        try (Store store = open(newer)) {
            store.write(u -> u.update("insert into note_text (id, more) values (1, 'x')"));
        }
        assertCode(StoreError.NEWER_SCHEMA, () -> open(NOTES));
        open(newer).close();
    }

    @Test
    void goesOnWithAMigrationThatDiedHalfWay() {
        SchemaPart broken =
                new SchemaPart(
                        "note",
                        List.of(
                                List.of(
                                        NOTES.versions().get(0).get(0),
                                        "create table nonsense (")));
        assertThrows(MeridianException.class, () -> open(broken));
        try (Store store = open(NOTES)) {
            assertEquals(1L, store.write(u -> add(u, "a")));
        }
    }

    @Test
    void aSecondOpeningIsRefused() {
        try (Store store = open(NOTES)) {
            assertCode(StoreError.LOCKED, () -> open(NOTES));
            store.write(u -> add(u, "still open"));
        }
        open(NOTES).close();
    }

    @Test
    void anotherKeyOrNoneDoesNotOpen() throws Exception {
        open(NOTES).close();
        Path archive = folder.resolve("archive");
        Path key = archive.resolve(KeySource.BESIDE);
        byte[] right = Files.readAllBytes(key);
        Files.delete(key);
        assertCode(StoreError.KEY_MISSING, () -> open(NOTES));
        Files.write(key, new byte[32]);
        assertCode(StoreError.WRONG_KEY, () -> open(NOTES));
        Files.write(key, new byte[31]);
        assertCode(StoreError.BAD_KEY_FILE, () -> open(NOTES));
        Files.write(key, right);
        open(NOTES).close();
    }

    @Test
    void aKeyFileElsewhereIsMadeAndKeepsTheArchiveFreeOfKeys() throws Exception {
        Path key = folder.resolve("safe/my.key");
        Path archive = folder.resolve("archive");
        try (Vault vault = Vault.open(archive, KeySource.file(key))) {
            assertFalse(vault.guard().isBeside());
        }
        assertTrue(Files.exists(key));
        assertFalse(Files.exists(archive.resolve(KeySource.BESIDE)));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)));
    }

    @Test
    void aClosedStoreSaysSo() {
        Store store = open(NOTES);
        store.close();
        store.close();
        assertCode(StoreError.CLOSED, () -> store.write(u -> 1));
    }

    @Test
    void aBlobComesBackWholeAndIsKeptOncePerPatient() throws Exception {
        byte[] content = new byte[200_001];
        new Random(1).nextBytes(content);
        PatientKey one = PatientKey.random();
        PatientKey other = PatientKey.random();
        BlobId id;
        BlobId othersId;
        try (Store store = open(NOTES)) {
            id = store.blobs().write(one, ByteSources.of(content));
            assertEquals(id, store.blobs().write(one, ByteSources.of(content)));
            othersId = store.blobs().write(other, ByteSources.of(content));
            assertNotEquals(id, othersId);
            store.blobs().sync();
            store.write(u -> add(u, id.value()));
        }
        try (Store store = open(NOTES);
                ByteSource source = store.blobs().open(one, id)) {
            assertArrayEquals(content, source.slice(0, content.length));
            assertArrayEquals(
                    Arrays.copyOfRange(content, 65_530, 131_080), source.slice(65_530, 65_550));
            assertCode(StoreError.DAMAGED, () -> store.blobs().open(one, othersId));
            assertCode(StoreError.NO_BLOB, () -> store.blobs().open(one, new BlobId("../../x")));
            assertCode(StoreError.FORGOTTEN, () -> store.blobs().open(PatientKey.random(), id));
        }
    }

    @Test
    void aForgottenPatientStaysForgotten() throws Exception {
        PatientKey patient = PatientKey.random();
        BlobId id;
        try (Store store = open(NOTES)) {
            id = store.blobs().write(patient, ByteSources.of(new byte[10]));
            store.write(u -> add(u, id.value()));
            store.write(
                    u -> {
                        store.vault().keys().destroy(u, patient, Instant.EPOCH);
                        return 0;
                    });
            assertCode(StoreError.FORGOTTEN, () -> store.blobs().open(patient, id));
        }
        try (Store store = open(NOTES)) {
            assertCode(StoreError.FORGOTTEN, () -> store.blobs().open(patient, id));
            assertCode(
                    StoreError.FORGOTTEN,
                    () -> store.blobs().write(patient, ByteSources.of(new byte[1])));
        }
    }

    @Test
    void sweepsOrphansOfEarlierRunsAlone() throws Exception {
        PatientKey patient = PatientKey.random();
        List<BlobReferences> references =
                List.of(new BlobReferences("select words, who, id from note_text"));
        BlobId kept;
        try (Store store = open(NOTES)) {
            kept = store.blobs().write(patient, ByteSources.of(new byte[] {1}));
            store.blobs().write(patient, ByteSources.of(new byte[] {2}));
            store.blobs().write(patient, ByteSources.of(new byte[] {3}));
            store.write(u -> add(u, kept.value()));
            assertEquals(0, store.sweep(references));
        }
        Thread.sleep(20);
        try (Store store = open()) {
            assertEquals(0, store.sweep(references), "a room that is not here may name them");
        }
        try (Store store = open(NOTES)) {
            BlobId again = store.blobs().write(patient, ByteSources.of(new byte[] {3}));
            assertEquals(1, store.sweep(references));
            store.blobs().open(patient, again).close();
            store.blobs().open(patient, kept).close();
        }
    }
}

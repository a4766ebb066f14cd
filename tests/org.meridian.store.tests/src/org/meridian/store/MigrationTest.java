package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.store.SchemaPart;
import org.meridian.testkit.store.RecordedLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An archive of an earlier version is copied before it is migrated, and changes whole or not. */
class MigrationTest {
    private static final List<String> FIRST =
            List.of("create table note_text (id bigint primary key, words varchar(100))");
    private static final List<String> SECOND =
            List.of(
                    "alter table note_text add column mood varchar(10)",
                    "create table note_page (id bigint primary key, note bigint)",
                    "insert into note_page (id, note) select id, id from note_text",
                    "update note_text set mood = 'calm'");

    private final Path folder;

    MigrationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Store open(List<List<String>> versions) {
        return Store.open(
                Vault.open(folder.resolve("archive"), KeySource.besideArchive()),
                List.of(new SchemaPart("note", versions)),
                new RecordedLog(),
                new Events(),
                Clock.systemUTC());
    }

    private void first() {
        try (Store store = open(List.of(FIRST))) {
            for (long i = 0; i < 50; i++) {
                long id = i;
                store.write(
                        unit ->
                                unit.update(
                                        "insert into note_text (id, words) values (?, ?)",
                                        id,
                                        "words " + id));
            }
        }
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("archive"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("before-")).toList();
        }
    }

    private void check(Store store) {
        assertEquals(
                50L,
                store.read(
                        r ->
                                r.query(
                                                "select count(*) as n from note_text t join"
                                                        + " note_page p on p.note = t.id where"
                                                        + " t.mood = 'calm'",
                                                row -> row.number("n"))
                                        .getFirst()));
    }

    @Test
    void aCopyOfTheDatabaseIsMadeBeforeAMigrationAndNeverAtAnOrdinaryStart() throws IOException {
        first();
        open(List.of(FIRST)).close();
        assertEquals(List.of(), copies());
        try (Store store = open(List.of(FIRST, SECOND))) {
            check(store);
        }
        assertEquals(1, copies().size());
        open(List.of(FIRST, SECOND)).close();
        assertEquals(1, copies().size());
        // the copy is the archive as it was, for who goes back to the earlier version
        Path archive = folder.resolve("archive");
        Files.delete(archive.resolve("meridian.mv.db"));
        Files.deleteIfExists(archive.resolve("meridian.sums"));
        Files.copy(
                copies().getFirst().resolve("meridian.mv.db"), archive.resolve("meridian.mv.db"));
        try (Store store = open(List.of(FIRST))) {
            assertEquals(
                    50L,
                    store.read(
                            r ->
                                    r.query(
                                                    "select count(*) as n from note_text",
                                                    row -> row.number("n"))
                                            .getFirst()));
        }
    }

    /** Every statement may be the last one before a kill: the earlier program goes on meanwhile. */
    @Test
    void aMigrationThatFailsInTheMiddleLeavesTheArchiveAsItWas() throws IOException {
        first();
        for (int done = 0; done < SECOND.size(); done++) {
            List<String> broken = new ArrayList<>(SECOND.subList(0, done));
            broken.add("select no_such_column from note_text");
            broken.addAll(SECOND.subList(done, SECOND.size()));
            assertThrows(MeridianException.class, () -> open(List.of(FIRST, broken)));
            open(List.of(FIRST)).close();
        }
        try (Stream<Path> files = Files.list(folder.resolve("archive"))) {
            assertEquals(
                    List.of(), files.filter(f -> f.toString().contains("-new")).toList(), "left");
        }
        try (Store store = open(List.of(FIRST, SECOND))) {
            check(store);
        }
    }

    @Test
    void anEarlierProgramRefusesANewerArchive() {
        first();
        open(List.of(FIRST, SECOND)).close();
        MeridianException e = assertThrows(MeridianException.class, () -> open(List.of(FIRST)));
        assertEquals(StoreError.NEWER_SCHEMA, e.errorCode());
        assertTrue(Files.exists(folder.resolve("archive/meridian.mv.db")));
    }
}

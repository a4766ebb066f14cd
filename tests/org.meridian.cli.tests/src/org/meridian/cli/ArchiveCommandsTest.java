package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.search.SearchIndex;
import org.meridian.store.KeySource;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.extension.ProductExtensions;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whole command lines that keep an archive of three persons: backup, check, repair, restore, trash,
 * forgetting.
 */
class ArchiveCommandsTest {
    private static final String KEY_FILE = "archive/archive.key";

    private final WorkstationFactory factory = new WorkstationFactory(List.of());
    private final ExtensionReader extensions = new ExtensionReader(ProductExtensions.registry());
    private final Path folder;
    private Workstation workstation;

    private final Captured terminal =
            new Captured() {
                @Override
                Restored restore(Invocation invocation, RestoreRequest request, Progress progress) {
                    Path place = invocation.archive().orElseThrow();
                    return factory.restore(
                            request,
                            new WorkstationSettings(
                                    place, invocation.keyFile(), Optional.of("wang")),
                            extensions,
                            progress);
                }
            };
    private final StringBuffer out = terminal.out;
    private final StringBuffer err = terminal.err;

    ArchiveCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        workstation = open("archive", Optional.empty());
    }

    private Workstation open(String archive, Optional<Path> keyFile) {
        return factory.open(
                new WorkstationSettings(folder.resolve(archive), keyFile, Optional.of("wang")),
                extensions);
    }

    @BeforeEach
    void add() throws IOException {
        new Part10(1, 1, 1).write(folder.resolve("in/a"));
        new Part10(1, 1, 2).write(folder.resolve("in/b"));
        new Part10(2, 1, 1).text(0x00080060, "CS", "MR").write(folder.resolve("in/c"));
        new Part10(3, 1, 1).write(folder.resolve("in/d"));
        workstation.imports().run(List.of(folder.resolve("in")), Progress.NONE);
    }

    @AfterEach
    void close() {
        workstation.close();
    }

    private int run(Locale locale, String... words) {
        return terminal.run(workstation, folder, locale, words);
    }

    private JsonObject json(int exitCode, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        assertEquals(exitCode, run(Locale.ENGLISH, all.toArray(String[]::new)), err.toString());
        return terminal.document();
    }

    private static List<JsonObject> objects(JsonObject document, String array) {
        return document.getJsonArray(array).getValuesAs(JsonObject.class);
    }

    private static List<String> codes(JsonObject document) {
        return objects(document, "faults").stream().map(f -> f.getString("code")).toList();
    }

    private void assertRefused(String code, String... words) {
        assertEquals(code, json(1, words).getJsonObject("error").getString("code"));
        assertTrue(err.toString().contains(code + ": "), err.toString());
    }

    private JsonObject backUp() {
        return json(0, "backup", "copies", "--without-key");
    }

    private List<Path> blobs(String place) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(place).resolve("blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64).sorted().toList();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 3;
        Files.write(file, bytes);
    }

    private List<String> found(String text) {
        return objects(json(0, "search", text), "hits").stream()
                .map(h -> h.getString("patientID"))
                .distinct()
                .toList();
    }

    @Test
    void aTurnedBitIsPutRightAndNamed() throws IOException {
        Path blob = blobs("archive").getFirst();
        byte[] whole = Files.readAllBytes(blob);
        byte[] turned = whole.clone();
        turned[100] ^= 4;
        Files.write(blob, turned);
        JsonObject report = json(0, "archive", "check");
        assertTrue(report.getBoolean("sound"));
        JsonObject bit = objects(report, "mended").getFirst();
        assertEquals(folder.resolve("archive").relativize(blob).toString(), bit.getString("file"));
        assertEquals(100, bit.getInt("position"));
        assertEquals(2, bit.getInt("bit"));
        assertArrayEquals(whole, Files.readAllBytes(blob));
    }

    @Test
    void aBackupTellsWhatItTookAndIsProved() throws IOException {
        assertRefused("STO-030", "backup", "copies");
        assertRefused("STO-031", "backup", "archive/copies", "--without-key");
        assertEquals(2, run(Locale.ENGLISH, "backup"));
        JsonObject backup = backUp();
        assertTrue(err.toString().contains("does not hold the archive's key"), err.toString());
        String copies = folder.resolve("copies").toString();
        assertEquals(copies, backup.getString("folder"));
        assertTrue(Files.isDirectory(folder.resolve("copies")));
        assertFalse(backup.getString("generation").isEmpty());
        assertFalse(Instant.parse(backup.getString("taken")).isAfter(Instant.now()));
        assertEquals(4, backup.getInt("blobs"));
        assertEquals(4, backup.getInt("copied"));
        assertTrue(backup.getInt("bytes") > 0);
        assertFalse(backup.getBoolean("keyIncluded"));
        assertEquals(List.of(), codes(backup));
        assertEquals(0, backUp().getInt("copied"), "nothing is new");
        JsonObject verified = json(0, "backup", "verify", "copies");
        assertEquals(copies, verified.getString("verified"));
        assertEquals(List.of(), codes(verified));
        Path blob = blobs("copies").getFirst();
        flip(blob);
        JsonObject fault = objects(json(1, "backup", "verify", "copies"), "faults").getFirst();
        assertEquals("STO-008", fault.getString("code"));
        assertEquals(folder.resolve("copies").relativize(blob).toString(), fault.getString("file"));
        assertEquals(1, run(Locale.SIMPLIFIED_CHINESE, "backup", "verify", "copies"));
        assertTrue(out.toString().contains("备份有损坏"), out.toString());
        assertEquals(1, backUp().getInt("copied"), "the damaged one comes again");
        assertEquals(0, run(Locale.ENGLISH, "backup", "verify", "copies"));
        assertEquals("The backup in " + copies + " is sound.\n", out.toString());
        assertRefused("STO-032", "backup", "verify", "in");
    }

    @Test
    void aDamagedObjectIsNamedAndTakenFromTheBackup() throws IOException {
        JsonObject sound = json(0, "archive", "check");
        assertEquals("check", sound.getString("action"));
        assertTrue(sound.getBoolean("sound"));
        assertEquals(List.of(), codes(sound));
        assertEquals(List.of(), objects(sound, "remarks"));
        backUp();
        Path blob = blobs("archive").getFirst();
        flip(blob);
        JsonObject unsound = json(1, "archive", "check");
        assertFalse(unsound.getBoolean("sound"));
        assertEquals(List.of("STO-008"), codes(unsound));
        JsonObject fault = objects(unsound, "faults").getFirst();
        assertEquals(
                folder.resolve("archive").relativize(blob).toString(), fault.getString("file"));
        String record = fault.getString("record");
        assertTrue(record.matches("2\\.25\\.[123]\\.1\\.[12]"), record);
        assertTrue(fault.getString("message").contains("backup"), fault.getString("message"));
        assertEquals(1, run(Locale.ENGLISH, "archive", "check"));
        assertTrue(out.toString().contains("THE ARCHIVE IS NOT SOUND: 1 fault."), out.toString());
        assertEquals(1, run(Locale.SIMPLIFIED_CHINESE, "archive", "check"));
        assertTrue(out.toString().contains("档案有损坏：1 处"), out.toString());
        assertEquals(2, run(Locale.ENGLISH, "archive", "repair"));
        JsonObject repaired = json(0, "archive", "repair", "--from", "copies");
        assertEquals(record, repaired.getJsonArray("repaired").getString(0));
        assertTrue(repaired.getJsonArray("left").isEmpty());
        assertTrue(json(0, "archive", "check").getBoolean("sound"));
        flip(blob);
        flip(blobs("copies").getFirst());
        JsonObject left = json(1, "archive", "repair", "--from", "copies");
        assertTrue(left.getJsonArray("repaired").isEmpty());
        assertEquals(record, left.getJsonArray("left").getString(0));
    }

    @Test
    void whatIsRestoredHasTheSameStudies() throws IOException {
        JsonObject studies = json(0, "studies");
        assertEquals(3, objects(studies, "studies").size());
        String generation = backUp().getString("generation");
        String[] restore = {"restore", "copies", "--archive", "new", "--key-file", KEY_FILE};
        JsonObject restored = json(0, restore);
        assertEquals(folder.resolve("new").toString(), restored.getString("archive"));
        assertEquals(generation, restored.getString("generation"));
        assertEquals(4, restored.getInt("blobs"));
        assertEquals(0, restored.getInt("forgotten"));
        assertEquals(List.of(), codes(restored));
        assertRefused("STO-036", restore);
        workstation.close();
        workstation = open("new", Optional.of(folder.resolve(KEY_FILE)));
        assertEquals(studies, json(0, "studies"));
        assertTrue(json(0, "archive", "check").getBoolean("sound"));
        assertEquals(List.of("P2"), found("P2"));
    }

    @Test
    void aBackupThatLacksAnObjectIsRestoredOnlyWhereThatIsAccepted() throws IOException {
        backUp();
        Files.delete(blobs("copies").getFirst());
        assertRefused("STO-037", "restore", "copies", "--archive", "new", "--key-file", KEY_FILE);
        assertFalse(Files.exists(folder.resolve("new")));
        JsonObject restored =
                json(
                        0,
                        "restore",
                        "copies",
                        "--archive",
                        "new",
                        "--key-file",
                        KEY_FILE,
                        "--accept-damaged");
        assertEquals(3, restored.getInt("blobs"));
        assertEquals(List.of("STO-009"), codes(restored));
    }

    @Test
    void theTrashGivesBackWhatIsNotDeletedForGood() {
        assertEquals(2, run(Locale.ENGLISH, "trash", "put", "2.25.2"));
        JsonObject put = json(0, "trash", "put", "2.25.2", "--reason", "wrong person");
        JsonObject trashed = objects(put, "trashed").getFirst();
        assertEquals("study", trashed.getString("kind"));
        assertEquals("2.25.2", trashed.getString("uid"));
        assertEquals("P2", trashed.getString("patientID"));
        assertEquals("wrong person", trashed.getString("reason"));
        assertEquals("wang", trashed.getString("by"));
        assertEquals(1, trashed.getInt("series"));
        assertEquals(1, trashed.getInt("instances"));
        assertEquals(List.of(), found("P2"));
        assertEquals(List.of(trashed), objects(json(0, "trash", "list"), "items"));
        String item = trashed.getJsonNumber("item").toString();
        JsonObject restored = json(0, "trash", "restore", item);
        assertEquals(List.of(trashed), objects(restored, "restored"));
        assertEquals(List.of(), objects(json(0, "trash", "list"), "items"));
        assertEquals(List.of("P2"), found("P2"));
        assertEquals(2, run(Locale.ENGLISH, "trash", "restore", "x"));
        assertRefused("ARC-021", "trash", "restore", item);
        json(0, "trash", "put", "2.25.2", "--reason", "wrong person");
        assertEquals(List.of(), objects(json(0, "trash", "empty"), "deleted"), "not due");
        JsonObject emptied = json(0, "trash", "empty", "--all");
        assertEquals("2.25.2", objects(emptied, "deleted").getFirst().getString("uid"));
        assertEquals(1, emptied.getInt("blobs"));
        assertEquals(2, objects(json(0, "studies"), "studies").size());
        assertTrue(json(0, "archive", "check").getBoolean("sound"));
    }

    @Test
    void whatALawKeepsStaysInTheTrash() {
        JsonObject retention = json(0, "trash", "retention", "--keep-years", "100");
        assertEquals(30, retention.getInt("days"));
        assertEquals(100, retention.getInt("keepYears"));
        assertFalse(retention.getBoolean("automatic"));
        json(0, "trash", "put", "P3", "--reason", "asked to");
        JsonObject emptied = json(1, "trash", "empty", "--all");
        assertEquals(
                "2124-05-31", objects(emptied, "retained").getFirst().getString("retainedUntil"));
        assertRefused("ARC-025", "archive", "forget", "P1", "--reason", "asked to");
    }

    @Test
    void theNumbersAreThoseOfTheArchive() {
        JsonObject stats = json(0, "archive", "stats");
        assertEquals(3, stats.getInt("patients"));
        assertEquals(3, stats.getInt("studies"));
        assertEquals(4, stats.getInt("instances"));
        JsonObject series = stats.getJsonObject("seriesByModality");
        assertEquals(2, series.getInt("CT"));
        assertEquals(1, series.getInt("MR"));
        assertTrue(stats.getInt("blobBytes") > 0);
        assertTrue(stats.getInt("databaseBytes") > 0);
        assertTrue(stats.containsKey("indexBytes"));
        assertEquals(0, stats.getInt("trash"));
        assertEquals(30, stats.getInt("trashDays"));
        assertEquals(0, stats.getInt("keepYears"));
        assertTrue(stats.getBoolean("backupDue"));
        assertFalse(stats.containsKey("lastBackup"));
        assertTrue(stats.getJsonObject("schema").getInt("archive") > 0);
        assertEquals(0, run(Locale.ENGLISH, "archive", "stats"));
        assertTrue(out.toString().contains("THERE IS NO BACKUP"), out.toString());
        JsonObject backup = backUp();
        json(0, "trash", "put", "P3", "--reason", "wrong person");
        JsonObject after = json(0, "archive", "stats");
        assertEquals(2, after.getInt("patients"));
        assertEquals(1, after.getInt("trash"));
        assertFalse(after.getBoolean("backupDue"));
        JsonObject last = after.getJsonObject("lastBackup");
        for (String key : List.of("folder", "generation", "taken", "blobs")) {
            assertEquals(backup.get(key), last.get(key));
        }
    }

    @Test
    void aRebuildMakesWhatWasLostFromTheIndexFoundAgain() throws IOException {
        workstation.close();
        try (Vault vault = Vault.open(folder.resolve("archive"), KeySource.besideArchive());
                SearchIndex index = SearchIndex.open(vault.files("index"))) {
            index.delete("study", "2.25.2");
            index.commit(index.cursor().orElseThrow());
        }
        workstation = open("archive", Optional.empty());
        assertEquals(List.of(), found("P2"));
        JsonObject unsound = json(1, "archive", "check");
        assertEquals(List.of("ARC-028"), codes(unsound));
        assertEquals("study 2.25.2", objects(unsound, "faults").getFirst().getString("record"));
        assertTrue(json(0, "archive", "rebuild").getBoolean("rebuilt"));
        assertEquals(List.of("P2"), found("P2"));
        assertTrue(json(0, "archive", "check").getBoolean("sound"));
    }

    @Test
    void whoIsForgottenIsGoneFromTheArchiveAndFromWhatIsRestored() {
        backUp();
        assertEquals(2, run(Locale.ENGLISH, "archive", "forget", "P2"));
        assertRefused("WFL-001", "archive", "forget", "P9", "--reason", "asked to");
        assertRefused("ARC-130", "archive", "forget", "P2", "--reason", "P2 asked to");
        assertEquals(List.of("P2"), found("P2"));
        JsonObject forgotten = json(0, "archive", "forget", "P2", "--reason", "asked to");
        assertEquals(1, forgotten.getInt("blobs"));
        assertEquals(1, forgotten.getInt("searches"));
        assertEquals(0, forgotten.getInt("savedSearches"));
        assertTrue(forgotten.getJsonArray("unreached").isEmpty());
        assertEquals(List.of(), found("P2"));
        assertEquals(2, objects(json(0, "studies"), "studies").size());
        assertTrue(json(0, "archive", "check").getBoolean("sound"));
        String key = forgotten.getString("patientKey");
        assertEquals(
                key,
                json(0, "archive", "forget", key, "--reason", "asked to").getString("patientKey"));
        JsonObject restored =
                json(0, "restore", "copies", "--archive", "new", "--key-file", KEY_FILE);
        assertEquals(1, restored.getInt("forgotten"));
        assertEquals(3, restored.getInt("blobs"));
    }
}

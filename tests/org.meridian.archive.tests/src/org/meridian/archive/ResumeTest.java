package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.progress.Progress;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.store.ChildJava;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Interrupted imports go on where they were, and every import leaves its report. */
class ResumeTest {
    private static final int SERIES = 8;
    private static final int INSTANCES = 5;
    private static final TestGrant GRANT = TestGrant.all();

    private final Path in;
    private final Path folder;

    ResumeTest(@TempDir Path temp) throws IOException {
        this.in = Files.createDirectories(temp.resolve("in"));
        this.folder = temp.resolve("archive");
    }

    private void writeInput() throws IOException {
        Files.writeString(in.resolve("0-readme.txt"), "no image");
        for (int series = 1; series <= SERIES; series++) {
            for (int instance = 1; instance <= INSTANCES; instance++) {
                new Part10(1, series, instance)
                        .bytes(0x7FE00010, "OW", new byte[20_000])
                        .number(0x00280010, 100)
                        .number(0x00280011, 100)
                        .write(in.resolve(series + "-" + instance));
            }
        }
    }

    /** Makes files of stored series unreadable as images, alike in all that tells them apart. */
    private void spoil(Set<String> series) throws IOException {
        for (String uid : series) {
            for (int instance = 1; instance <= INSTANCES; instance++) {
                Path file = in.resolve(uid.substring(uid.lastIndexOf('.') + 1) + "-" + instance);
                FileTime time = Files.getLastModifiedTime(file);
                Files.write(file, new byte[(int) Files.size(file)]);
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private static Set<String> stored(Rooms rooms) {
        Set<String> series = new TreeSet<>();
        rooms.archive.series(GRANT, "2.25.1").forEach(s -> series.add(s.seriesInstanceUID()));
        return series;
    }

    private static void assertWhole(Rooms rooms, ImportReports reports) {
        assertEquals(SERIES, stored(rooms).size());
        assertTrue(reports.interrupted(GRANT).isEmpty());
        ImportReport report = reports.newest(GRANT, 10).getFirst();
        assertEquals(ImportReport.State.DONE, report.state());
        assertEquals(SERIES * INSTANCES, report.imported());
        assertEquals(SERIES * INSTANCES + 1, report.files());
        assertEquals(1, report.refused());
        assertEquals(0, report.duplicate());
        assertEquals(1, reports.refusals(GRANT, report.number()).size());
    }

    @Test
    void whatWasCancelledGoesOnWithoutReadingAgainWhatIsDone() throws IOException {
        writeInput();
        try (Rooms rooms = new Rooms(folder)) {
            ImportReports reports = new ImportReports(rooms.store, rooms.importer);
            ImportResult first =
                    rooms.importer.importPaths(GRANT, List.of(in), new Cancelling(3 * INSTANCES));
            assertTrue(first.cancelled());
            Set<String> there = stored(rooms);
            assertTrue(!there.isEmpty() && there.size() < SERIES, there.toString());
            ImportReport report = reports.interrupted(GRANT).orElseThrow();
            assertEquals(there.size() * INSTANCES, report.imported());
            assertEquals(List.of(in.toString()), report.sources());
            spoil(there);
            ImportResult rest = rooms.importer.resume(GRANT, report, Progress.NONE);
            assertEquals((SERIES - there.size()) * INSTANCES, rest.imported());
            assertEquals(List.of(), rest.refused());
            assertWhole(rooms, reports);
        }
    }

    @Test
    void whatWasKilledGoesOnWithoutReadingAgainWhatIsDone() throws Exception {
        writeInput();
        Process process =
                new ProcessBuilder(ChildJava.command(ImportingProcess.class, folder, in))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.readLine();
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        try (Rooms rooms = new Rooms(folder)) {
            ImportReports reports = new ImportReports(rooms.store, rooms.importer);
            Set<String> there = stored(rooms);
            assertTrue(!there.isEmpty() && there.size() < SERIES, there.toString());
            ImportReport report = reports.interrupted(GRANT).orElseThrow();
            assertEquals(there.size() * INSTANCES, report.imported());
            spoil(there);
            rooms.importer.resume(GRANT, report, Progress.NONE);
            assertWhole(rooms, reports);
        }
    }

    @Test
    void aReportOutlivesTheProgramAndSaysTheReasonsInBothLanguages() throws IOException {
        Path bad = Files.writeString(in.resolve("王小明.txt"), "no image");
        Path empty = Files.createFile(in.resolve("empty"));
        int number;
        try (Rooms rooms = new Rooms(folder)) {
            number = rooms.add(in).number();
        }
        try (Rooms rooms = new Rooms(folder)) {
            ImportReports reports = new ImportReports(rooms.store, rooms.importer);
            assertEquals(GRANT.actor(), reports.report(GRANT, number).actor());
            List<ImportReport.Refusal> refusals = reports.refusals(GRANT, number);
            assertEquals(
                    List.of(empty.toString(), bad.toString()),
                    refusals.stream().map(ImportReport.Refusal::path).sorted().toList());
            ImportReport.Refusal one = refusals.getFirst();
            assertTrue(one.reason(Locale.SIMPLIFIED_CHINESE).matches(".*\\p{IsHan}.*"));
            assertTrue(one.reason(Locale.ENGLISH).matches("\\p{ASCII}+"));
        }
    }

    @Test
    void anInterruptedImportThatIsGivenUpIsNotOfferedAgain() throws IOException {
        writeInput();
        try (Rooms rooms = new Rooms(folder)) {
            ImportReports reports = new ImportReports(rooms.store, rooms.importer);
            rooms.importer.importPaths(GRANT, List.of(in), new Cancelling(INSTANCES));
            int number = reports.interrupted(GRANT).orElseThrow().number();
            reports.giveUp(GRANT, number);
            assertTrue(reports.interrupted(GRANT).isEmpty());
            assertEquals(ImportReport.State.GIVEN_UP, reports.report(GRANT, number).state());
        }
    }

    /** Is cancelled after so many files. */
    private static final class Cancelling implements Progress {
        private final long after;
        private long done;

        Cancelling(long after) {
            this.after = after;
        }

        @Override
        public void begin(String task, long total) {
            assertEquals(SERIES * INSTANCES + 1, total);
        }

        @Override
        public synchronized void worked(long units) {
            done += units;
        }

        @Override
        public synchronized boolean cancelled() {
            return done > after;
        }
    }
}

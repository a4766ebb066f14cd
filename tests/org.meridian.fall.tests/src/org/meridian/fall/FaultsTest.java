package org.meridian.fall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.Archive;
import org.meridian.archive.ImportReports;
import org.meridian.archive.Importer;
import org.meridian.archive.Trash;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.ledger.Ledger;
import org.meridian.ledger.LedgerReport;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.store.ChildJava;
import org.meridian.testkit.store.MovableClock;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A disk that is full or read-only, a clock set back: one clear sentence, and nothing lost. */
class FaultsTest {
    private static final int UNABLE = 77;

    private final Intake intake = new Intake();
    private final Path folder;
    private final Path in;

    FaultsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        in = folder.resolve("in");
        intake.write(in, 101, 105, 2, 3);
    }

    /** Imports and tells why it did not work. */
    static final class Importing {
        private Importing() {}

        /**
         * @param args the archive, the files
         */
        public static void main(String[] args) {
            try (Workstation station = Stations.open(Path.of(args[0]))) {
                station.imports()
                        .run(List.of(Path.of(args[1])), Progress.NONE)
                        .refused()
                        .forEach(r -> System.out.println("refused " + r.code()));
            } catch (MeridianException e) {
                System.out.println(e.errorCode().code() + ": " + e.text(Locale.ENGLISH));
            }
        }
    }

    /**
     * Imports on a file system of the test's own.
     *
     * @param mount a shell command for it; $0 is the archive's folder
     */
    private List<String> importOn(String mount, String after) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "unshare is not installed");
        Path archive = folder.resolve("archive");
        Files.createDirectories(archive);
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>();
        command.addAll(List.of("/usr/bin/unshare", "-rm", "sh", "-c"));
        command.add(mount + " || exit " + UNABLE + "; \"$@\"; " + after);
        command.add(archive.toString());
        command.addAll(ChildJava.command(Importing.class, archive, in));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("errors").toFile())
                        .redirectOutput(output.toFile())
                        .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assumeTrue(
                process.exitValue() != UNABLE
                        && !Files.readString(folder.resolve("errors")).contains("unshare:"),
                "this machine gives tests no file system of their own");
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    @Test
    void aReadOnlyFolderIsToldAndNothingInItChanges() throws Exception {
        Path archive = folder.resolve("archive");
        try (Workstation station = Stations.open(archive)) {
            station.imports().run(List.of(in), Progress.NONE);
        }
        List<String> lines =
                importOn("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"", "true");
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("STO-003: "), lines.get(0));
        Intact.check(archive, intake, intake.series());
    }

    /** Sizes in KiB at which the disk is full while it opens, while it imports and never. */
    @Test
    void aFullDiskIsToldAndWhatIsThereStaysWhole() throws Exception {
        for (int size : new int[] {60, 300, 500, 700}) {
            Path kept = folder.resolve("kept" + size);
            List<String> lines =
                    importOn(
                            "mount -t tmpfs -o size=" + size + "k tmpfs \"$0\"",
                            "cp -r \"$0\" " + kept);
            assertTrue(!lines.isEmpty(), size + " KiB were enough");
            for (String line : lines) {
                assertTrue(line.matches("(refused )?STO-002(: .*)?"), size + ": " + lines);
            }
            Intact.check(kept, intake, List.of());
            try (Workstation station = Stations.open(kept)) {
                station.imports().run(List.of(in), Progress.NONE);
            }
            Intact.check(kept, intake, intake.series());
        }
    }

    @Test
    void aClockSetBackLosesNothingAndTheLedgerHolds() throws IOException {
        Path archive = folder.resolve("archive");
        MovableClock clock = new MovableClock(Instant.parse("2024-06-01T10:00:00Z"));
        Vault vault = Vault.open(archive, KeySource.besideArchive());
        Events events = new Events();
        Ledger ledger = new Ledger(vault, events, clock);
        try (Store store =
                Store.open(
                        vault,
                        List.of(
                                Archive.schema(),
                                QualityRepository.schema(),
                                ImportReports.schema(),
                                Ledger.SCHEMA),
                        ledger,
                        events,
                        clock)) {
            Importer importer =
                    new Importer(store, store.blobs(), new Trash(List.of(), clock), clock);
            importer.importPaths(
                    TestGrant.all(), List.of(in.resolve("101-1-1.dcm")), Progress.NONE);
            clock.move(Duration.ofDays(-400));
            importer.importPaths(TestGrant.all(), List.of(in), Progress.NONE);
            LedgerReport report = store.read(ledger::verify);
            assertTrue(report.intact(), report.toString());
        }
        Intact.check(archive, intake, intake.series());
    }
}
